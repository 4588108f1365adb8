"""The words that tell what a known figure is of its time: the table ``figure_kinds.txt``."""

from __future__ import annotations

from functools import cache

from factcheck.lexicon.folding import folded, keys, words
from factcheck.lexicon.phrasebook import Phrasebook
from factcheck.model.record import FigureKind
from factcheck.table import beside, rows


@cache
def figure_kinds() -> Phrasebook[FigureKind]:
    """Every phrase of the table."""
    return Phrasebook((phrase, FigureKind(kind)) for phrase, kind in rows(beside(__file__, "figure_kinds.txt"), 2))


def kind_named(text: str) -> FigureKind | None:
    """The kind that ``text`` speaks of first; ``None`` where it speaks of none."""
    return next(figure_kinds().within(keys(text)), None)


def without_kind(text: str) -> str:
    """``text`` without the words of a kind and the brackets around them: ``Sơ bộ 2022`` is ``2022``."""
    matches = words(text)
    kept = text
    for begin, end, kind in reversed(list(figure_kinds().cut(folded(matches)))):
        if kind is not None:
            kept = f"{kept[: matches[begin].start()]} {kept[matches[end - 1].end() :]}"
    return " ".join(kept.split()).strip(" ()[],;:-.")
