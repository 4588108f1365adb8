"""Two different rates against one reference.

What it does:
    Warns where one thing is said to have risen by two different rates, joined by ``và`` or a comma, and both are
    compared with the same period: ``cùng kỳ năm 2018`` and ``cùng kỳ năm trước`` in figures of 2019.

Why it matters:
    One of the two was meant for something else: the month before, or another measure.

When it abstains:
    Anything but ``so với`` stands between a rate and its reference, or more than a joining word between the two
    (``về lượng``, another subject), the days of a reference are not known, or the two rates may be one number.

Example:
    ``4 tháng đầu năm 2019, chỉ số tăng 2,71% so với cùng kỳ năm 2018 và tăng 2,93% so với cùng kỳ năm trước.``

Tiếng Việt:
    Cảnh báo khi hai mức tăng, giảm khác nhau của cùng một thứ lại cùng so với một kỳ, chỉ gọi tên khác nhau.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from factcheck.lexicon.dates import only
from factcheck.model.claim import Change, Claim
from factcheck.model.finding import Finding, Level, Message, Related
from factcheck.model.notation import printed_day
from factcheck.model.period import Period
from factcheck.pattern import lazy_pattern
from factcheck.verify.check import Case, Meta
from factcheck.verify.passage import Passage

META = Meta(code="P206", name="reference-named-twice", level=Level.WARNING, since="0.1")
FAIL = (
    Case(
        "4 tháng đầu năm 2019, chỉ số tăng 2,71% so với cùng kỳ năm 2018 và tăng 2,93% so với cùng kỳ năm trước.",
        at="cùng kỳ năm trước",
    ),
)
PASS = (
    Case("Tháng 4/2019, chỉ số tăng 0,31% so với tháng trước và tăng 2,93% so với cùng kỳ năm trước."),
    Case("Năm 2019, gạo tăng 5% về lượng so với năm 2018 và tăng 8% về giá trị so với năm trước."),
    Case("Năm 2019, gạo tăng 5% so với năm 2018, tiêu tăng 8% so với năm trước."),
    Case("Năm 2019, gạo tăng 5% so với năm 2018 và tăng 8% so với năm 2017."),
)


TRIGGER = lazy_pattern(r"so với[^\n]{1,80} so với")
_LONGEST_GAP = 24


def check_passage(passage: Passage) -> Iterator[Finding]:
    """Every two neighbouring changes of one thing against one period."""
    for first, second in pairwise(passage.claims):
        if first.period != second.period or not _differ(first, second):
            continue
        before, after = _reference(passage, first), _reference(passage, second)
        if before is None or after is None or (before.start, before.end) != (after.start, after.end):
            continue
        gap = passage.document.text[before.span.end : _start(second)]
        if gap and len(gap) <= _LONGEST_GAP and "\n" not in gap and only("and", gap):
            message = Message.of("P206.twice", first=before.text, second=after.text, period=_days(before))
            yield Finding(META.code, META.level, message, after.span, (Related(before.span, "reference"),))


def _reference(passage: Passage, claim: Claim) -> Period | None:
    """The period that the rate is compared with, where nothing but ``so với`` leads to it and its days are known."""
    period = claim.reference_period
    if not isinstance(claim, Change) or claim.rate is None or period is None or None in (period.start, period.end):
        return None
    between = passage.document.text[claim.rate.span.end : period.span.start]
    return period if between.strip() and len(between) <= _LONGEST_GAP and only("so", between) else None


def _differ(first: Claim, second: Claim) -> bool:
    """Whether the two state rates in one unit that cannot be one number."""
    if first.rate is None or second.rate is None or first.rate.unit != second.rate.unit:
        return False
    return first.direction != second.direction or first.rate.published_rate.is_disjoint(second.rate.published_rate)


def _start(claim: Claim) -> int:
    places = [part.span.start for part in (claim.cue, claim.rate) if part is not None]
    return min(places, default=claim.span.start)


def _days(period: Period) -> str:
    return " - ".join(printed_day(day) for day in (period.start, period.end) if day is not None)
