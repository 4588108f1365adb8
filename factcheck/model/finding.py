"""What a check reports: a place, a message, what was recomputed, and how it may be mended."""

from __future__ import annotations

from enum import StrEnum

import attrs

from factcheck.model.interval import Interval
from factcheck.model.span import Span


class Level(StrEnum):
    """``ERROR`` only where the operands are certain and no reading fits."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@attrs.frozen
class Message:
    """A key of the message catalogue and what fills it; reports put it into words of the reader's language."""

    key: str
    values: tuple[tuple[str, str], ...] = ()


@attrs.frozen
class Edit:
    """Replace the words at ``span`` by ``replacement``."""

    span: Span
    replacement: str

    def to_dict(self) -> dict[str, object]:
        return {"span": self.span.to_dict(), "replacement": self.replacement}


@attrs.frozen
class Fix:
    """Edits that belong together: applied at once, they mend the statement."""

    edits: tuple[Edit, ...]

    def to_dict(self) -> dict[str, object]:
        return {"edits": [edit.to_dict() for edit in self.edits]}


@attrs.frozen
class Diagnosis:
    """A likely slip: ``kind`` names its class (``increase_vs_ratio``), ``fixes`` each mend it alone."""

    kind: str
    message: Message
    fixes: tuple[Fix, ...] = ()


@attrs.frozen
class Related:
    """Another place that the finding speaks of, with a word on it (a catalogue key): ``current``, ``base``."""

    span: Span
    role: str


@attrs.frozen
class Finding:
    """One thing that an editor should look at. ``computed`` encloses what recomputation gives."""

    code: str
    level: Level
    message: Message
    span: Span
    related: tuple[Related, ...] = ()
    computed: Interval | None = None
    diagnoses: tuple[Diagnosis, ...] = ()
