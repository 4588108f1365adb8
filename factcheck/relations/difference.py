"""Absolute difference, in the unit of both: ``tăng 13 vụ`` is 13, ``giảm 13 vụ`` is -13."""

from factcheck.relations.relation import Relation

RELATION = Relation(
    name="difference",
    equation="current = base + change",
    above={},
    rate="change",
    current="current",
    base="base",
)
