"""Percentage points between two percentages: ``giảm 0,5 điểm %`` is -0.5."""

from factcheck.relations.relation import Relation

RELATION = Relation(
    name="points",
    equation="current = base + points",
    above={},
    rate="points",
    current="current",
    base="base",
)
