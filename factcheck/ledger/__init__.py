"""Known values with their sources: read from plain files or a store, looked up while checking."""
