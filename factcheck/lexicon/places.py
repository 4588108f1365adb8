"""The places that statistics are told of: the table ``places.txt``."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import NamedTuple

from factcheck.lexicon.phrasebook import Phrasebook
from factcheck.table import beside, rows


class PlaceKind(StrEnum):
    """What a place is; the head of places.txt explains each."""

    NATION = "nation"
    PROVINCE = "province"
    REGION = "region"
    COUNTRY = "country"


class Place(NamedTuple):
    """``name``: the one under which all spellings are compared."""

    name: str
    kind: PlaceKind


@cache
def nation() -> Place:
    """The country that drafts speak of as a whole."""
    return next(place for _, place in places().entries() if place.kind is PlaceKind.NATION)


@cache
def places() -> Phrasebook[Place]:
    """Every spelling of the table."""
    table = rows(beside(__file__, "places.txt"), 3)
    return Phrasebook((phrase, Place(name, PlaceKind(kind))) for phrase, name, kind in table)
