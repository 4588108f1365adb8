"""The labelled pairs of ``claims/corpus/identity.toml``, the figures that they mark, and how a decision scores."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

from factcheck.identity.figure import Figure
from factcheck.identity.figures import figures
from factcheck.identity.identity import Sameness, identity
from factcheck.read.document import Document
from factcheck.scan.numerals import document_style
from factcheck.scan.quantities import quantities
from factcheck.scan.rows import Rows

CORPUS = Path(__file__).parents[2] / "claims/corpus/identity.toml"
LABELS = ("same", "different", "confusable")
VALUES = ("equal", "rounded", "contradictory")
KEYS = {"text", "label", "values", "why", "held_out"}
_MARK = re.compile(r"[{}]")
_ANYTHING = re.compile("")


class Pair(NamedTuple):
    """A text with two marked numbers: ``text`` is without the marks, ``starts`` and ``ends`` are offsets in it.

    ``values`` is how the values of a ``same`` pair relate, empty for the others.
    """

    text: str
    starts: tuple[int, int]
    ends: tuple[int, int]
    label: str
    values: str
    why: str
    is_held_out: bool

    @property
    def is_same(self) -> bool:
        return self.label == "same"


class Marked(NamedTuple):
    """A pair with its two figures, ``None`` where none was read."""

    pair: Pair
    first: Figure | None
    second: Figure | None


class Score(NamedTuple):
    """How many pairs are the same and said so, are not and said so, are the same and not said so, and are neither."""

    hits: int
    false: int
    missed: int
    rest: int

    @property
    def precision(self) -> Fraction:
        return Fraction(self.hits, self.hits + self.false) if self.hits + self.false else Fraction(1)

    @property
    def recall(self) -> Fraction:
        return Fraction(self.hits, self.hits + self.missed) if self.hits + self.missed else Fraction(1)


Decision = Callable[[Figure, Figure], bool]


def pairs() -> list[Pair]:
    """Every pair of the corpus; :class:`ValueError` where one has not exactly two marks."""
    return [pair_of(entry) for entry in tomllib.loads(CORPUS.read_text(encoding="utf-8"))["pair"]]


def pair_of(entry: dict[str, object]) -> Pair:
    pieces = _MARK.split(str(entry["text"]))
    if "".join(_MARK.findall(str(entry["text"]))) != "{}{}":
        raise ValueError(f"two marks are wanted: {entry['text']}")
    ends = [sum(map(len, pieces[: index + 1])) for index in range(4)]
    return Pair(
        "".join(pieces),
        (ends[0], ends[2]),
        (ends[1], ends[3]),
        str(entry["label"]),
        str(entry.get("values", "")),
        str(entry["why"]),
        entry.get("held_out") is True,
    )


def figures_of(text: str) -> list[Figure]:
    """Every figure of ``text``, of every sentence."""
    document = Document.of(text)
    found = quantities(document, document_style(document.normal))
    rows = Rows(document, found)
    return list(figures(document, rows.matching(_ANYTHING), None))


def marked(pair: Pair) -> Marked:
    """The figures that overlap the two marks."""
    read = figures_of(pair.text)
    first, second = (
        next((figure for figure in read if figure.quantity.span.start < end and start < figure.quantity.span.end), None)
        for start, end in zip(pair.starts, pair.ends, strict=True)
    )
    return Marked(pair, first, second)


def is_said_same(first: Figure, second: Figure) -> bool:
    return identity(first, second).sameness is Sameness.SAME


def has_equal_digits(first: Figure, second: Figure) -> bool:
    """A baseline: whoever prints the same number means the same."""
    a, b = first.quantity, second.quantity
    factors = [1 if each.unit is None else each.unit.base_factor for each in (a, b)]
    return a.low * factors[0] == b.low * factors[1]


def is_another_sentence(first: Figure, second: Figure) -> bool:
    """A baseline: what is told in two sentences is told twice."""
    return first.sentence.number != second.sentence.number


def score(found: Iterable[Marked], decides: Decision) -> Score:
    """The score of a decision; a figure that was not read is the same as none."""
    counts = {(True, True): 0, (True, False): 0, (False, True): 0, (False, False): 0}
    for pair, first, second in found:
        said = first is not None and second is not None and decides(first, second)
        counts[said, pair.is_same] += 1
    return Score(counts[True, True], counts[True, False], counts[False, True], counts[False, False])
