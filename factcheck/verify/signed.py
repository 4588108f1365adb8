"""Reads a sentence as a word of signs, one letter a phrase, in which a construction is a regular expression.

đạt 10,2 tỷ USD, cao hơn mức 12,1 tỷ USD của năm trước        aQ,AMQop
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factcheck.lexicon.cues import Role
from factcheck.lexicon.folding import keys
from factcheck.lexicon.ordering import Sign, ordering
from factcheck.lexicon.word_sets import word_set
from factcheck.model.claim import Direction
from factcheck.model.quantity import Quantity
from factcheck.model.unit import Dimension
from factcheck.scan.mention import Mention, Sentence
from factcheck.verify.listed import enclosed

_SIGNS = {
    Role.QUANTITY: Sign.NUMBER,
    Role.PERIOD: Sign.PERIOD,
    Role.COMMA: Sign.COMMA,
    Role.OPEN: Sign.OPEN,
    Role.CLOSE: Sign.CLOSE,
    Role.STOP: Sign.STOP,
    Role.REFERENCE: Sign.REFERENCE,
    Role.FROM: Sign.FROM,
    Role.ANAPHOR: Sign.ANAPHOR,
    Role.CONTRAST: Sign.BREAK,
    Role.WITHIN: Sign.BREAK,
    Role.NOT: Sign.UNSURE,
    Role.LOSS: Sign.DROP,
    Role.COMPARISON: Sign.CHANGE,
    Role.MULTIPLE: Sign.CHANGE,
    Role.EXCEED: Sign.CHANGE,
}
_MOST = 400  # mentions of a sentence that are read; a longer one is a table
_NEAR = 4  # signs from "first" to a word of rounding
_SMALLEST_BARE = 1000  # a smaller number without a unit may be a rank


class Signed(NamedTuple):
    """A sentence as ``signs``, and for each of them the mention that it begins with and where its phrase ends."""

    signs: str
    mentions: Sequence[Mention]
    ends: Sequence[int]


def signed(text: str, sentence: Sentence) -> Signed:
    """The signs of ``sentence``, a sentence of the normalised ``text``."""
    words: list[str] = []  # the folded words, with a mark for what is none
    owners: list[Mention] = []
    for mention in sentence.row[:_MOST]:
        is_one = mention.role in (Role.QUANTITY, Role.PERIOD)
        for key in ("0",) if is_one else keys(text[mention.start : mention.end]):
            words.append(key)
            owners.append(mention)
    signs: list[str] = []
    mentions: list[Mention] = []
    ends: list[int] = []
    at = 0
    while at < len(words):
        count, sign = _sign(text, words, owners, at)
        if sign is Sign.NUMBER and _is_first_under(owners[at].amount, "".join(signs[-_NEAR:])):
            signs.append(Sign.UNDER.value)
            mentions.append(owners[at])
            ends.append(owners[at].end)
        signs.append(sign.value)
        mentions.append(owners[at])
        at += count
        ends.append(owners[at - 1].end)
    return Signed("".join(signs), mentions, ends)


def _is_first_under(quantity: Quantity, before: str) -> bool:
    """Whether the word for "under", which elsewhere rounds the number, sets a mark: ``lần đầu xuống dưới 5%``."""
    if not before.rstrip("lb").endswith(Sign.FIRST) or quantity.qualifier is None:
        return False
    found = ordering().at(keys(quantity.qualifier.text), 0)
    return found is not None and found[1] is Sign.UNDER


def _sign(text: str, words: Sequence[str], owners: Sequence[Mention], at: int) -> tuple[int, Sign]:
    mention = owners[at]
    if mention.quantity is not None or mention.role is Role.PERIOD:
        return 1, _SIGNS[mention.role]
    found = None if mention.role is Role.ANAPHOR else ordering().at(words, at)
    if found is not None:
        return found
    count = next((index for index in range(at, len(owners)) if owners[index] is not mention), len(owners)) - at
    if mention.role is Role.CHANGE:
        entry = mention.entry
        return count, Sign.DROP if entry is not None and entry.direction is Direction.DOWN else Sign.CHANGE
    if mention.role is Role.WORD and text[mention.start].isupper():
        return count, Sign.NAME
    return count, _SIGNS.get(mention.role, Sign.WORD)


def comparable(one: Quantity, other: Quantity) -> bool:
    """Whether it can be told which of two values is the larger: of one kind, unambiguous, not negative, no rank."""
    if one.is_ambiguous or other.is_ambiguous or min(one.low, other.low) < 0:
        return False
    unit, of = one.unit, other.unit
    if unit is None or of is None:
        return unit is of and min(one.low, other.low) >= _SMALLEST_BARE
    if unit.symbol in word_set("rank"):
        return False
    if unit.dimension is Dimension.COUNT or of.dimension is Dimension.COUNT:
        return unit.symbol == of.symbol
    return unit.dimension is of.dimension and unit.is_commensurable(of)


_MEASURED = {
    "length": (Dimension.LENGTH,),
    "area": (Dimension.AREA, Dimension.LENGTH),
    "mass": (Dimension.MASS,),
    "price": (Dimension.MONEY,),
    "crowd": (Dimension.COUNT,),
}


def may_measure(cue: Mention, amount: Quantity) -> bool:
    """Whether the adjective that ``cue`` begins with can be of ``amount``: ``dài hơn`` of a length alone."""
    for name, dimensions in _MEASURED.items():
        if cue.key in word_set(name):
            return amount.unit is not None and amount.unit.dimension in dimensions
    return True


def surpasses(one: Quantity, other: Quantity) -> bool:
    """Whether every value behind the print of ``one`` is larger than every value behind that of ``other``."""
    return enclosed(other).is_below(enclosed(one))


def numbers(line: Signed) -> Iterator[int]:
    """The places of the numbers."""
    return (at for at, sign in enumerate(line.signs) if sign == Sign.NUMBER)


def contradicts(first: Quantity, second: Quantity, *, is_above: bool) -> bool:
    """Whether ``first``, said to be above ``second`` or below it, can only be the other way."""
    low, high = (first, second) if is_above else (second, first)
    return surpasses(high, low)


# What may stand between a value and the word that compares it: a bracket, when and whose it is; more words of whose it
# is where a comma closes them.
OWNER = r"(?:\([^()]*\))?(?:[poNwR]{0,8},|[poN]{0,12})"


def is_moved(line: Signed, at: int) -> Sign | None:
    """``DROP`` or ``CHANGE`` where the number at ``at`` is what something moved by, ``FROM`` where a movement begins at
    it; none where it is what was reached."""
    before = line.signs[:at].rstrip("lwM")[-1:]
    return Sign(before) if before in (Sign.DROP, Sign.CHANGE, Sign.FROM) else None


def rivals(line: Signed, first: int, second: int) -> list[Quantity]:
    """The numbers before the place ``first`` that can be compared with the one at ``second``."""
    amount = line.mentions[second].amount
    others = (line.mentions[at].amount for at in numbers(line) if at < first)
    return [other for other in others if comparable(other, amount)]


def is_listed(line: Signed, at: int) -> bool:
    """Whether the number at ``at`` is one of a list, whose members may each be compared with another value."""
    is_dealt = any(mention.role is Role.RESPECTIVELY for mention in line.mentions[:at])
    return is_dealt or line.signs[:at].rstrip("lc,").endswith(Sign.NUMBER)
