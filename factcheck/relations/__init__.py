"""Equations, one file a relation, declared as sympy reads them.

``python -m factcheck.relations.derive`` derives the solved forms, the signs of their partial derivatives and their
limits into ``derived.py``, which the ordinary run evaluates without sympy (:mod:`factcheck.relations.enclosure`).
"""
