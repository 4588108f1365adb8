"""Attainment of a plan, in percent: ``đạt 82% kế hoạch``."""

from factcheck.relations.relation import Relation

RELATION = Relation(
    name="attainment",
    equation="result = plan * percent / 100",
    above={"result": 0, "plan": 0, "percent": 0},
    rate="percent",
    current="result",
    base="plan",
)
