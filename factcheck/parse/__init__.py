"""The mentions of a clause to typed claims."""
