"""Strategies for records of a ledger, with fields as people print them and as tables hold them."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

import attrs
from hypothesis import strategies as st

from factcheck.ledger.entry import period_called, quantity_called
from factcheck.ledger.mapping import quantity_of
from factcheck.model.interval import exact
from factcheck.model.period import Period
from factcheck.model.quantity import Quantity
from factcheck.model.record import Citation, FigureKind, Record
from tests.period_rendering import Printed, parts_of_years, quarters_and_months, single_days, whole_years, years
from tests.rendering import printed

SUBJECTS = (
    *("kim ngạch xuất khẩu", "xuất khẩu hàng hóa", "kiều hối", "tốc độ tăng GDP", "GDP bình quân đầu người"),
    *("số hợp tác xã thành lập mới", "sản lượng cà phê nhân", "dân số trung bình", "vốn FDI đăng ký", "tỷ lệ hộ nghèo"),
    *("hội nghị tuyên truyền", "lương tối thiểu vùng I", "diện tích rừng trồng tập trung", "khách quốc tế đến"),
)
SCOPES = (
    *("", "Việt Nam", "cả nước", "Hà Nội", "TP. Hồ Chí Minh", "Bà Rịa - Vũng Tàu", "Thừa Thiên-Huế"),
    *("Đồng bằng sông Cửu Long", "Agribank", "Tập đoàn Điện lực Việt Nam (EVN)", "huyện M'Đrắk"),
)
ODD_TEXTS = (
    *('"', "\\", '\\"', "'''", '"""', "a\\nb", "\\u0041", "#", "=", "{}", ";", ",", "'"),
    *("[[figure]]", "[source.s1]", "a = 1", 'title = "', "# entered = 2024-01-01"),
    *("\u200b", "\ufeff", "a\u0301\u0323", "e\u0302\u0301", "\N{GRINNING FACE}", "\x00", "\x07", "\x1b[31m", "\x7f"),
    *("\u202e", "\ue000", "\U0010ffff", "-1", "+1", "@x", "NULL", "0", "%s", "'; DROP TABLE record; --", "x" * 500),
)


class Measure(NamedTuple):
    """A unit in words, and what one of it is in the unit of its values."""

    words: str
    scale: int
    is_count: bool = False

    @property
    def tail(self) -> str:
        return self.words if self.words.startswith("%") else f" {self.words}"


RATES = (Measure("%", 1), Measure("điểm %", 1))
AMOUNTS = (
    *(Measure("tỷ USD", 10**9), Measure("triệu USD", 10**6), Measure("nghìn tỷ đồng", 10**12)),
    *(Measure("đồng/lít", 1), Measure("USD/thùng", 1), Measure("nghìn tấn", 10**3)),
    *(Measure("triệu tấn", 10**6), Measure("ha", 1), Measure("tỷ kWh", 10**9), Measure("USD", 1)),
)
MEASURES = (*RATES, *AMOUNTS)
COUNTS = tuple(Measure(noun, 1, is_count=True) for noun in ("hội nghị", "người", "lượt khách"))
UNLISTED = Measure("liên hiệp hội", 1, is_count=True)  # no noun of the tables
QUALIFIERS = ("", "gần ", "hơn ", "khoảng ", "trên ", "dưới ", "ít nhất ", "không quá ")
MINUS = ("-", "\N{MINUS SIGN}")
NAMED_BY_YEAR = ("{}", "đầu năm {}", "cuối năm {}", "tính đến 30/6/{}", "tính đến hết năm {}")


def one_line(text: str) -> str:
    """``text`` as a field of one line holds it."""
    return " ".join(text.split())


anything = st.text(st.characters(exclude_categories=["Cs"]), max_size=20).map(one_line).filter(bool)
numbers = st.integers(1, 10**9)


@st.composite
def texts(draw: st.DrawFn, *usual: str) -> str:
    """One of ``usual``, or something odd; never empty unless ``usual`` is."""
    origin = draw(st.integers(0, 3))
    if origin < 2:
        return draw(st.sampled_from(usual))
    return draw(st.sampled_from(ODD_TEXTS) if origin == 2 else anything)


def printed_periods() -> st.SearchStrategy[Printed]:
    """Words of a period that settle its days by themselves, with these days."""
    return st.one_of(whole_years(), quarters_and_months(), parts_of_years(), single_days())


@st.composite
def periods(draw: st.DrawFn) -> Period:
    """Periods of every shape that a record may have, named by themselves; some are instants."""
    if draw(st.booleans()):
        return period_called(one_line(draw(printed_periods()).text))
    return period_called(draw(st.sampled_from(NAMED_BY_YEAR)).format(draw(years)))


@st.composite
def values_in_print(draw: st.DrawFn) -> Quantity:
    """Quantities as articles print them: with a qualifier, with a sign, as a range."""
    measure = draw(st.sampled_from((*MEASURES, *COUNTS)))
    number, more = draw(numbers), draw(numbers)
    low, high = printed(number), printed(number + more)
    decimals = printed(number, draw(st.integers(1, 2)))
    forms = [f"{draw(st.sampled_from(QUALIFIERS))}{low}", f"{low}-{high}", f"từ {low} đến {high}"]
    if not measure.is_count:
        forms += [f"{draw(st.sampled_from(['', *MINUS]))}{decimals}", f"{draw(st.sampled_from(QUALIFIERS))}{decimals}"]
    unlisted = f"{low}{UNLISTED.tail}"
    return quantity_called(draw(st.sampled_from([*(f"{form}{measure.tail}" for form in forms), unlisted])))


class Settled(NamedTuple):
    """A print that may be read in two ways, ``1,234 tỷ USD``, and the exact value of either."""

    text: str
    values: tuple[str, str]


@st.composite
def settled(draw: st.DrawFn) -> Settled:
    """Numbers with one comma before three digits, where it may stand before decimals or after thousands."""
    measure = draw(st.sampled_from(AMOUNTS))
    thousands, rest = draw(st.integers(1, 999)), draw(st.integers(1, 999))
    value = Fraction(thousands * 1000 + rest) * measure.scale
    text = f"{draw(st.sampled_from(QUALIFIERS))}{thousands},{rest:03}{measure.tail}"
    return Settled(text, (exact(value), exact(value / 1000)))


class Cell(NamedTuple):
    """A cell of a table that prints ``number / 10**places``, with the unit and the decimal mark of the table."""

    text: str
    number: int
    places: int
    measure: Measure
    decimal: str

    @property
    def quantity(self) -> Quantity:
        return quantity_of(self.text, self.measure.words, self.decimal)


@st.composite
def cells(draw: st.DrawFn) -> Cell:
    """Cells as tables print them, thousands apart or not."""
    measure = draw(st.sampled_from((*MEASURES, *COUNTS)))
    decimal = draw(st.sampled_from([",", "."]))
    number = draw(st.integers(0, 10**12))
    places = draw(st.integers(0, 6))
    group = draw(st.sampled_from(["", "." if decimal == "," else ",", " ", "\u00a0", "\u202f"]))
    digits = str(number).rjust(places + 1, "0")
    whole, rest = digits[: len(digits) - places], digits[len(digits) - places :]
    sign = draw(st.sampled_from(["", "", "+", *MINUS]))
    grouped = f"{int(whole):,}".replace(",", group)
    text = f"{sign}{grouped}{decimal if rest else ''}{rest}"
    return Cell(text, -number if sign in MINUS else number, places, measure, decimal)


@st.composite
def plain_cells(draw: st.DrawFn) -> Cell:
    """Cells that say what their number in print says: no zeros at the end, and a count is whole or has one decimal."""
    cell = draw(cells().filter(lambda cell: not cell.places or cell.number % 10))
    return cell if not cell.measure.is_count or cell.places < 2 else draw(plain_cells())


@st.composite
def quantities(draw: st.DrawFn, *, of_print: bool = False) -> Quantity:
    """Quantities of either origin; those that their print tells in full, as in a plain file, where so wanted."""
    origin = draw(st.integers(0, 2))
    if origin == 0:
        return draw(values_in_print())
    if origin == 1:
        each = draw(settled())
        return quantity_called(each.text, draw(st.sampled_from(each.values)))
    return draw(plain_cells() if of_print else cells()).quantity


@st.composite
def citations(draw: st.DrawFn) -> Citation:
    return Citation(
        draw(texts("Niên giám thống kê 2022", "World Development Indicators", "Báo cáo tình hình kinh tế - xã hội")),
        draw(texts("", "Tổng cục Thống kê", "Ngân hàng Thế giới")),
        draw(texts("", "https://www.gso.gov.vn/a?b=c&d=%20#e")),
        draw(st.none() | st.dates()),
        draw(texts("", "tr. 512", "Bảng 3.1, dòng “Hà Nội”")),
    )


@st.composite
def records(draw: st.DrawFn, *, of_print: bool = False) -> Record:
    """Records with :func:`quantities`."""
    return Record(
        subject=draw(texts(*SUBJECTS)),
        aliases=tuple(draw(st.lists(texts(*SUBJECTS), max_size=2))),
        scope=draw(texts(*SCOPES)),
        period=draw(periods()),
        quantity=draw(quantities(of_print=of_print)),
        kind=draw(st.sampled_from(FigureKind)),
        citation=draw(citations()),
        entered=draw(st.dates()),
        by=draw(texts("", "Ban Kinh tế")),
    )


@st.composite
def several_records(draw: st.DrawFn, *, of_print: bool = False, least: int = 0) -> list[Record]:
    """Records that differ in what they say, some of them of one source."""
    several = draw(st.lists(records(of_print=of_print), min_size=least, max_size=5, unique_by=_key))
    if not draw(st.booleans()):
        return several
    work = draw(citations())
    places = [work._replace(position=f"tr. {number}") for number, _ in enumerate(several)]
    return [attrs.evolve(each, citation=place) for each, place in zip(several, places, strict=True)]


def _key(record: Record) -> str:
    return record.key
