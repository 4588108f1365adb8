"""The words that tell what a figure measures: the table ``subject_words.txt``."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import NamedTuple

from factcheck.lexicon.phrasebook import Phrasebook
from factcheck.table import beside, rows


class Use(StrEnum):
    """What a phrase does in a subject; the head of subject_words.txt explains each."""

    NOISE = "noise"
    SAME = "same"
    CONTRAST = "contrast"
    SCOPE = "scope"
    ESTIMATE = "estimate"
    TITLE = "title"


class Entry(NamedTuple):
    """``term``: the name under which the phrase is compared; ``contrast``: the set that it is one of, if any."""

    uses: frozenset[Use]
    term: str
    contrast: str | None = None


@cache
def subject_words() -> Phrasebook[Entry]:
    """Every phrase of the table; one with several rows has them together."""
    entries: dict[str, Entry] = {}
    for phrase, use, value in rows(beside(__file__, "subject_words.txt"), 3):
        known = entries.get(phrase, Entry(frozenset(), phrase))
        entries[phrase] = Entry(
            known.uses | {Use(use)},
            value if use == Use.SAME else known.term,
            value if use == Use.CONTRAST else known.contrast,
        )
    for phrase, entry in entries.items():
        if Use.SAME in entry.uses and entry.term in entries:
            entries[phrase] = entry._replace(contrast=entries[entry.term].contrast)
    return Phrasebook(entries.items())
