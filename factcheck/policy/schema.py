"""The settings as TOML: every key with its form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from factcheck.lexicon.currencies import worth
from factcheck.lexicon.units import money
from factcheck.lexicon.word_sets import word_set
from factcheck.messages import LANGUAGES
from factcheck.model.finding import Level
from factcheck.model.interval import Interval, exact
from factcheck.model.style import Style
from factcheck.pattern import lazy_pattern
from factcheck.policy.form import DAY, Form, FormError, Refusal, mapping, one_of, record, several, text, unknown
from factcheck.policy.settings import ExchangeRate, LevelRule, PathRule, Settings, Suppression
from factcheck.verify.registry import codes

if TYPE_CHECKING:
    from factcheck.read.toml import Plain

_MOST_DIGITS = 30  # of a rate, on either side of the mark
_DECIMAL = lazy_pattern(r"[0-9]+(?:\.[0-9]+)?")
_THOUSAND = 1000


def _code(value: object) -> str:
    """The beginning of a code that a check has."""
    word = _TEXT.read(value)
    if any(code.startswith(word) for code in codes()):
        return word
    if any(code.startswith(word.upper()) for code in codes()):
        raise FormError.of("config.meant_code", f"{word} → {word.upper()}")
    reason, detail = unknown("code", word, codes())
    raise FormError.of(reason, word if reason == "config.unknown_code" else detail)


def _currency(value: object) -> str:
    word = _TEXT.read(value)
    if word not in money():
        raise FormError.of(*unknown("currency", word, money()))
    return word


def _pattern(value: object) -> str:
    from pathspec import GitIgnoreSpec  # noqa: PLC0415  # most settings have no pattern

    word = _TEXT.read(value)
    try:
        GitIgnoreSpec.from_lines([word])
    except ValueError:
        raise FormError.of("config.no_pattern", word) from None
    return word


def _worth(value: object) -> Interval:
    """Two bounds, or one number: what rounds to it."""
    if not isinstance(value, list):
        number, place = _number(value)
        return Interval(number - place / 2, number + place / 2)
    if len(value) != 2:
        raise FormError.of("config.no_bounds")
    (lower, _), (upper, _) = map(_number, value)
    if lower > upper:
        raise FormError.of("config.no_bounds")
    return Interval(lower, upper)


def _number(value: object) -> tuple[Fraction, Fraction]:
    """A positive number and the value of its last place."""
    is_told = isinstance(value, int | Decimal) or (isinstance(value, str) and _DECIMAL.fullmatch(value) is not None)
    number = Decimal(str(value)) if is_told and not isinstance(value, bool) else Decimal("NaN")
    if not number.is_finite() or number <= 0 or not _is_short(number):
        raise FormError.of("config.no_number")
    return Fraction(number), min(Fraction(10) ** int(number.as_tuple().exponent), Fraction(1))


def _is_short(number: Decimal) -> bool:
    return abs(number.adjusted()) < _MOST_DIGITS and len(number.as_tuple().digits) <= _MOST_DIGITS


def _plain_worth(interval: Interval) -> Plain:
    return [exact(bound) for bound in (interval.lower, interval.upper) if bound is not None]


def _rate_faults(rate: ExchangeRate) -> Iterator[Refusal]:
    if rate.start is not None and rate.end is not None and rate.start > rate.end:
        yield Refusal(("end",), "config.reversed")
    if rate.currency == rate.other:
        yield Refusal(("other",), "config.same_currency")
    band = worth(rate.currency, rate.other)
    meant = rate.worth.scaled(_THOUSAND)
    if band is not None and rate.worth.is_below(band) and not meant.is_disjoint(band):  # 24.500 for 24500
        yield Refusal(("worth",), "config.thousand")


_TEXT = text()
_CODE: Form[str] = Form(_code, str)
_CODES, _PATTERN = several(_CODE), Form(_pattern, str)
_LEVEL = one_of(tuple(level.value for level in Level), Level)
_LEVELS = mapping(_CODE, _LEVEL, LevelRule)
STYLE: Mapping[str, Form[Any]] = {
    "decimal-mark": one_of((",", "."), str),
    "billion": one_of(sorted(word_set("billion"), reverse=True), str),
}
_TABLES = "config.no_tables"
_STYLE = record(Style, STYLE)
_CURRENCY: Form[str] = Form(_currency, str)
_RATE = record(
    ExchangeRate,
    {"currency": _CURRENCY, "other": _CURRENCY, "worth": Form(_worth, _plain_worth), "start": DAY, "end": DAY},
)
_SUPPRESSION = record(Suppression, {"codes": _CODES, "reason": _TEXT, "path": _PATTERN, "text": _TEXT})
_RULE = record(
    PathRule,
    {"patterns": several(_PATTERN), "select": _CODES, "ignore": _CODES, "levels": _LEVELS, "style": _STYLE},
)
OPTIONS: Mapping[str, Form[Any]] = {
    "select": _CODES,
    "ignore": _CODES,
    "levels": _LEVELS,
    "min-level": _LEVEL,
    "lang": one_of(LANGUAGES, str),
    "ledger": _TEXT,
    "baseline": _TEXT,
    "exclude": several(_PATTERN),
    "jsonl-field": _TEXT,
    "style": _STYLE,
    "rates": several(_RATE.checked(_rate_faults), _TABLES),
    "suppress": several(_SUPPRESSION, _TABLES),
    "paths": several(_RULE, _TABLES),
}
FIELDS = {"suppress": "suppressions"}  # of Settings, where they are not named as the option is
_MISPLACED = {key: ("config.meant_key", f"{key} → style.{key}") for key in STYLE} | {"tool": ("config.tool", "")}
SETTINGS = record(Settings, OPTIONS, FIELDS, _MISPLACED)


def field_of(option: str) -> str:
    """The field of :class:`Settings` that holds ``option``."""
    return FIELDS.get(option, option.replace("-", "_"))
