"""The documentation, and what keeps it up to date: ``python -m docs.generate``."""
