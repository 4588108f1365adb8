"""Reports made by hand, for tests that look at how they are written."""

from __future__ import annotations

from fractions import Fraction

from factcheck.model.claim import Assessment, Change, Cue, Direction, Part, Reference, Verdict
from factcheck.model.finding import Diagnosis, Edit, Finding, Fix, Level, Message, Related
from factcheck.model.interval import Interval
from factcheck.model.quantity import Quantity
from factcheck.model.report import Report
from factcheck.model.span import Span
from factcheck.model.unit import Dimension, Unit

PERCENT = Unit("%", Dimension.PERCENT)
SENTENCE = "Kho xử lý 40.594 đơn, tăng 248% so với năm ngoái (16.351 đơn)."
COMPUTED = Interval(Fraction(40594, 16351) * 100 - 100, Fraction(40594, 16351) * 100 - 100 + Fraction(1, 100))


def span_of(words: str, text: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def quantity(words: str, value: int, unit: Unit, text: str) -> Quantity:
    return Quantity(words, span_of(words, text), Fraction(value), Fraction(value), Fraction(1), unit)


def contradicted(text: str) -> Change:
    """The claim of :data:`SENTENCE`, wherever it stands in ``text``."""
    orders = Unit("đơn", Dimension.COUNT)
    return Change(
        span=span_of(SENTENCE, text),
        rate=quantity("248%", 248, PERCENT, text),
        cue=Cue("tăng", span_of("tăng", text)),
        direction=Direction.UP,
        current=quantity("40.594 đơn", 40594, orders, text),
        base=quantity("16.351 đơn", 16351, orders, text),
        reference=Reference("năm ngoái", span_of("năm ngoái", text)),
        assessment=Assessment(Verdict.INCONSISTENT, "relative_change", COMPUTED),
    )


def finding(text: str, level: Level = Level.ERROR, code: str = "R101", *, is_bare: bool = False) -> Finding:
    """A finding on the rate of :data:`SENTENCE`; ``is_bare`` leaves out what is optional."""
    rate = span_of("248%", text)
    message = Message("report.slip", (("slip", "248%"),))  # any template with one field
    if is_bare:
        return Finding(code, level, message, rate)
    slip = Diagnosis(
        "increase_vs_ratio",
        message,
        (
            Fix((Edit(rate, "148%"),)),
            Fix((Edit(span_of("tăng", text), "bằng"),)),
            Fix((Edit(span_of("tăng", text), "giảm"), Edit(rate, "48%"))),
        ),
    )
    related = (
        Related(span_of("40.594 đơn", text), "current"),
        Related(span_of("16.351 đơn", text), "base"),
    )
    return Finding(code, level, message, rate, related, COMPUTED, (slip,))


def report(text: str = SENTENCE, *findings: Finding) -> Report:
    """A report on ``text``, which holds :data:`SENTENCE`, with its claim and ``findings``."""
    return Report(text, (contradicted(text),), findings)


def unverifiable(text: str) -> Change:
    assessment = Assessment(Verdict.UNVERIFIABLE, "relative_change", missing=Part.BASE)
    return Change(span=span_of(SENTENCE, text), rate=quantity("248%", 248, PERCENT, text), assessment=assessment)
