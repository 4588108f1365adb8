"""Sources to texts with a map back."""
