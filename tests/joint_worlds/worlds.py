"""Worlds that a document can be true of: subjects, their values by period, and what adds up in them."""

from __future__ import annotations

import random
from enum import Enum
from fractions import Fraction
from typing import NamedTuple

FIRST_YEAR, LAST_YEAR = 2017, 2022


class Measure(NamedTuple):
    """What values are given in: spellings of the unit, magnitude words in use, the powers of ten that yearly values
    start from, and the grain that every true value is a multiple of."""

    units: tuple[str, ...]
    words: tuple[str, ...]
    powers: tuple[int, int]
    grain: Fraction = Fraction(1)
    is_count: bool = False


USD = Measure(("USD", "USD", "đô la Mỹ"), ("triệu", "triệu", "tỷ", "tỉ"), (7, 9), Fraction(1000))
DONG = Measure(("đồng",), ("triệu", "tỷ", "tỷ", "tỉ", "nghìn tỷ"), (9, 13), Fraction(10**6))
TONNES = Measure(("tấn",), ("", "", "nghìn", "ngàn", "triệu"), (3, 6), Fraction(1, 10))
HECTARES = Measure(("ha",), ("", "", "nghìn"), (2, 4), Fraction(1, 10))
VISITS = Measure(("lượt khách",), ("", "nghìn", "triệu"), (4, 6), is_count=True)
ACCIDENTS = Measure(("vụ",), ("",), (2, 3), is_count=True)
HOUSEHOLDS = Measure(("hộ",), ("",), (3, 4), is_count=True)
PERCENT = Measure(("%",), ("",), (0, 1), Fraction(1, 1000))


class Kind(Enum):
    """What sort of figure of a subject: of a year, of nine months or of several years, or what was planned for a year
    or first estimated for it."""

    YEAR = "year"
    MONTHS = "months"
    SPAN = "span"
    PLAN = "plan"
    ESTIMATE = "estimate"


class Figure(NamedTuple):
    """One true quantity: of ``subject``, from the year ``first`` to the year ``last``."""

    subject: str
    kind: Kind
    first: int
    last: int

    @classmethod
    def of(cls, subject: Subject, year: int, kind: Kind = Kind.YEAR) -> Figure:
        return cls(subject.name, kind, year, year)

    @property
    def period(self) -> str:
        if self.kind is Kind.SPAN:
            return f"giai đoạn {self.first}-{self.last}"
        return f"9 tháng năm {self.first}" if self.kind is Kind.MONTHS else f"năm {self.first}"

    @property
    def period_before(self) -> str:
        """The period as it is named behind ``so với``."""
        return f"cùng kỳ năm {self.first}" if self.kind is Kind.MONTHS else self.period

    @property
    def years(self) -> tuple[Figure, ...]:
        """The yearly figures that this one of several years is the sum of."""
        return tuple(Figure(self.subject, Kind.YEAR, year, year) for year in range(self.first, self.last + 1))


class Subject(NamedTuple):
    """What is measured. ``item`` names it in a list of parts, ``owner`` is whose it is; the years of a flow add up."""

    name: str
    item: str
    owner: str
    measure: Measure
    verb: str = "đạt"
    is_flow: bool = True
    is_planned: bool = False


class Family(NamedTuple):
    """A subject with the parts that make it up every year, or without any."""

    total: Subject
    parts: tuple[Subject, ...] = ()
    is_trade: bool = False


class Topic(NamedTuple):
    """How a family is named: ``total`` and ``part`` take the owner, ``part`` the item too."""

    total: str
    measure: Measure
    items: tuple[str, ...] = ()
    part: str = ""
    verb: str = "đạt"
    is_flow: bool = True
    is_planned: bool = False
    is_trade: bool = False
    is_firm: bool = False


TOPICS = (
    Topic("kim ngạch xuất khẩu gạo của {}", USD),
    Topic("sản lượng cà phê của {}", TONNES, is_planned=True),
    Topic("số vụ tai nạn giao thông của {}", ACCIDENTS, verb="là"),
    Topic("số hộ nghèo của {}", HOUSEHOLDS, verb="là", is_flow=False),
    Topic("thu ngân sách của {}", DONG, is_planned=True),
    Topic("lợi nhuận trước thuế của {}", DONG, is_planned=True, is_firm=True),
    Topic("tỷ lệ hộ dùng nước sạch của {}", PERCENT, is_flow=False),
    Topic("sản lượng lương thực của {}", TONNES, ("lúa", "ngô", "khoai", "sắn"), "sản lượng {item} của {}"),
    Topic(
        "diện tích cây ăn quả của {}",
        HECTARES,
        ("xoài", "cam", "chuối", "bưởi", "nhãn"),
        "diện tích {item} của {}",
        is_flow=False,
    ),
    Topic(
        "doanh thu của {}",
        DONG,
        ("doanh thu bán lẻ", "doanh thu bán buôn", "doanh thu dịch vụ", "doanh thu xuất khẩu"),
        "{item} của {}",
        is_planned=True,
        is_firm=True,
    ),
    Topic("số lượt khách du lịch đến {}", VISITS, ("quốc tế", "nội địa"), "số lượt khách {item} đến {}"),
    Topic(
        "tổng kim ngạch xuất nhập khẩu của {}",
        USD,
        ("xuất khẩu", "nhập khẩu"),
        "kim ngạch {item} của {}",
        is_trade=True,
    ),
)
PLACES = ("tỉnh An Phú", "tỉnh Bình Minh", "thành phố Long Sơn", "huyện Tân Lập")
FIRMS = ("Công ty Hòa Bình", "Công ty Sao Mai")


class World(NamedTuple):
    """Families, the years told of, and the true value of every figure."""

    families: tuple[Family, ...]
    years: tuple[int, ...]
    values: dict[Figure, Fraction]

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return tuple(subject for family in self.families for subject in (family.total, *family.parts))


def world(chance: random.Random, families: int) -> World:
    """A world of ``families`` families over three or four years."""
    count = chance.choice((3, 3, 4))
    first = chance.randint(FIRST_YEAR, LAST_YEAR + 1 - count)
    years = tuple(range(first, first + count))
    made: dict[str, Family] = {}
    values: dict[Figure, Fraction] = {}
    while len(made) < families:
        topic = chance.choice(TOPICS)
        owner = chance.choice(FIRMS if topic.is_firm else PLACES)
        name = topic.total.format(owner)
        if name not in made:
            made[name] = _family(chance, topic, owner)
            values |= _values(chance, made[name], years)
    return World(tuple(made.values()), years, values)


def _family(chance: random.Random, topic: Topic, owner: str) -> Family:
    def subject(name: str, item: str, is_planned: bool) -> Subject:
        return Subject(name, item, owner, topic.measure, topic.verb, topic.is_flow, is_planned)

    total = subject(topic.total.format(owner), "", topic.is_planned)
    count = chance.randint(2, len(topic.items)) if topic.items else 0
    items = topic.items if topic.is_trade else chance.sample(topic.items, count)
    parts = (subject(topic.part.format(owner, item=item), item, False) for item in items)
    return Family(total, tuple(parts), topic.is_trade)


def _values(chance: random.Random, family: Family, years: tuple[int, ...]) -> dict[Figure, Fraction]:
    measure, values = family.total.measure, {}
    subjects = family.parts or (family.total,)
    power = 10 ** chance.randint(*measure.powers)  # one for all: nobody tells of a part of a thousandth
    for subject in subjects:
        value = Fraction(chance.randint(10**5, 10**6) * power, 10**5)
        for year in years:
            values[Figure.of(subject, year)] = _grained(value, measure)
            value *= _growth(chance, measure)
    if family.parts:
        for year in years:
            values[Figure.of(family.total, year)] = sum(
                (values[Figure.of(part, year)] for part in family.parts), Fraction(0)
            )
    for subject in (family.total, *family.parts):
        values |= _derived(chance, subject, years, values)
    for year in years if family.parts and family.total.is_flow else ():
        months = (values[Figure.of(part, year, Kind.MONTHS)] for part in family.parts)
        values[Figure.of(family.total, year, Kind.MONTHS)] = sum(months, Fraction(0))
    return values


def _derived(
    chance: random.Random, subject: Subject, years: tuple[int, ...], values: dict[Figure, Fraction]
) -> dict[Figure, Fraction]:
    """The figures of nine months and of several years, of plans and estimates."""
    derived: dict[Figure, Fraction] = {}
    for year in years:
        value = values[Figure.of(subject, year)]
        if subject.is_flow:
            part = value * Fraction(chance.randint(650, 800), 1000)
            derived[Figure.of(subject, year, Kind.MONTHS)] = _grained(part, subject.measure)
        estimate = value * Fraction(chance.randint(900, 1050), 1000)
        derived[Figure.of(subject, year, Kind.ESTIMATE)] = _grained(estimate, subject.measure)
        if subject.is_planned:
            plan = value * Fraction(chance.randint(800, 1180), 1000)
            derived[Figure.of(subject, year, Kind.PLAN)] = _plain(plan)
    for last in years[1:] if subject.is_flow else ():
        for first in years[: years.index(last)]:
            span = Figure(subject.name, Kind.SPAN, first, last)
            derived[span] = sum((values[year] for year in span.years), Fraction(0))
    return derived


def _growth(chance: random.Random, measure: Measure) -> Fraction:
    if measure is not PERCENT and chance.random() < 0.15:
        return Fraction(chance.randint(1500, 4000), 1000)
    return Fraction(chance.randint(820, 1280), 1000)


def _grained(value: Fraction, measure: Measure) -> Fraction:
    return max(round(value / measure.grain), 1) * measure.grain


def _plain(value: Fraction) -> Fraction:
    """A planned value: three digits and zeros."""
    step = Fraction(10) ** (len(str(int(value))) - 3)
    return round(value / step) * step
