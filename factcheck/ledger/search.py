"""Search by words: whatever order, spelling or letters without diacritics they come in.

Words are matched to the index exactly where it has them, else to the nearest words that it has, by edits of letters
(Damerau and Levenshtein, whole numbers). Results are ranked by how many words of the query they have, then by how few
others, and each says which words it has and lacks.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from factcheck.ledger.indexing import index_terms, plain
from factcheck.ledger.lookup import Ledger
from factcheck.lexicon.folding import keys
from factcheck.lexicon.phrasebook import Phrasebook
from factcheck.lexicon.places import Place, places
from factcheck.lexicon.subject_words import UNSAID, Entry, subject_words
from factcheck.lexicon.word_sets import word_set
from factcheck.model.period import Period
from factcheck.model.record import Record
from factcheck.read.document import Document
from factcheck.scan.periods import bare_year_at, period_of, periods_in

_MOST_WORDS = 20_000  # of the index that one misspelt word is compared with
_FARTHEST = 2  # edits between a word and what it is taken for
_SHORT = 4  # letters up to which no edit is forgiven
_MOST_SERIES = 200


class Query(NamedTuple):
    """What is looked for: plain terms, places, and days where a period is named."""

    terms: tuple[str, ...]
    place: str
    period: Period | None


class Hit(NamedTuple):
    """A record that was found, with the words of the query that it has and those that it lacks."""

    record: Record
    has: tuple[str, ...]
    lacks: tuple[str, ...]


def search(ledger: Ledger, text: str, limit: int) -> list[Hit]:
    """The records that ``text`` may mean, the nearest first, at most ``limit``."""
    query = read_query(text)
    terms = [_known_term(ledger, term) for term in query.terms]
    wanted = [term for term in terms if term is not None]
    lacking = tuple(term for term, known in zip(query.terms, terms, strict=True) if known is None)
    series = _series(ledger, wanted, query.place)
    hits: list[Hit] = []
    for number, found in series:
        has = tuple(term for term in wanted if term in found)
        lacks = (*lacking, *(term for term in wanted if term not in found))
        hits += [Hit(record, has, lacks) for record in _records(ledger, number, query.period)]
        if len(hits) >= limit:
            break
    return hits[:limit]


def read_query(text: str) -> Query:
    """What ``text`` asks for: its periods, its places, and the terms of the rest."""
    document = Document.of(text)
    normal = document.normal
    readings = periods_in(normal)
    if not readings:
        bare = (bare_year_at(normal, start) for start in range(len(normal)) if not normal[start - 1 : start].isalnum())
        readings = [reading for reading in bare if reading is not None][:1]
    period = period_of(document, readings[0]) if readings else None
    for reading in reversed(readings):
        normal = f"{_without_time_word(normal[: reading.start])} {normal[reading.end :]}"
    found: list[str] = []
    place = ""
    folded = keys(plain(normal))
    for begin, end, value in _plain_book().cut(folded):
        if value is None:
            found += [word for word in folded[begin:end] if word.isalnum()]
        elif isinstance(value, Place):
            place = value.name
        elif not value.uses & UNSAID:
            found.append(value.term)
    return Query(index_terms(found), plain(place), period)


def _without_time_word(text: str) -> str:
    """``text`` without the word of time that ends it, typed with or without its diacritics: ``nam`` of ``nam 2022``."""
    head, _, last = text.rstrip().rpartition(" ")
    return head if last and plain(last) in {plain(word) for word in word_set("time")} else text


@cache
def _plain_book() -> Phrasebook[Entry | Place]:
    """The phrases of subjects and the names of places, without diacritics; of single words only those that have
    none."""
    subjects = (
        (plain(phrase), entry) for phrase, entry in subject_words().entries() if " " in phrase or phrase.isascii()
    )
    named = ((plain(phrase), place) for phrase, place in places().entries())
    return Phrasebook((*subjects, *named))


def _known_term(ledger: Ledger, term: str) -> str | None:
    """``term`` as the index has it, or the nearest that it has; ``None`` where nothing is near."""
    if ledger.store.rows("SELECT 1 FROM frequency WHERE term = ?", (term,)):
        return term
    if len(term) <= _SHORT:
        return None
    from rapidfuzz import process  # noqa: PLC0415  # 20 ms that only a misspelt word pays
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    rows = ledger.store.rows(
        "SELECT term FROM frequency WHERE length(term) BETWEEN ? AND ? ORDER BY count DESC LIMIT ?",
        (len(term) - _FARTHEST, len(term) + _FARTHEST, _MOST_WORDS),
    )
    near = process.extractOne(term, [str(row[0]) for row in rows], scorer=OSA.distance, score_cutoff=_FARTHEST)
    return None if near is None else str(near[0])


def _series(ledger: Ledger, terms: Sequence[str], place: str) -> list[tuple[int, set[str]]]:
    """The numbers of the subjects that have most of ``terms``, each with those that it has."""
    if not terms:
        return []
    marks = ", ".join("?" * len(terms))
    at = "AND place = ?" if place else ""
    rows = ledger.store.rows(
        f"SELECT series, group_concat(DISTINCT term) FROM term WHERE term IN ({marks}) {at} GROUP BY series "
        f"ORDER BY count(DISTINCT term) DESC, min(size), series LIMIT {_MOST_SERIES}",
        (*terms, *([place] if place else [])),
    )
    return [(int(str(series)), set(str(found).split(","))) for series, found in rows]


def _records(ledger: Ledger, series: int, period: Period | None) -> list[Record]:
    """The figures of a subject, the latest first; those of ``period`` alone where one is asked for."""
    if period is None or period.start is None or period.end is None:
        return list(ledger.store.records("WHERE record.series = ? ORDER BY last DESC, first DESC", (series,)))
    within = "WHERE record.series = ? AND first >= ? AND last <= ? ORDER BY last DESC, first"
    return list(ledger.store.records(within, (series, str(period.start), str(period.end))))
