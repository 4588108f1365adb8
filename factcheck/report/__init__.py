"""One file an output format; knows only the model and the messages."""
