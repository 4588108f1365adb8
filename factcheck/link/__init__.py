"""Fills in the operands of a claim, and says how sure it is and why."""
