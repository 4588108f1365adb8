"""Many sources at once: folders, processes, the cache, the watch."""
