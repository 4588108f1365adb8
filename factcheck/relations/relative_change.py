"""Relative change: ``tăng 20%`` is a rate of 20, ``giảm 20%`` a rate of -20."""

from factcheck.relations.relation import Relation

RELATION = Relation(
    name="relative_change",
    equation="current = base * (1 + rate / 100)",
    above={"current": 0, "base": 0, "rate": -100},
    rate="rate",
    current="current",
    base="base",
)
