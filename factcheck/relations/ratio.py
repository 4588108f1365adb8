"""Ratio: ``gấp 3 lần`` is 3 times the base, ``bằng 80%`` is 0.8 times."""

from factcheck.relations.relation import Relation

RELATION = Relation(
    name="ratio",
    equation="current = base * times",
    above={"current": 0, "base": 0, "times": 0},
    rate="times",
    current="current",
    base="base",
)
