"""How values of the settings are written: a form reads what TOML holds, and gives it back as TOML would hold it.

A form refuses a value for everything that is wrong in it, not only for the first.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeAlias, TypeVar

import attrs

from factcheck.errors import FactcheckError

if TYPE_CHECKING:
    from factcheck.read.toml import Path, Plain  # imports tomllib, which options of the command line do not need

T = TypeVar("T")

NONE: Mapping[str, Any] = MappingProxyType({})
_NEAR = 0.6  # so alike is a misspelt word to the one that is meant


class Refusal(NamedTuple):
    """What is wrong at ``path`` within a value: ``reason`` is a key of the catalogue, ``detail`` what fills it."""

    path: Path
    reason: str
    detail: str = ""


class FormError(FactcheckError):
    """A value that does not have the form that it should have, with all that is wrong in it."""

    def __init__(self, *refusals: Refusal) -> None:
        super().__init__(*refusals)
        self.refusals = refusals

    @classmethod
    def of(cls, reason: str, detail: str = "") -> FormError:
        """The value is wrong as a whole."""
        return cls(Refusal((), reason, detail))


@attrs.frozen
class Form(Generic[T]):
    """``read`` gives the value that TOML tells, or raises :class:`FormError`; ``plain`` is its inverse."""

    read: Callable[[object], T]
    plain: Callable[[T], Plain]

    def checked(self, faults: Callable[[T], Iterable[Refusal]]) -> Form[T]:
        """The form of those values in which ``faults`` finds none."""

        def read(value: object) -> T:
            found = self.read(value)
            refusals = tuple(faults(found))
            if refusals:
                raise FormError(*refusals)
            return found

        return Form(read, self.plain)


def text(*, may_be_empty: bool = False) -> Form[str]:
    """A text."""

    def read(value: object) -> str:
        if not isinstance(value, str):
            raise FormError.of("config.no_text")
        if not value.strip() and not may_be_empty:
            raise FormError.of("config.empty")
        return value

    return Form(read, str)


def one_of(words: Collection[str], make: Callable[[str], T]) -> Form[T]:
    """One of ``words``; ``make`` makes a value of it that is a string too."""

    def read(value: object) -> T:
        if not isinstance(value, str) or value not in words:
            raise FormError.of("config.other_value", " / ".join(f'"{word}"' for word in words))
        return make(value)

    return Form(read, str)


def _day(value: object) -> datetime.date:
    try:
        day = datetime.date.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        day = None
    if not isinstance(day, datetime.date) or isinstance(day, datetime.datetime):
        raise FormError.of("config.no_date", str(value))
    return day


DAY: Form[datetime.date] = Form(_day, lambda day: day)


def several(form: Form[T], reason: str = "config.no_list") -> Form[tuple[T, ...]]:
    """An array of values of ``form``; what is none is refused for ``reason``."""

    def read(value: object) -> tuple[T, ...]:
        if not isinstance(value, list):
            raise FormError.of(reason)
        return tuple(_collected((number, form, each) for number, each in enumerate(value)))

    return Form(read, lambda values: [form.plain(each) for each in values])


def mapping(key: Form[str], form: Form[T], make: Callable[[str, T], tuple[str, T]]) -> Form[tuple[Any, ...]]:
    """A table whose keys are not known ahead, as pairs that ``make`` makes."""

    def read(value: object) -> tuple[Any, ...]:
        table = _table(value)
        keys = _collected((name, key, name) for name in table)
        return tuple(map(make, keys, _collected((name, form, each) for name, each in table.items())))

    return Form(read, lambda pairs: {name: form.plain(each) for name, each in pairs})


def record(
    make: type[T],
    forms: Mapping[str, Form[Any]],
    fields: Mapping[str, str] = NONE,
    misplaced: Mapping[str, tuple[str, str]] = NONE,
) -> Form[T]:
    """A table of known keys as a value of the named tuple ``make``.

    The field of a key is named as the key is, with ``_`` for ``-``, or as ``fields`` says. A key may be absent where
    the field has a default. ``misplaced`` has the reason to refuse a key, and its detail, where people often put it
    into this table though it belongs elsewhere.
    """
    names = {key: key.replace("-", "_") for key in forms} | dict(fields)
    defaults: Mapping[str, object] = vars(make)["_field_defaults"]

    def read(value: object) -> T:
        table = _table(value)
        strange = [key for key in table if key not in forms]
        wrong = [Refusal((key,), *(misplaced.get(key) or unknown("key", key, forms))) for key in strange]
        absent = [key for key in forms if key not in table and names[key] not in defaults]
        wrong += (Refusal((key,), "config.absent") for key in absent)
        known = [key for key in table if key in forms]
        values = _collected(((key, forms[key], table[key]) for key in known), wrong)
        return make(**{names[key]: each for key, each in zip(known, values, strict=True)})

    def plain(value: T) -> Plain:
        held = {key: getattr(value, name) for key, name in names.items()}
        told = {key: each for key, each in held.items() if each != defaults.get(names[key], _NOTHING)}
        return {key: forms[key].plain(each) for key, each in told.items()}

    return Form(read, plain)


_NOTHING = object()  # no value equals it


def _table(value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise FormError.of("config.no_table")
    return value


_Part: TypeAlias = "tuple[str | int, Form[T], object]"


def _collected(parts: Iterable[_Part[T]], wrong: Iterable[Refusal] = ()) -> list[T]:
    """The values of ``parts``, each under its key, or one refusal of all that is wrong in them, and ``wrong``."""
    values: list[T] = []
    refusals = list(wrong)
    for key, form, value in parts:
        try:
            values.append(form.read(value))
        except FormError as fault:
            refusals += (each._replace(path=(key, *each.path)) for each in fault.refusals)
    if refusals:
        raise FormError(*refusals)
    return values


def unknown(kind: str, word: str, known: Collection[str]) -> tuple[str, str]:
    """The reason to refuse ``word``, a ``kind`` that is none of ``known``, and its detail: the one that is meant where
    one is like it, else all that there are."""
    from rapidfuzz.distance import OSA  # noqa: PLC0415  # only faults need it
    from rapidfuzz.process import extractOne  # noqa: PLC0415  # the same

    near = extractOne(word, list(known), scorer=OSA.normalized_similarity, processor=_smoothed, score_cutoff=_NEAR)
    if near is None:
        return f"config.unknown_{kind}", ", ".join(known)
    return f"config.meant_{kind}", f"{word} → {near[0]}"


def _smoothed(word: str) -> str:
    """``word`` with what is easily taken for something else made one."""
    return word.lower().replace("_", "-").replace(" ", "-")
