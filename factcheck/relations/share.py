"""Share of a whole, in percent: ``chiếm 20,4%``."""

from factcheck.relations.relation import Relation

RELATION = Relation(
    name="share",
    equation="part = whole * percent / 100",
    above={"part": 0, "whole": 0, "percent": 0},
    rate="percent",
    current="part",
    base="whole",
)
