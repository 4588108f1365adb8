"""The labelled pairs of ``claims/corpus/across.toml``: one text of an earlier time, one of a draft."""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple

from factcheck.identity.across import across
from factcheck.identity.figures import figures
from factcheck.identity.identity import Identity, Sameness
from factcheck.identity.told import Told, told
from factcheck.link.operand import are_commensurable
from factcheck.read.document import Document
from factcheck.scan.numerals import document_style
from factcheck.scan.quantities import quantities
from factcheck.scan.rows import Rows
from tests.identity.pairs import Score

CORPUS = Path(__file__).parents[2] / "claims/corpus/across.toml"
KEYS = {"known", "draft", "published", "label", "values", "why", "held_out"}
_MARK = re.compile(r"[{}]")
_ANYTHING = re.compile("")


class Pair(NamedTuple):
    """Two texts with one marked number each, and whether both denote one quantity."""

    known: str
    draft: str
    published: datetime.date | None
    label: str
    values: str
    is_held_out: bool

    @property
    def is_same(self) -> bool:
        return self.label == "same"


class Read(NamedTuple):
    """A pair as it was read; ``None`` where a marked figure was not."""

    pair: Pair
    known: Told | None
    draft: Told | None

    def identity(self) -> Identity | None:
        return None if self.known is None or self.draft is None else across(self.known, self.draft)


Decision = Callable[[Read], bool]


def entries() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tomllib.loads(CORPUS.read_text(encoding="utf-8"))["pair"]
    return found


def pairs() -> list[Pair]:
    """Every pair of the corpus; :class:`ValueError` where a text has not exactly one mark."""
    return [pair_of(entry) for entry in entries()]


def pair_of(entry: dict[str, Any]) -> Pair:
    for text in (entry["known"], entry["draft"]):
        if "".join(_MARK.findall(text)) != "{}":
            raise ValueError(f"one mark is wanted: {text}")
    return Pair(
        entry["known"],
        entry["draft"],
        entry.get("published"),
        entry["label"],
        entry.get("values", ""),
        entry.get("held_out") is True,
    )


def read(pair: Pair) -> Read:
    return Read(pair, _told(pair.known, None), _told(pair.draft, pair.published))


def _told(marked: str, published: datetime.date | None) -> Told | None:
    """What is told of the figure that overlaps the mark."""
    before, number, after = _MARK.split(marked)
    document = Document.of(before + number + after)
    rows = Rows(document, quantities(document, document_style(document.normal)))
    start, end = len(before), len(before) + len(number)
    for figure in figures(document, rows.matching(_ANYTHING), published):
        if figure.quantity.span.start < end and start < figure.quantity.span.end:
            return told(document, figure, published=published)
    return None


def is_said_same(each: Read) -> bool:
    found = each.identity()
    return found is not None and found.sameness is Sameness.SAME


def has_equal_digits(each: Read) -> bool:
    """A baseline: whoever prints the same number of like things means the same."""
    if each.known is None or each.draft is None:
        return False
    a, b = each.known.quantity, each.draft.quantity
    return a.low * a.base_factor == b.low * b.base_factor and are_commensurable(a.unit, b.unit)


def shares_most_words(each: Read) -> bool:
    """A baseline: most words of the known sentence stand in the draft."""
    if each.known is None or each.draft is None:
        return False
    return 2 * len(each.known.context & each.draft.context) > len(each.known.context)


def score(found: Iterable[Read], decides: Decision) -> Score:
    counts = {(True, True): 0, (True, False): 0, (False, True): 0, (False, False): 0}
    for each in found:
        counts[decides(each), each.pair.is_same] += 1
    return Score(counts[True, True], counts[True, False], counts[False, True], counts[False, False])
