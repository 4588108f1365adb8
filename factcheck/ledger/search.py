"""Search by words: whatever order, spelling or letters without diacritics they come in.

Words are matched to the index exactly where it has them, else to the nearest words that it has, by edits of letters
(Damerau and Levenshtein, whole numbers). Results are ranked by how many words of the query they have, then by how few
others, and each says which words it has and lacks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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
from factcheck.scan.periods import PeriodReading, bare_year_at, period_of, periods_in

_MOST_WORDS = 20_000  # of the index that one misspelt word is compared with
_MOST_NEAR = 20  # terms that it may be
_FARTHEST = 1  # edits between a word and what it is taken for
_SHORTEST = 4  # letters from which an edit is forgiven
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
    meant = {term: _meant(ledger, term) for term in query.terms}
    hits: list[Hit] = []
    for number, indexed in _series(ledger, meant, query):
        has = tuple(term for term, among in meant.items() if among & indexed)
        lacks = tuple(term for term in meant if term not in has)
        if _words(lacks) > _words(has):
            continue  # hardly what was meant
        hits += [Hit(record, has, lacks) for record in _records(ledger, number, query.period)]
        if len(hits) >= limit:
            break
    return hits[:limit]


def _words(terms: Iterable[str]) -> int:
    return sum(len(term.split()) for term in terms)


def read_query(text: str) -> Query:
    """What ``text`` asks for: its periods, its places, and the terms of the rest."""
    document = Document.of(text)
    normal = document.normal
    readings = periods_in(normal) or _bare_years(normal)
    period = period_of(document, readings[0]) if readings else None
    for reading in reversed(readings):
        normal = f"{normal[: reading.start]} {normal[reading.end :]}"
    times = {plain(word) for word in word_set("time")} if readings else set()  # "thang", "nam" before the number
    found: list[str] = []
    place = ""
    folded = keys(plain(normal))
    for begin, end, value in _plain_book().cut(folded):
        if value is None:
            found += [word for word in folded[begin:end] if word.isalnum() and word not in times]
        elif isinstance(value, Place):
            place = value.name
        elif not value.uses & UNSAID and value.term not in times:
            found.append(value.term)
    return Query(index_terms(found), plain(place), period)


def _bare_years(text: str) -> list[PeriodReading]:
    """A year or a span of years without a word for it."""
    for start in range(len(text)):
        reading = None if text[start - 1 : start].isalnum() else bare_year_at(text, start)
        if reading is not None:
            return [reading]
    return []


@cache
def _plain_book() -> Phrasebook[Entry | Place]:
    """The phrases of subjects and the names of places, without diacritics; of single words only those that have
    none."""
    subjects = (
        (plain(phrase), entry) for phrase, entry in subject_words().entries() if " " in phrase or phrase.isascii()
    )
    named = ((plain(phrase), place) for phrase, place in places().entries())
    return Phrasebook((*subjects, *named))


def _meant(ledger: Ledger, word: str) -> frozenset[str]:
    """The terms of the index that ``word`` may be: itself, else those with it, or one near it, among their words."""
    if ledger.store.rows("SELECT 1 FROM frequency WHERE term = ?", (word,)):
        return frozenset({word})
    inside = ledger.store.rows(
        "SELECT term FROM frequency WHERE ' ' || term || ' ' LIKE ? ORDER BY count DESC LIMIT ?",
        (f"% {word} %", _MOST_NEAR),
    )
    if inside or len(word) < _SHORTEST:
        return frozenset(str(row[0]) for row in inside)
    from rapidfuzz.distance import OSA  # noqa: PLC0415  # 20 ms that only a misspelt word pays

    rows = ledger.store.rows("SELECT term FROM frequency ORDER BY count DESC LIMIT ?", (_MOST_WORDS,))

    def is_near(term: str) -> bool:
        return any(OSA.distance(word, each, score_cutoff=_FARTHEST) <= _FARTHEST for each in (*term.split(), term))

    near = [term for term in map(str, (row[0] for row in rows)) if is_near(term)]
    return frozenset(near[:_MOST_NEAR])


def _series(ledger: Ledger, meant: Mapping[str, frozenset[str]], query: Query) -> list[tuple[int, set[str]]]:
    """The numbers of the subjects that have most of the words, each with its terms among those; those of ``place``, or
    of no place, alone. Without words, the subjects of the place, or of the period where no place is named either."""
    place = query.place
    places = [place, ""] if place else []
    at = f"place IN ({', '.join('?' * len(places))})" if places else "1"
    terms = sorted(frozenset().union(*meant.values()))
    if not meant and not place:
        return [(number, set()) for number in _of_period(ledger, query.period)]
    if not terms:
        found = ledger.store.rows(f"SELECT DISTINCT series FROM wording WHERE place = ? LIMIT {_MOST_SERIES}", (place,))
        return [(int(str(series)), set()) for (series,) in found if place and not meant]
    marks = ", ".join("?" * len(terms))
    rows = ledger.store.rows(
        f"SELECT series, group_concat(DISTINCT term), max(place) FROM term WHERE term IN ({marks}) AND {at} "
        f"GROUP BY series ORDER BY count(DISTINCT term) DESC, max(place) = '', min(size), series LIMIT {_MOST_SERIES}",
        (*terms, *places),
    )
    return [(int(str(series)), set(str(found).split(","))) for series, found, _ in rows]


def _of_period(ledger: Ledger, period: Period | None) -> list[int]:
    """The numbers of the subjects that have a figure within ``period``."""
    if period is None or period.start is None or period.end is None:
        return []
    within = "SELECT DISTINCT series FROM record WHERE first >= ? AND last <= ? ORDER BY series LIMIT ?"
    found = ledger.store.rows(within, (str(period.start), str(period.end), _MOST_SERIES))
    return [int(str(series)) for (series,) in found]


def _records(ledger: Ledger, series: int, period: Period | None) -> list[Record]:
    """The figures of a subject, the latest first; those of ``period`` alone where one is asked for."""
    if period is None or period.start is None or period.end is None:
        return list(ledger.store.records("WHERE record.series = ? ORDER BY last DESC, first DESC", (series,)))
    within = "WHERE record.series = ? AND first >= ? AND last <= ? ORDER BY last DESC, first"
    return list(ledger.store.records(within, (series, str(period.start), str(period.end))))
