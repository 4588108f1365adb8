"""Mends, carried out in the source."""
