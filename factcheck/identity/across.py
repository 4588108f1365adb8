"""Decides whether a figure of a draft denotes a quantity that was told before, in another text or in a ledger.

What sets figures of one text apart (:mod:`factcheck.identity.identity`) sets these apart too, and so does another
place. Two are certainly one where the words of both tell the same in full. The rest is weighed as within one text, but
by what lasts from one text to another: the value, the days, the place, and how far the words of each are found in the
other. The points were set on the pairs of ``claims/corpus/across.toml`` that are not held out.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from factcheck.identity.evidence import Reason, names_one
from factcheck.identity.figure import Part, Source
from factcheck.identity.identity import Identity, Sameness
from factcheck.identity.likeness import Likeness, likeness
from factcheck.identity.told import Told, syllables
from factcheck.identity.whereabouts import Whereabouts
from factcheck.lexicon.folding import keys
from factcheck.lexicon.subject_words import light_words
from factcheck.lexicon.word_sets import word_set
from factcheck.link.operand import are_commensurable
from factcheck.model.claim import Certainty
from factcheck.model.unit import Dimension

ENOUGH = 2  # points from which two are likely one
POINTS: dict[Reason | Likeness, int] = {
    Likeness.EQUAL: 10,
    Likeness.EQUAL_ROUND: 6,
    Likeness.EQUAL_SMALL: 4,
    Likeness.ROUNDED: 8,
    Likeness.ROUNDED_SMALL: 4,
    Likeness.SLIP: 6,
    Likeness.SLIP_SHORT: 4,
    Likeness.DIGIT: 0,
    Likeness.FAR: -12,
    Reason.OTHER_PART_OF_SET: -6,
    Reason.NARROWER: -1,
    Reason.OTHER_NAMES: -5,
    Reason.OTHER_SUBJECT: -2,
    Reason.OTHER_WORDS: -2,
    Reason.CONTAINED: 2,
}
_MOST, _FEW = Fraction(2, 3), Fraction(2, 5)  # of the words of one that are found in the other
_MOST_NARROWER = 2  # counted


def across(known: Told, draft: Told) -> Identity:
    """Whether what was told before and what the draft tells are one quantity."""
    apart = _apart(known, draft)
    if apart is not None:
        return Identity(Sameness.DIFFERENT, Certainty.CERTAIN, ((apart, 0),))
    found = tuple(_weighed(known, draft))
    if is_certain(known, draft):
        return Identity(Sameness.SAME, Certainty.CERTAIN, ((Reason.DENOTATION, 0), *found))
    if sum(points for _, points in found) >= ENOUGH:
        return Identity(Sameness.SAME, Certainty.LIKELY, found)
    return Identity(Sameness.UNKNOWN, Certainty.GUESSED, found)


def _apart(known: Told, draft: Told) -> Reason | None:
    """What surely sets both apart, whatever else is alike."""
    unit = known.quantity.unit
    if not are_commensurable(unit, draft.quantity.unit):
        return Reason.OTHER_UNIT
    if known.modality is not draft.modality or known.is_estimate is not draft.is_estimate:
        return Reason.MODALITY
    is_rate = unit is not None and unit.is_rate
    if not is_rate and (known.part is Part.DIFFERENCE) is not (draft.part is Part.DIFFERENCE):
        return Reason.OTHER_PART
    if _is_other_period(known, draft):
        return Reason.OTHER_PERIOD
    return _apart_by_subject(known, draft)


def _apart_by_subject(known: Told, draft: Told) -> Reason | None:
    ours, theirs = known.contrasts, draft.contrasts
    if any(ours[group].isdisjoint(theirs[group]) for group in ours.keys() & theirs.keys()):
        return Reason.CONTRAST
    return Reason.OTHER_PLACE if _is_elsewhere(known.where, draft.where) else None


def _is_other_period(known: Told, draft: Told) -> bool:
    """Whether both name days, and others. A year and its last day are not set apart: what there is at the end of a year
    is told as that of the year."""
    a, b = known.days, draft.days
    if a is None or b is None or a == b or known.is_loose or draft.is_loose:
        return False
    return not (a[1] == b[1] and (a[0] == a[1] or b[0] == b[1]))


def _is_elsewhere(a: Whereabouts, b: Whereabouts) -> bool:
    """Whether both name places and share none, or one names the nation and the other surely a part or another."""
    if a.names and b.names:
        return a.names.isdisjoint(b.names)
    nation, other = (a, b) if b.names else (b, a)
    return bool(other.names) and nation.is_nation and not other.is_nation and other.source is Source.OWN


def _weighed(known: Told, draft: Told) -> Iterator[tuple[Reason | Likeness, int]]:
    like = likeness(known.quantity, draft.quantity)
    yield like, POINTS[like]
    for reason, count in _observed(known, draft):
        if count:
            yield reason, count * POINTS[reason]


def _observed(known: Told, draft: Told) -> Iterator[tuple[Reason, int]]:
    ours, theirs = known.contrasts, draft.contrasts
    unequal = sum(ours[group] != theirs[group] for group in ours.keys() & theirs.keys())
    yield Reason.OTHER_PART_OF_SET, unequal
    yield Reason.NARROWER, min(_MOST_NARROWER, len(ours.keys() ^ theirs.keys()))
    yield Reason.OTHER_NAMES, _have_other_names(known.names, draft.names)
    yield Reason.OTHER_SUBJECT, _covered(known.words, draft.context) < _FEW
    yield Reason.OTHER_WORDS, _shared(known.context, draft.context) < _FEW
    yield Reason.CONTAINED, bool(draft.words) and draft.words <= known.context


def _have_other_names(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether each names somebody or something that the other does not."""
    return _has_more_names(a, b) and _has_more_names(b, a)


def _has_more_names(a: frozenset[str], b: frozenset[str]) -> bool:
    return any(not any(names_one(x, y) for y in b) for x in a)


def _covered(words_of_one: frozenset[str], of_other: frozenset[str]) -> Fraction:
    return Fraction(len(words_of_one & of_other), max(1, len(words_of_one)))


def _shared(a: frozenset[str], b: frozenset[str]) -> Fraction:
    return Fraction(len(a & b), max(1, min(len(a), len(b))))


def is_certain(known: Told, draft: Told) -> bool:
    """Whether the draft's own words tell all that the known ones tell and nothing else of weight, of one owner and on
    the same days, so that values which cannot meet are a contradiction."""
    return draft.is_dated and known.days is not None and known.days == draft.days and is_one_subject(known, draft)


def is_one_subject(known: Told, draft: Told) -> bool:
    """Whether both surely tell of one thing of one owner, whenever that is."""
    draft = _with_abbreviations(known, draft)
    if (
        known.words.isdisjoint(draft.words)
        or not draft.is_plain
        or known.contrasts != draft.contrasts
        or draft.part is Part.DIFFERENCE
    ):
        return False
    if not (known.words ^ draft.words) - _classifiers(known, draft) <= light_words():
        return False
    is_one = _is_one_place(known.where, draft.where) and _have_one_owner(known, draft)
    return is_one and not _have_other_owner(known.names, draft.names)


def _classifiers(known: Told, draft: Told) -> frozenset[str]:
    """The words that only count: ``lượt`` in ``lượt khách quốc tế``, which one unit may have and the other lack."""
    units = (told.quantity.unit for told in (known, draft))
    return frozenset(keys(unit.symbol)[0] for unit in units if unit is not None and unit.dimension is Dimension.COUNT)


def _with_abbreviations(known: Told, draft: Told) -> Told:
    """``draft`` with those known names among its names that it tells as words, as abbreviations are: ``EVN``."""
    told_as_words = {name for name in known.names - draft.names if known.words.isdisjoint(name.split())}
    named = frozenset(name for name in told_as_words if draft.words.issuperset(name.split()))
    return draft._replace(names=draft.names | named, words=draft.words - syllables(named)) if named else draft


def is_near_subject(known: Told, draft: Told) -> bool:
    """Whether both may well tell of one thing of one owner: nothing sets them apart, and most of the known words are
    told."""
    draft = _with_abbreviations(known, draft)
    if _apart_by_subject(known, draft) is not None or known.contrasts != draft.contrasts:
        return False
    told_of = _covered(known.words, draft.words | draft.context)
    return told_of >= _MOST and not _have_other_owner(known.names, draft.names)


def _have_other_owner(known: frozenset[str], draft: frozenset[str]) -> bool:
    """Whether the draft names one whom the known words do not name, or leaves out whom they do; a name may be told in
    part, but one with more words is another: ``FPT``, ``FPT Telecom``."""
    is_other = any(not any(f" {name} " in f" {owner} " for owner in known) for name in draft)
    return is_other or (bool(known) and not draft)


def _is_one_place(known: Whereabouts, draft: Whereabouts) -> bool:
    """Whether the draft's own sentence names just the known places. Where none is known, the draft must name none at
    all, not even before; a subject without a place may say itself whose it is."""
    is_own = draft.source in (Source.OWN, Source.SENTENCE)
    if known.names:
        return is_own and draft.names == known.names
    return not draft.names and (not known.is_nation or (draft.is_nation and is_own))


def _have_one_owner(known: Told, draft: Told) -> bool:
    """Whether the draft speaks of no kind of owner that the known words do not: who is named stands for himself, a
    place for its divisions."""
    more = draft.owners - known.owners
    if known.names:
        return True
    return not (more & word_set("owner") if known.where.names else more)
