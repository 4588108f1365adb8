"""Periods printed in every supported spelling, with what they mean."""

from __future__ import annotations

import calendar
import datetime

import attrs
from hypothesis import strategies as st

from factcheck.model.period import Anchor

ROMAN = ("I", "II", "III", "IV")
NUMBER_WORDS = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai")

days = st.dates(datetime.date(1950, 1, 1), datetime.date(2150, 12, 31))
years = st.integers(1950, 2150)


@attrs.frozen
class Printed:
    """A spelling, and the period that it stands for in a text published on ``published``."""

    text: str
    start: datetime.date | None
    end: datetime.date | None
    months: int | None
    anchor: Anchor = Anchor.NONE
    published: datetime.date | None = None


def _last_day(year: int, month: int) -> datetime.date:
    return datetime.date(year, month, calendar.monthrange(year, month)[1])


@st.composite
def whole_years(draw: st.DrawFn) -> Printed:
    """``năm 2021``, ``giai đoạn 2019 - 2021``."""
    first = draw(years)
    length = draw(st.integers(1, 15))
    last = first + length - 1
    if length == 1:
        text = draw(st.sampled_from(["năm {0}", "Năm {0}", "cả năm {0}", "trong năm {0}"])).format(first)
    else:
        dash = draw(st.sampled_from(["-", " - ", " -", "–", " – ", " đến ", " đến năm ", " tới "]))
        head = draw(st.sampled_from(["năm", "giai đoạn", "Giai đoạn", "thời kỳ", "giai đoạn từ năm", "từ năm"]))
        text = f"{head} {first}{dash}{last}"
    return Printed(text, datetime.date(first, 1, 1), datetime.date(last, 12, 31), 12 * length)


@st.composite
def quarters_and_months(draw: st.DrawFn) -> Printed:
    """``quý III/2023``, ``tháng 10 năm 2023``."""
    year = draw(years)
    tail = draw(st.sampled_from(["/{0}", "-{0}", " -{0}", " năm {0}", " {0}"])).format(year)
    if draw(st.booleans()):
        quarter = draw(st.integers(1, 4))
        number = draw(st.sampled_from([str(quarter), ROMAN[quarter - 1]]))
        head = draw(st.sampled_from(["quý", "Quý", "quí"]))
        start = datetime.date(year, 3 * quarter - 2, 1)
        return Printed(f"{head} {number}{tail}", start, _last_day(year, 3 * quarter), 3)
    month = draw(st.integers(1, 12))
    number = draw(st.sampled_from([str(month), f"{month:02}"]))
    return Printed(f"tháng {number}{tail}", datetime.date(year, month, 1), _last_day(year, month), 1)


@st.composite
def parts_of_years(draw: st.DrawFn) -> Printed:
    """``11 tháng đầu năm 2023``, ``sáu tháng cuối năm 2023``, ``nửa đầu năm 2023``."""
    year, count = draw(years), draw(st.integers(1, 12))
    number = draw(st.sampled_from([str(count), NUMBER_WORDS[count - 1]]))
    form = draw(st.sampled_from(["first", "last", "bare", "half"]))
    if form == "half":
        return Printed(f"nửa đầu năm {year}", datetime.date(year, 1, 1), _last_day(year, 6), 6)
    if form == "last":
        start = datetime.date(year, 13 - count, 1)
        return Printed(f"{number} tháng cuối năm {year}", start, _last_day(year, 12), count)
    middle = "đầu năm" if form == "first" else "năm"
    return Printed(f"{number} tháng {middle} {year}", datetime.date(year, 1, 1), _last_day(year, count), count)


@st.composite
def single_days(draw: st.DrawFn) -> Printed:
    """``ngày 13/12/2021``, ``13-12-2021``, ``ngày 13 tháng 12 năm 2021``."""
    day = draw(days)
    head = draw(st.sampled_from(["ngày ", "sáng ", "Chiều ", "sáng ngày ", ""]))
    mark = draw(st.sampled_from(["/", "-", "."]))
    number, month = draw(st.sampled_from([(f"{day.day}", f"{day.month}"), (f"{day.day:02}", f"{day.month:02}")]))
    text = f"{head}{number}{mark}{month}{mark}{day.year}"
    if draw(st.booleans()):
        text = f"ngày {day.day} tháng {day.month} năm {day.year}"
    return Printed(text, day, day, None)


@st.composite
def counted_back(draw: st.DrawFn) -> Printed:
    """``3 năm qua``, ``năm ngoái``, ``hôm qua``, ``10 năm trước``."""
    published = draw(days)
    back = draw(st.integers(1, 12))
    number = draw(st.sampled_from([str(back), NUMBER_WORDS[back - 1]]))
    year = published.year
    form = draw(st.sampled_from(["ngoái", "nay", "hôm qua", "trước", "cách đây", "qua"]))
    if form == "hôm qua":
        day = published - datetime.timedelta(days=1)
        return Printed(form, day, day, None, Anchor.PUBLISHED, published)
    if form == "qua":
        month = published.month + 12 * published.year - 12 * back
        length = calendar.monthrange((month - 1) // 12, (month - 1) % 12 + 1)[1]
        start = datetime.date((month - 1) // 12, (month - 1) % 12 + 1, min(published.day, length))
        start += datetime.timedelta(days=1)
        text = draw(st.sampled_from([f"{number} năm qua", f"trong {number} năm trở lại đây", f"{number} năm gần đây"]))
        return Printed(text, start, published, 12 * back, Anchor.PUBLISHED, published)
    text, back = {
        "ngoái": ("năm ngoái", 1),
        "nay": ("năm nay", 0),
        "trước": (f"{number} năm trước", back),
        "cách đây": (f"cách đây {number} năm", back),
    }[form]
    start, end = datetime.date(year - back, 1, 1), datetime.date(year - back, 12, 31)
    return Printed(text, start, end, 12, Anchor.PUBLISHED, published)


printed_periods = st.one_of(whole_years(), quarters_and_months(), parts_of_years(), single_days(), counted_back())
