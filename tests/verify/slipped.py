"""True statements with one slip of a known class: what diagnosis is measured on.

A draft holds two lines, each a true statement; the slip is put into the second. Every class lists all the wrong lines
that it can leave, so that two classes that leave the same one can be told.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from fractions import Fraction
from math import ceil, floor
from typing import NamedTuple

from tests.rendering import printed
from tests.statements_rendering import MAGNITUDES, nearest

WORDS = ("nghìn", "triệu", "tỷ", "nghìn tỷ")
OPPOSITE = {"tăng": "giảm", "giảm": "tăng", "cao hơn": "thấp hơn", "thấp hơn": "cao hơn"}
MEASURES = (
    ("đồng", ("triệu", "tỷ", "nghìn tỷ")),
    ("USD", ("nghìn", "triệu", "tỷ")),
    ("tấn", ("", "nghìn", "triệu")),
    ("vụ", ("",)),
    ("lượt khách", ("", "nghìn", "triệu")),
)


class Number(NamedTuple):
    """A number in print: ``units`` in its last place, of which ``places`` are decimals."""

    units: int
    places: int
    word: str = ""
    unit: str = ""
    qualifier: str = ""

    @property
    def digits(self) -> str:
        return printed(self.units, self.places)

    @property
    def text(self) -> str:
        return self.with_digits(self.digits)

    @property
    def value(self) -> Fraction:
        return Fraction(self.units * 10 ** MAGNITUDES[self.word], 10**self.places)

    def with_digits(self, digits: str) -> str:
        number = f"{digits}%" if self.unit == "%" else " ".join(filter(None, (digits, self.word, self.unit)))
        return f"{self.qualifier} {number}".lstrip()

    def with_word(self, word: str) -> str:
        return self._replace(word=word).text


Rate = Callable[[Fraction, Fraction], Fraction]


class Form(NamedTuple):
    """A construction, its rate by current and base, and its cues for a rise and a fall (one where it has no way)."""

    text: str
    rate: Rate
    unit: str
    cues: tuple[str, ...]
    kind: str = "change"
    years: tuple[int, int] = (1, 1)


def change(current: Fraction, base: Fraction) -> Fraction:
    return abs(current / base - 1) * 100


def percent(current: Fraction, base: Fraction) -> Fraction:
    return current / base * 100


def times(current: Fraction, base: Fraction) -> Fraction:
    return current / base


def difference(current: Fraction, base: Fraction) -> Fraction:
    return abs(current - base)


MOVES, COMPARES = ("tăng", "giảm"), ("cao hơn", "thấp hơn")
FORMS = (
    Form("Cả năm ngành này đạt {current}, {cue} {rate} so với {base} của năm trước.", change, "%", MOVES),
    Form("Quý này có {current}, {cue} {rate} so với quý trước ({base}).", change, "%", MOVES),
    Form("Kết quả {way} {current}, tức {cue} {rate}.", change, "%", MOVES),
    Form("Xưởng đạt {current} ({cue} {rate}) so với {base} của kỳ trước.", change, "%", MOVES),
    Form("Xưởng đạt {current}, {cue} {rate} so với mức {base}.", change, "%", COMPARES),
    Form("Cả năm ngành này đạt {current}, {cue} {rate} so với {base} của năm trước.", difference, "", MOVES, "amount"),
    Form("Cả năm xưởng đạt {current}, gấp {rate} so với {base} của năm trước.", times, "lần", ("gấp",), "multiple"),
    Form("Xưởng đạt {current}, {cue} {rate} so với {base} của năm trước.", percent, "%", ("bằng",), "multiple"),
    Form("Xưởng đạt {current}, {cue} {rate} so với kế hoạch ({base}).", percent, "%", ("bằng",), "attainment"),
    Form("Xưởng đạt {current}, {cue} {rate} so với kế hoạch ({base}).", change, "%", ("vượt",), "attainment"),
    Form("Xã có {current}, chiếm {rate} tổng số {base}.", percent, "%", ("chiếm",), "share"),
    Form("Tỷ lệ hộ dùng nước máy đạt {current}, {cue} {rate} so với mức {base}.", change, "%", MOVES, "percentages"),
    Form(
        "Giai đoạn 2019 - 2021 tỉnh thu {current}, {cue} {rate} so với giai đoạn 2017 - 2018 ({base}).",
        change,
        "%",
        MOVES,
        "periods",
        (3, 2),
    ),
    Form(
        "Giai đoạn 2016 - 2020 cả tỉnh đạt {current}, {cue} {rate} so với giai đoạn 2013 - 2015 ({base}).",
        change,
        "%",
        MOVES,
        "periods",
        (5, 3),
    ),
)


class Statement(NamedTuple):
    """A true statement: its form, its numbers, and the values that they were printed from."""

    form: Form
    current: Number
    base: Number
    rate: Number
    cue: str
    exact: tuple[Fraction, Fraction]
    rounding: Callable[[Fraction], int]

    def line(self, **parts: str) -> str:
        """The sentence, with other words for some of its parts."""
        cue = parts.get("cue", self.cue)
        words = {"current": self.current.text, "base": self.base.text, "rate": self.rate.text} | parts | {"cue": cue}
        way = "tăng từ {base} lên" if self.cue == "tăng" else "giảm từ {base} xuống còn"
        return self.form.text.format(**words, way=way.format(base=words["base"]))


class Draft(NamedTuple):
    """Two lines of true statements; ``above`` is the first."""

    above: Statement
    told: Statement

    @property
    def text(self) -> str:
        return f"{self.above.line()}\n{self.told.line()}"

    def slipped(self, line: str) -> str:
        return f"{self.above.line()}\n{line}"


# -- true statements


def drafts(seed: int) -> Iterator[Draft]:
    """Drafts without end, the same for the same ``seed``."""
    chance = random.Random(seed)
    while True:
        above, told = _statement(chance, FORMS[:2]), _statement(chance, FORMS)
        if above and told and above.rate.text != told.rate.text:
            yield Draft(above, told)


def _statement(chance: random.Random, forms: tuple[Form, ...]) -> Statement | None:
    form = chance.choice(forms)
    unit, words = ("%", ("",)) if form.kind == "percentages" else chance.choice(MEASURES)
    rises = form.cues[0] in ("gấp", "vượt") or (form.kind != "share" and chance.random() < 0.6)
    small = Fraction(chance.randint(12, 4500) if unit == "%" else chance.randint(15, 10 ** chance.randint(2, 6)))
    large = small * Fraction(chance.randint(1005, chance.choice((1300, 2200, 5000))), 1000)
    word = chance.choice(words)
    places = chance.choice((1, 2)) if word or unit == "%" or (unit == "tấn" and large < 100) else 0
    shift = Fraction(1, 100) if unit == "%" else Fraction(10 ** MAGNITUDES[word], 100 if word else 1)
    current, base = (large * shift, small * shift) if rises else (small * shift, large * shift)
    if not word and unit not in ("%", "tấn"):
        current, base = Fraction(ceil(current)), Fraction(ceil(base))
    new, old = (_number(chance, value, places, word, unit) for value in (current, base))
    rounding = chance.choices((nearest, floor, ceil), (80, 14, 6))[0]
    rate = _rate(chance, form, (current, base), rounding, new)
    if rate is None or (unit == "%" and max(current, base) > 100):
        return None
    if min(new.units, old.units) < (12 if form.kind == "amount" or not (word or places) else 10 ** (2 + rate.places)):
        return None  # nobody prints a rate more sharply than its operands
    return Statement(form, new, old, rate, form.cues[0 if rises else -1], (current, base), rounding)


def _number(chance: random.Random, value: Fraction, places: int, word: str, unit: str) -> Number:
    units = nearest(value * 10**places / 10 ** MAGNITUDES[word])
    number = Number(units, places, word, unit)
    qualifier = ""
    if unit != "%" and chance.random() < 0.08:
        qualifier = "khoảng" if number.value == value else "hơn" if number.value < value else "gần"
    return number._replace(qualifier=qualifier)


def _rate(
    chance: random.Random,
    form: Form,
    values: tuple[Fraction, Fraction],
    rounding: Callable[[Fraction], int],
    like: Number,
) -> Number | None:
    value = form.rate(*values)
    if form.kind == "amount":
        units = nearest(value * 10**like.places / 10 ** MAGNITUDES[like.word])
        return Number(units, like.places, like.word, like.unit) if units >= 10 else None
    places = chance.choices((0, 1, 2), (59, 26, 15))[0]
    places = max(places, 1) if form.unit == "lần" or form.kind == "percentages" or value < 3 else places
    units = rounding(value * 10**places)
    while places and units % 10 == 0:  # 17,4%, not 17,40%
        units, places = units // 10, places - 1
    return Number(units, places, unit=form.unit) if units >= 2 else None


# -- slips: every wrong line that a class can leave of a draft


def _printed(draft: Draft, value: Fraction) -> str | None:
    """The statement with ``value`` for its rate, in the places of the true one and rounded as it is."""
    rate = draft.told.rate
    units = draft.told.rounding(value * 10**rate.places)
    return draft.told.line(rate=rate._replace(units=units).text) if units > 0 else None


def ratio_for_increase(draft: Draft) -> Iterator[str | None]:
    told, (current, base) = draft.told, draft.told.exact
    if told.form.rate is change and told.form.kind != "percentages" and (current > base or told.cue == "giảm"):
        yield _printed(draft, current / base * 100)


def increase_for_ratio(draft: Draft) -> Iterator[str | None]:
    told, (current, base) = draft.told, draft.told.exact
    if told.form.kind in ("multiple", "attainment") and told.form.rate in (percent, times) and current > base:
        yield _printed(draft, told.form.rate(current, base) - (1 if told.form.rate is times else 100))


def wrong_base(draft: Draft) -> Iterator[str | None]:
    current, base = draft.told.exact
    if draft.told.form.rate is change and draft.told.form.kind != "percentages":
        yield _printed(draft, change(base, current))


def direction(draft: Draft) -> Iterator[str | None]:
    if draft.told.cue in OPPOSITE:
        yield draft.told.line(cue=OPPOSITE[draft.told.cue])


def swapped(draft: Draft) -> Iterator[str | None]:
    if draft.told.form.kind != "share":
        yield draft.told.line(current=draft.told.base.text, base=draft.told.current.text)


def magnitude(draft: Draft) -> Iterator[str | None]:
    for name in ("current", "base"):
        number: Number = getattr(draft.told, name)
        if number.word:
            yield from (draft.told.line(**{name: number.with_word(word)}) for word in WORDS if word != number.word)


def mark(draft: Draft) -> Iterator[str | None]:
    for name in ("current", "base", "rate"):
        number: Number = getattr(draft.told, name)
        others = {0, number.places - 1, number.places + 1} - {number.places, -1} if number.places else ()
        for places in sorted(others):
            yield draft.told.line(**{name: number.with_digits(printed(number.units, places))})


def _digits(draft: Draft, change_of: Callable[[str], Iterator[str]]) -> Iterator[str | None]:
    for name in ("current", "base", "rate"):
        number: Number = getattr(draft.told, name)
        if number.units >= 10:
            for digits in change_of(str(number.units)):
                if not digits.startswith("0") and int(digits) != number.units:
                    yield draft.told.line(**{name: number.with_digits(printed(int(digits), number.places))})


def one_digit(draft: Draft) -> Iterator[str | None]:
    yield from _digits(
        draft, lambda text: (text[:at] + new + text[at + 1 :] for at in range(len(text)) for new in "0123456789")
    )


def transposed(draft: Draft) -> Iterator[str | None]:
    yield from _digits(
        draft, lambda text: (text[:at] + text[at + 1] + text[at] + text[at + 2 :] for at in range(len(text) - 1))
    )


def points(draft: Draft) -> Iterator[str | None]:
    if draft.told.form.kind == "percentages":
        yield draft.told.line(rate=draft.told.rate.text.replace("%", " điểm phần trăm"))


def yearly(draft: Draft) -> Iterator[str | None]:
    (current, base), (own, other) = draft.told.exact, draft.told.form.years
    if own != other and (current / own > base / other) is (current > base):
        yield _printed(draft, change(current / own, base / other))


def stale(draft: Draft) -> Iterator[str | None]:
    alike = draft.told.rate.places == draft.above.rate.places  # the lines of a list are
    if alike and draft.told.form.unit == "%" and draft.told.form.kind not in ("percentages", "share"):
        yield draft.told.line(rate=draft.above.rate.text)


class SlipClass(NamedTuple):
    """A class of slips by what it does, and the kinds of diagnosis that name it."""

    name: str
    lines: Callable[[Draft], Iterator[str | None]]
    kinds: frozenset[str]


CLASSES = (
    SlipClass("ratio as increase", ratio_for_increase, frozenset({"increase_vs_ratio", "decrease_vs_ratio"})),
    SlipClass("increase as ratio", increase_for_ratio, frozenset({"ratio_vs_increase"})),
    SlipClass("wrong base", wrong_base, frozenset({"wrong_base"})),
    SlipClass("rise and fall", direction, frozenset({"direction"})),
    SlipClass("current and base exchanged", swapped, frozenset({"swapped_operands"})),
    SlipClass("magnitude word", magnitude, frozenset({"magnitude_slip"})),
    SlipClass("decimal or group mark", mark, frozenset({"decimal_mark"})),
    SlipClass("one digit wrong", one_digit, frozenset({"digit_slip"})),
    SlipClass("two digits transposed", transposed, frozenset({"digit_slip"})),
    SlipClass("percent and points", points, frozenset({"percent_vs_point"})),
    SlipClass("per year, not whole period", yearly, frozenset({"per_year_comparison"})),
    SlipClass("rate of the line above", stale, frozenset({"stale_rate"})),
)


class Case(NamedTuple):
    """A draft with a slip of ``slip``; ``twins`` are the other classes that leave the same text."""

    draft: Draft
    slip: SlipClass
    text: str
    twins: tuple[SlipClass, ...]


def cases(seed: int) -> Iterator[Case]:
    """Wrong drafts without end, the classes in turn."""
    chance = random.Random(seed)
    source = drafts(seed)
    while True:
        for slip in CLASSES:
            draft, lines = next(
                (draft, lines) for draft in source if (lines := [line for line in slip.lines(draft) if line])
            )
            line = chance.choice(lines)
            twins = (other for other in CLASSES if other.kinds != slip.kinds and line in other.lines(draft))
            yield Case(draft, slip, draft.slipped(line), tuple(twins))
