"""The words by which a stored subject is found again.

They are the terms that figures are compared by (:mod:`factcheck.identity.subject`) without their diacritics, so that a
headline in capitals or a search typed in haste finds the same candidates; whether one is meant is decided on the real
words. They depend on the lexicon, so that a store knows the :func:`fingerprint` of the one that it was indexed by.
"""

from __future__ import annotations

import hashlib
import os
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from factcheck.identity.known import wording
from factcheck.identity.whereabouts import Whereabouts
from factcheck.lexicon.places import nation
from factcheck.table import beside

_RULES = "2"  # changes with what this module makes of a subject
_TABLES = (
    "subject_words.txt",
    "places.txt",
    "variants.txt",
    "cues.txt",
    "function_words.txt",
    "periods.txt",
    "word_sets.txt",
)


class IndexEntry(NamedTuple):
    """One wording of a series: its plain ``terms`` and names, its ``place``, and how many terms it has."""

    terms: tuple[str, ...]
    place: str
    size: int


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """``text`` in small letters without diacritics: ``Đắk Lắk`` is ``dak lak``."""
    decomposed = unicodedata.normalize("NFD", text.lower())
    bare = "".join(each for each in decomposed if not unicodedata.combining(each))
    return bare.replace("đ", "d")


def index_entry(subject: str, scope: str) -> IndexEntry:
    """What ``subject`` of ``scope`` is found by."""
    read = wording(subject, scope)
    terms = index_terms(read.subject.terms, read.names)
    return IndexEntry(terms, place_key(read.where), len(terms))


def index_terms(terms: Iterable[str], names: Iterable[str] = ()) -> tuple[str, ...]:
    """The plain forms of ``terms`` and of the words of ``names``, which are often told in part; sorted, each once."""
    return tuple(sorted({plain(term) for term in (*terms, *(word for name in names for word in name.split()))}))


def place_key(where: Whereabouts) -> str:
    """The places of a scope as one key; empty where it names none."""
    if where.names:
        return ",".join(sorted(map(plain, where.names)))
    return plain(nation().name) if where.is_nation else ""


@cache
def fingerprint() -> str:
    """What tells this lexicon and these rules from others."""
    digest = hashlib.blake2b(_RULES.encode(), digest_size=8)
    folder = os.path.join(os.path.dirname(beside(__file__, "")), os.pardir, "lexicon")
    for name in _TABLES:
        with open(os.path.join(folder, name), "rb") as table:
            digest.update(table.read())
    return digest.hexdigest()
