"""Texts to mentions: numerals, quantities, periods, cues."""
