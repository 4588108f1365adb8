"""One file an output format; knows only the model."""
