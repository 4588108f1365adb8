"""One file a check; the registry is built from the sorted module names."""
