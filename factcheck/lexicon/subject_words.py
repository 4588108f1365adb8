"""The words that tell what a figure measures: the table ``subject_words.txt``."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import NamedTuple

from factcheck.lexicon.folding import keys
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
    MEASURE = "measure"
    FLOW = "flow"
    SUM = "sum"
    SOURCE = "source"
    SIGNED = "signed"
    VOLUME = "volume"
    LIGHT = "light"
    WHOLE = "whole"


UNSAID = frozenset({Use.NOISE, Use.SCOPE, Use.ESTIMATE, Use.TITLE})  # words of these name nothing that is measured


class Entry(NamedTuple):
    """``term``: the name under which the phrase is compared; ``contrast``: the set that it is one of, if any;
    ``parts``: the terms that it is the sum of, one tuple a way."""

    uses: frozenset[Use]
    term: str
    contrast: str | None = None
    parts: tuple[tuple[str, ...], ...] = ()


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
            (*known.parts, tuple(map(str.strip, value.split(",")))) if use == Use.SUM else known.parts,
        )
    for term in {entry.term for entry in entries.values()} - entries.keys():  # a name is one of itself too
        entries[term] = Entry(frozenset(), term)
    for phrase, entry in entries.items():
        if Use.SAME in entry.uses and entry.term in entries:
            entries[phrase] = entry._replace(contrast=entries[entry.term].contrast)
    return Phrasebook(entries.items())


def uses_of(term: str) -> frozenset[Use]:
    """The uses of a term as figures compare it."""
    entry = _entry(term)
    return frozenset() if entry is None else entry.uses


@cache
def light_words() -> frozenset[str]:
    """The syllables of phrases that add nothing to what is measured."""
    light = (phrase for phrase, use, _ in rows(beside(__file__, "subject_words.txt"), 3) if use == Use.LIGHT)
    return frozenset(key for phrase in light for key in keys(phrase))


def contrast_of(term: str) -> str | None:
    """The set of things that are never each other of which ``term`` is one, if any."""
    entry = _entry(term)
    return None if entry is None else entry.contrast


def parts_of(term: str) -> tuple[tuple[str, ...], ...]:
    """The terms that ``term`` is the sum of, one tuple a way."""
    entry = _entry(term)
    return () if entry is None else entry.parts


@cache
def _entry(term: str) -> Entry | None:
    words = keys(term)
    found = subject_words().at(words, 0) if words else None
    return found[1] if found is not None and found[0] == len(words) else None
