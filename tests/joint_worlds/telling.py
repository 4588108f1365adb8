"""Sentences of one subject: its values, changes, multiples, extremes, plans."""

from __future__ import annotations

import random
from fractions import Fraction
from typing import NamedTuple

from tests.joint_worlds import printing
from tests.joint_worlds.statements import Beyond, Fact, Greater, How, Level, Rate, Statement
from tests.joint_worlds.worlds import PERCENT, Figure, Kind, Subject, World
from tests.verify.slipped import Number

SOURCES = ("theo Cục Thống kê, ", "báo cáo của ủy ban nhân dân địa phương cho biết, ")


class Teller(NamedTuple):
    """Makes statements true of ``world``."""

    chance: random.Random
    world: World

    def value(self, figure: Figure) -> Fraction:
        return self.world.values[figure]

    def level(self, subject: Subject, figure: Figure) -> Number:
        if self.chance.random() > 0.15:
            return self.plain(subject, figure)
        return printing.level(self.chance, self.value(figure), subject.measure, is_rough=True)

    def plain(self, subject: Subject, figure: Figure, word: str = "") -> Number:
        """Without a qualifier, as where it would read badly."""
        return printing.level(self.chance, self.value(figure), subject.measure, word=word)

    def lead(self, subject: str, period: str) -> str:
        """The period and what is measured, in either order, with or without a source: two sources may differ, so that a
        document has one."""
        source = self.chance.choice(("", "", SOURCES[self.world.years[0] % len(SOURCES)]))
        within = self.chance.choice(("trong ", "")) if " " in period and not period.startswith("năm") else ""
        if self.chance.random() < 0.35:
            return f"{source}{subject} {within}{period}"
        return f"{source}{within}{period}, {subject}"

    def subject(self) -> Subject:
        return self.chance.choice(self.world.subjects)

    def pair(self, subject: Subject) -> tuple[Figure, Figure]:
        """A later and an earlier figure of ``subject``: mostly of two years in a row."""
        years = self.world.years
        late = self.chance.randrange(1, len(years))
        early = late - 1 if self.chance.random() < 0.8 else self.chance.randrange(late)
        is_part = subject.is_flow and self.chance.random() < 0.15
        kind = Kind.MONTHS if is_part else Kind.YEAR
        return Figure.of(subject, years[late], kind), Figure.of(subject, years[early], kind)

    def base(self, subject: Subject, figure: Figure) -> tuple[str, dict[str, Number], tuple[Fact, ...]]:
        """``so với`` and the reference, with or without its value in print."""
        period = figure.period_before
        bare, of, behind = f"so với {period}", f"so với {{base}} của {period}", f"so với {period} ({{base}})"
        text = self.chance.choice((bare, bare, of, behind, of.replace("so với", "so với mức")))
        if text is bare:
            return text, {}, ()
        return text, {"base": self.level(subject, figure)}, (Level(figure, "base"),)


def level(teller: Teller) -> Statement | None:
    """Năm 2022, kim ngạch xuất khẩu gạo của tỉnh An Phú đạt 371,3 triệu USD."""
    subject = teller.subject()
    kind = Kind.MONTHS if subject.is_flow and teller.chance.random() < 0.1 else Kind.YEAR
    return _level(teller, subject, Figure.of(subject, teller.chance.choice(teller.world.years), kind))


def span(teller: Teller) -> Statement | None:
    """Trong giai đoạn 2019-2021, kim ngạch xuất khẩu gạo của tỉnh An Phú đạt 1,02 tỷ USD."""
    subject = teller.subject()
    figures = [figure for figure in teller.world.values if figure.subject == subject.name and figure.kind is Kind.SPAN]
    return _level(teller, subject, teller.chance.choice(figures)) if figures else None


def _level(teller: Teller, subject: Subject, figure: Figure) -> Statement:
    number = teller.level(subject, figure)
    lead = teller.lead(subject.name, figure.period)
    return Statement(
        figure.kind.value, f"{lead} {subject.verb} {{current}}", {"current": number}, (Level(figure, "current"),)
    )


def changed(teller: Teller) -> Statement | None:
    """Năm 2022, … đạt 371,3 triệu USD, tăng 5,2% so với 352,9 triệu USD của năm 2021."""
    subject = teller.subject()
    current, base = teller.pair(subject)
    stated = _moved(teller, subject, current, base)
    if stated is None:
        return None
    cue, how, rate = stated
    against, numbers, facts = teller.base(subject, base)
    facts = (Rate(how, current, base, "rate"), *facts)
    numbers = {"rate": rate, **numbers}
    lead = teller.lead(subject.name, current.period)
    form = teller.chance.choice(
        ("{lead} {verb} {{current}}, {change}", "{lead} {verb} {{current}} ({change})", "{lead} {change}")
    )
    if "(" in form and "(" in against:
        return None
    text = form.format(lead=lead, verb=subject.verb, change=f"{cue} {{rate}} {against}")
    if "{current}" in text:
        numbers = {"current": teller.level(subject, current), **numbers}
        facts = (Level(current, "current"), *facts)
    return Statement("change", text, numbers, facts)


def _moved(teller: Teller, subject: Subject, current: Figure, base: Figure) -> tuple[str, How, Number] | None:
    """The cue, its meaning and the rate of a change by percent or by an amount."""
    new, old = teller.value(current), teller.value(base)
    cues = ("tăng", "tăng", "cao hơn") if new > old else ("giảm", "giảm", "thấp hơn")
    by_amount = subject.measure is PERCENT or teller.chance.random() < 0.25
    if by_amount:
        rate = printing.amount(teller.chance, abs(new - old), subject.measure)
        how = How.MORE if new > old else How.LESS
    else:
        rate = printing.percent(teller.chance, abs(new / old - 1) * 100)
        how = How.RISE if new > old else How.FALL
    if rate is None:
        return None
    return cues[0] if rate.qualifier else teller.chance.choice(cues), how, rate  # not "cao hơn gần 5%"


def moved(teller: Teller) -> Statement | None:
    """Sản lượng cà phê của huyện Tân Lập tăng từ 3.120 tấn năm 2021 lên 3.350 tấn năm 2022, tức tăng 7,4%."""
    subject = teller.subject()
    current, base = teller.pair(subject)
    stated = _moved(teller, subject, current, base)
    if stated is None or current.kind is not Kind.YEAR:
        return None
    _, how, rate = stated
    cue, way = ("tăng", "lên") if how in (How.RISE, How.MORE) else ("giảm", "xuống còn")
    numbers = {"base": teller.plain(subject, base), "current": teller.plain(subject, current)}
    facts: tuple[Fact, ...] = (Level(base, "base"), Level(current, "current"))
    text = f"{subject.name} {cue} từ {{base}} {base.period} {way} {{current}} {current.period}"
    if teller.chance.random() < 0.6:
        text, numbers["rate"] = f"{text}, tức {cue} {{rate}}", rate
        facts = (*facts, Rate(how, current, base, "rate"))
    return Statement("from to", text, numbers, facts)


def multiplied(teller: Teller) -> Statement | None:
    """Năm 2022, … đạt 1,2 triệu lượt khách, gấp 2,3 lần năm 2021; bằng 87% năm 2021."""
    subject = teller.subject()
    current, base = teller.pair(subject)
    ratio = teller.value(current) / teller.value(base)
    if subject.measure is PERCENT or Fraction(13, 10) > ratio > Fraction(19, 20):
        return None
    against, base_numbers, base_facts = teller.base(subject, base)
    if ratio > 1:
        cue, how = teller.chance.choice((("gấp", How.TIMES), ("tăng gấp", How.TIMES), ("tăng", How.GROWN)))
        rate = printing.times(teller.chance, ratio)
    else:
        cue, how, rate = "bằng", How.PERCENT, printing.percent(teller.chance, ratio * 100)
    if rate is None:
        return None
    if not base_numbers and how is not How.GROWN and teller.chance.random() < 0.5:
        against = against.removeprefix("so với ")
    lead = teller.lead(subject.name, current.period)
    return Statement(
        "multiple",
        f"{lead} {subject.verb} {{current}}, {cue} {{rate}} {against}",
        {"current": teller.level(subject, current), "rate": rate, **base_numbers},
        (Level(current, "current"), Rate(how, current, base, "rate"), *base_facts),
    )


def ordered(teller: Teller) -> Statement | None:
    """Năm 2022, … đạt 371,3 triệu USD, cao hơn năm 2021."""
    subject = teller.subject()
    current, base = teller.pair(subject)
    new, old = teller.value(current), teller.value(base)
    if new == old:
        return None
    cue, fact = ("cao hơn", Greater(current, base)) if new > old else ("thấp hơn", Greater(base, current))
    lead = teller.lead(subject.name, current.period)
    return Statement(
        "order",
        f"{lead} {subject.verb} {{current}}, {cue} {base.period_before}",
        {"current": teller.level(subject, current)},
        (Level(current, "current"), fact),
    )


def highest(teller: Teller) -> Statement | None:
    """Năm 2022, … đạt 371,3 triệu USD, mức cao nhất trong giai đoạn 2019-2022."""
    subject = teller.subject()
    figures = [Figure.of(subject, year) for year in teller.world.years]
    greatest, least = max(figures, key=teller.value), min(figures, key=teller.value)
    top = teller.chance.choice((greatest, least))
    if [teller.value(figure) for figure in figures].count(teller.value(top)) > 1:
        return None
    others = [figure for figure in figures if figure != top]
    facts = (Greater(top, other) if top is greatest else Greater(other, top) for other in others)
    lead, word = teller.lead(subject.name, top.period), "cao nhất" if top is greatest else "thấp nhất"
    text = f"{lead} {subject.verb} {{current}}, mức {word} trong giai đoạn {figures[0].first}-{figures[-1].last}"
    return Statement("extreme", text, {"current": teller.level(subject, top)}, (Level(top, "current"), *facts))


def first_over(teller: Teller) -> Statement | None:
    """Năm 2022, … đạt 1,03 tỷ USD, lần đầu vượt mốc 1 tỷ USD."""
    subject = teller.subject()
    measure = subject.measure
    at = teller.chance.randrange(1, len(teller.world.years))
    figure, *before = (Figure.of(subject, year) for year in reversed(teller.world.years[: at + 1]))
    value, most = teller.value(figure), max(map(teller.value, before))
    step = Fraction(10) ** (len(str(int(value))) - 2)
    mark = value // (5 * step) * 5 * step
    if measure.is_count or measure is PERCENT or not most <= mark < value:
        return None
    number = printing.level(teller.chance, mark, measure)
    text = f"{teller.lead(subject.name, figure.period)} {subject.verb} {{current}}, lần đầu vượt mốc {{mark}}"
    return Statement(
        "milestone",
        text,
        {"current": teller.plain(subject, figure), "mark": number},
        (Level(figure, "current"), Beyond(figure, "mark", True), *(Beyond(early, "mark", False) for early in before)),
    )


def estimated(teller: Teller) -> Statement | None:
    """Theo ước tính ban đầu, kim ngạch xuất khẩu gạo của tỉnh An Phú năm 2022 đạt khoảng 365 triệu USD."""
    subject = teller.subject()
    figure = Figure.of(subject, teller.chance.choice(teller.world.years), Kind.ESTIMATE)
    text = f"theo ước tính ban đầu, {subject.name} {figure.period} {subject.verb} {{current}}"
    return Statement("estimate", text, {"current": teller.level(subject, figure)}, (Level(figure, "current"),))


def planned(teller: Teller) -> Statement | None:
    """Kế hoạch doanh thu của Công ty Sao Mai năm 2022 là 360 tỷ đồng."""
    subjects = [subject for subject in teller.world.subjects if subject.is_planned]
    if not subjects:
        return None
    subject = teller.chance.choice(subjects)
    plan = Figure.of(subject, teller.chance.choice(teller.world.years), Kind.PLAN)
    text = f"kế hoạch {subject.name} năm {plan.first} là {{plan}}"
    return Statement("plan", text, {"plan": teller.level(subject, plan)}, (Level(plan, "plan"),))


def attained(teller: Teller) -> Statement | None:
    """Năm 2022, … đạt 371,3 tỷ đồng, bằng 103,2% kế hoạch năm."""
    subjects = [subject for subject in teller.world.subjects if subject.is_planned]
    if not subjects:
        return None
    subject = teller.chance.choice(subjects)
    year = teller.chance.choice(teller.world.years)
    current, plan = Figure.of(subject, year), Figure.of(subject, year, Kind.PLAN)
    ratio = teller.value(current) / teller.value(plan)
    cue, how, value = teller.chance.choice((("bằng", How.PERCENT, ratio), ("vượt", How.RISE, ratio - 1)))
    rate = printing.percent(teller.chance, value * 100) if value > 0 else None
    if rate is None:
        return None
    numbers = {"current": teller.level(subject, current), "rate": rate}
    facts: tuple[Fact, ...] = (Level(current, "current"), Rate(how, current, plan, "rate"))
    against = teller.chance.choice((f"kế hoạch năm {year}", "kế hoạch năm", "so với kế hoạch ({plan})"))
    if "{plan}" in against:
        numbers["plan"] = teller.level(subject, plan)
        facts = (*facts, Level(plan, "plan"))
    text = f"{teller.lead(subject.name, current.period)} {subject.verb} {{current}}, {cue} {{rate}} {against}"
    return Statement("attainment", text, numbers, facts)
