"""Equations, declared once in sympy; solved forms and monotonicity are derived from them."""
