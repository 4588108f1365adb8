"""What a check reports: a place, a message, what was recomputed, and how it may be mended."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple, TypeAlias, Union

import attrs

from factcheck.messages import render
from factcheck.model.interval import Interval
from factcheck.model.notation import Amount, format_amount, format_interval, format_number
from factcheck.model.record import Record
from factcheck.model.span import Span


class Level(StrEnum):
    """``ERROR`` only where the operands are certain and no reading fits."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


Value: TypeAlias = Union[str, Fraction, Interval, Amount, "Message"]


class Message(NamedTuple):
    """A key of the message catalogue and what fills it; put into words of the reader's language by :meth:`text`.

    A value is a string of the text itself, a number, an interval, an amount, or another message.
    """

    key: str
    values: tuple[tuple[str, Value], ...] = ()

    @classmethod
    def of(cls, key: str, **values: Value) -> Message:
        return cls(key, tuple(values.items()))

    def text(self, lang: str = "vi") -> str:
        """The sentence in ``lang``, ``"vi"`` or ``"en"``."""
        return render(self.key, {name: _words(value, lang) for name, value in self.values}, lang)


def _words(value: Value, lang: str) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, Message):
        return value.text(lang)
    if isinstance(value, Amount):
        return format_amount(value, lang)
    if isinstance(value, Interval):
        return format_interval(value, lang)
    return format_number(value, lang)


class Edit(NamedTuple):
    """Replace the words at ``span`` by ``replacement``."""

    span: Span
    replacement: str

    def to_dict(self) -> dict[str, object]:
        return {"span": self.span.to_dict(), "replacement": self.replacement}


class Fix(NamedTuple):
    """Edits that belong together: applied at once, they mend the statement. Their spans are disjoint.

    One that ``is_safe`` changes the form alone, the style of a number or a word: every quantity keeps its value.
    """

    edits: tuple[Edit, ...]
    is_safe: bool = False

    def apply(self, text: str) -> str:
        """``text`` with every edit made; spans are in code points of ``text``."""
        parts: list[str] = []
        position = 0
        for edit in sorted(self.edits, key=lambda edit: edit.span):
            parts += text[position : edit.span.start], edit.replacement
            position = edit.span.end
        return "".join((*parts, text[position:]))

    def to_dict(self) -> dict[str, object]:
        return {"edits": [edit.to_dict() for edit in self.edits], "is_safe": self.is_safe}


@attrs.frozen
class Diagnosis:
    """A likely slip: ``kind`` names its class (``increase_vs_ratio``), ``fixes`` each mend it alone.

    One that ``is_clear`` is likelier by far than every other slip that would explain the numbers.
    """

    kind: str
    message: Message
    fixes: tuple[Fix, ...] = ()
    is_clear: bool = False

    def to_dict(self, lang: str = "vi") -> dict[str, object]:
        return {
            "kind": self.kind,
            "message": self.message.text(lang),
            "fixes": [fix.to_dict() for fix in self.fixes],
            "is_clear": self.is_clear,
        }


class Related(NamedTuple):
    """Another place that the finding speaks of, and its ``role``: ``current``, ``base``, ``reference``."""

    span: Span
    role: str

    def word(self, lang: str = "vi") -> str:
        return render(f"role.{self.role}", lang=lang)

    def to_dict(self, lang: str = "vi") -> dict[str, object]:
        return {"span": self.span.to_dict(), "role": self.role, "word": self.word(lang)}


@attrs.frozen
class Finding:
    """One thing that an editor should look at.

    ``computed`` encloses what recomputation gives; ``records`` are those of a ledger that it relies on.
    """

    code: str
    level: Level
    message: Message
    span: Span
    related: tuple[Related, ...] = ()
    computed: Interval | None = None
    diagnoses: tuple[Diagnosis, ...] = ()
    records: tuple[Record, ...] = ()

    def to_dict(self, lang: str = "vi") -> dict[str, object]:
        """JSON-ready; see docs/json.md."""
        return {
            "code": self.code,
            "level": self.level.value,
            "message": self.message.text(lang),
            "span": self.span.to_dict(),
            "related": [place.to_dict(lang) for place in self.related],
            "computed": None if self.computed is None else self.computed.to_dict(),
            "diagnoses": [diagnosis.to_dict(lang) for diagnosis in self.diagnoses],
            "records": [record.to_dict() for record in self.records],
        }
