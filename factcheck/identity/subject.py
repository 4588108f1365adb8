"""Reads what a figure measures: the noun phrase that it belongs to.

kim ngạch xuất khẩu đạt 371 tỷ USD          the words before it in its clause
12 người chết, 371 tỷ USD hàng xuất khẩu    the noun that is counted, and the words after it
xuất khẩu tăng mạnh, đạt 371 tỷ USD         the words of an earlier clause, where its own has none
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from factcheck.identity.figure import Source, Subject
from factcheck.lexicon.cues import Role
from factcheck.lexicon.folding import keys
from factcheck.lexicon.subject_words import UNSAID, Use, subject_words
from factcheck.lexicon.word_sets import word_set
from factcheck.model.unit import Dimension
from factcheck.scan.mention import Mention, Sentence

BOUNDARY = frozenset({Role.COMMA, Role.STOP, Role.CONTRAST, Role.OPEN, Role.CLOSE, Role.QUANTITY, Role.WITHIN})
ENDS = BOUNDARY | {Role.JOIN}  # what follows one of these is said of something else
_NOMINAL = frozenset({Role.WORD, Role.PORTION, Role.GROWTH, Role.INDICATOR, Role.WHOLE, Role.ATTAINMENT, Role.SHARE})
_RELATING = frozenset(
    {Role.CHANGE, Role.COMPARISON, Role.MULTIPLE, Role.RATIO, Role.SHARE, Role.ATTAINMENT, Role.EXCEED, Role.RESTATE}
)
_AFTER = 6  # words after a figure that may belong to its noun phrase
_REACH = 60  # mentions before it
_LONGEST = 4  # words of a common noun that begins with a capital
_BREAK = ";"  # stands between words of two phrases, which are no phrase together


def subject_at(text: str, sentence: Sentence, at: int) -> Subject:
    """What the figure at ``sentence.row[at]`` measures, by the words of its own sentence."""
    row = sentence.row
    start = _after_joined(row, clause_start(row, at), at)
    phrase = [*_nominal(row[start:at]), *_following(row, at)]
    subject = _read(text, phrase, _counted(row[at]))
    is_relation = any(mention.role in _RELATING for mention in row[start:at])
    if _read(text, phrase).terms:
        subject = subject._replace(source=Source.OWN)
    else:  # "tăng 216 hộ", "lên 3 triệu lượt khách" name what is counted alone
        earlier, start = _earlier(text, row, start, is_relation=is_relation)
        if not subject.terms or is_relation or _syllables(subject.terms) <= _syllables(earlier.terms):
            contrasts = subject.contrasts or earlier.contrasts
            own = subject if subject.names else earlier
            subject = earlier._replace(names=own.names, order=own.order, contrasts=contrasts)
        else:
            subject = subject._replace(source=Source.OWN)
    if is_numbered(row, start):
        subject = subject._replace(source=Source.ANTECEDENT)
    if not subject.names:
        leading = _leading(text, row[:start])
        owners = subject.owners | leading.owners
        subject = subject._replace(names=leading.names, order=leading.order, owners=owners)
    return subject._replace(terms=subject.terms | _aspect(text, row, at))


class Head(NamedTuple):
    """What the head of a sentence says before the clause of its first figure: ``terms`` hold for all of its figures
    (``với mặt hàng gạo``), ``sources`` are the words that name who tells of them."""

    terms: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()


def head_of(text: str, sentence: Sentence) -> Head:
    """The head of ``sentence``."""
    row = sentence.row
    first = next((index for index, mention in enumerate(row) if mention.role is Role.QUANTITY), 0)
    terms: set[str] = set()
    sources: set[str] = set()
    start = 0
    for end in range(clause_start(row, first) if first else 0):
        if row[end].role in BOUNDARY:
            clause = row[start:end]
            words = [key for mention in clause for key in keys(text[mention.start : mention.end])]
            if any(Use.SOURCE in entry.uses for entry in subject_words().within(words)):
                sources.update(words)
            else:
                terms |= _read(text, _nominal(clause)).terms
            start = end + 1
    return Head(frozenset(terms), frozenset(sources))


def _syllables(terms: Iterable[str]) -> set[str]:
    return {syllable for term in terms for syllable in term.split()}


def _earlier(text: str, row: Sequence[Mention], start: int, *, is_relation: bool) -> tuple[Subject, int]:
    """What the clauses before ``row[start]`` measure, the nearest that tells it, and where that begins.

    A number in a bracket is only said to go with what stands before it, unless it is a relation to that.
    """
    source, nearest = Source.SENTENCE, Subject()
    while start > 0 and row[start - 1].role is not Role.WITHIN:
        end = start - 1
        if row[end].role is Role.OPEN and not is_relation:
            source = Source.ANTECEDENT
        start = clause_start(row, end)
        found = _read(text, _nominal(row[start:end]))
        nearest = nearest if nearest.names else found
        if found.terms and not _names_whole(row, start):
            return found._replace(names=nearest.names, order=nearest.order, source=source), start
    return Subject(names=nearest.names, order=nearest.order), start


def _names_whole(row: Sequence[Mention], start: int) -> bool:
    """Whether the words from ``row[start]`` follow a rate, and name what it is a part of."""
    unit = row[start - 1].amount.unit if start > 0 and row[start - 1].quantity is not None else None
    return unit is not None and unit.is_rate


def phrase_subject(text: str, phrase: Iterable[Mention]) -> Subject:
    """What a noun phrase names, by its own words."""
    return _read(text, _nominal(phrase))


def phrase_after(text: str, sentence: Sentence, mention: Mention) -> Subject | None:
    """What the words after ``mention`` name, up to the end of its clause; ``None`` where they belong to a figure that
    follows, or ``mention`` stands in no row."""
    at = sentence.place_of(mention)
    if at is None:
        return None
    row = sentence.row
    end = next((index for index in range(at + 1, len(row)) if row[index].role in ENDS), len(row))
    if end < len(row) and row[end].role is Role.QUANTITY:
        return None
    return _read(text, _nominal(row[at + 1 : end]))


def clause_start(row: Sequence[Mention], end: int) -> int:
    """The index after the last boundary before ``row[end]``."""
    lowest = max(0, end - _REACH)
    return next((index + 1 for index in range(end - 1, lowest - 1, -1) if row[index].role in BOUNDARY), lowest)


def _after_joined(row: Sequence[Mention], start: int, at: int) -> int:
    """``496 ha nhãn và 427 ha cam``: the words up to ``và`` are those of the figure before."""
    if not start or row[start - 1].role is not Role.QUANTITY:
        return start
    return next((index + 1 for index in range(at - 1, start - 1, -1) if row[index].role is Role.JOIN), start)


def _nominal(row: Iterable[Mention]) -> Iterator[Mention]:
    telling = word_set("telling")
    return (mention for mention in row if mention.role in _NOMINAL or mention.key in telling)


def _following(row: Sequence[Mention], at: int) -> Iterator[Mention]:
    """The words right after a figure that still name what it is of; those after a rate name its whole."""
    unit = row[at].amount.unit
    if unit is not None and unit.is_rate:
        return
    for mention in row[at + 1 : at + 1 + _AFTER]:
        if mention.role not in (Role.WORD, Role.INDICATOR) and mention.key not in word_set("passive"):
            return
        yield mention


def _aspect(text: str, row: Sequence[Mention], at: int) -> frozenset[str]:
    """What a rate is of, where that is said after it: ``tăng 6% về lượng``, ``giảm 6% về số doanh nghiệp``."""
    start = at + 1
    if start >= len(row) or row[start].key not in word_set("aspect"):
        return frozenset()
    end = start + 1
    while end < len(row) and end <= start + _AFTER and row[end].role is Role.WORD:
        end += 1
    return frozenset({" ".join(keys(text[row[start].start : row[end - 1].end]))})


def _counted(mention: Mention) -> tuple[str, ...]:
    unit = mention.amount.unit
    return keys(unit.symbol) if unit is not None and unit.dimension is Dimension.COUNT else ()


def _leading(text: str, row: Sequence[Mention]) -> Subject:
    """What stands at the head of the sentence, before any figure: where or of whom all of it is told."""
    return _read(text, _nominal(takewhile(lambda mention: mention.role is not Role.QUANTITY, row)))


def is_numbered(row: Sequence[Mention], start: int) -> bool:
    """Whether a bare number stands before the clause, which may tell one thing from another: ``nhà máy 2``."""
    return start > 0 and row[start - 1].quantity is not None and row[start - 1].amount.unit is None


def _read(text: str, phrase: Iterable[Mention], counted: Sequence[str] = ()) -> Subject:
    words: list[str] = []
    names: list[str] = []
    run: list[Mention] = []  # capitalised words that stand together
    mentions = list(phrase)
    folded = [keys(text[mention.start : mention.end]) for mention in mentions]
    for index, mention in enumerate(mentions):
        if run and run[-1].end + 1 < mention.start:
            _close(text, run, words, names)
        is_capital = mention.role is Role.WORD and text[mention.start].isupper()
        if is_capital and (run or not _is_common(folded, index)):
            run.append(mention)
        else:
            _close(text, run, words, names)
            words += folded[index]
    _close(text, run, words, names)
    if not set(counted) <= set(words):  # "số vụ tai nạn là 30 vụ" names what is counted before it
        words += [_BREAK, *counted]
    terms, owners, contrasts = _terms(words)
    return Subject(terms, frozenset(names), owners, tuple(names), contrasts)


def _is_common(folded: Sequence[tuple[str, ...]], at: int) -> bool:
    """Whether a capital only honours a common noun of several words: ``Công ty Hòa Bình``."""
    words = [word for each in folded[at : at + _LONGEST] for word in each]
    found = subject_words().at(words, 0)
    return found is not None and found[0] > 1 and Use.TITLE not in found[1].uses


def _close(text: str, run: list[Mention], words: list[str], names: list[str]) -> None:
    """Adds a run of capitalised words to ``names``, or to ``words`` where it is an abbreviation or one word that only
    begins a sentence, and empties it. A name that begins with a title (``ông``, ``sở``) is of one who speaks."""
    if not run:
        return
    form = text[run[0].start : run[-1].end]
    folded = keys(form)
    if len(run) == 1 and (form.isupper() or _begins(text, run[0].start)):
        words += folded
    else:
        words.append(_BREAK)
        found = subject_words().at(folded, 0)
        uses = frozenset() if found is None else found[1].uses
        if Use.TITLE not in uses:
            owned = found[0] if found is not None and Use.SCOPE in uses else 0  # "Huyện Tân Lập" is Tân Lập
            names.append(" ".join(folded[owned:] or folded))
            words += folded[:owned]
    run.clear()


def _begins(text: str, start: int) -> bool:
    """Whether a sentence, a quotation or a line begins at ``start``."""
    before = text[max(0, start - 2) : start].strip()
    return not before or not (before[-1].isalnum() or before[-1] == ",")


def _terms(words: Sequence[str]) -> tuple[frozenset[str], frozenset[str], frozenset[tuple[str, str]]]:
    """What the phrases of ``words`` are compared by, the kinds of owner among them, and the sets they are one of."""
    terms: set[str] = set()
    owners: set[str] = set()
    contrasts: set[tuple[str, str]] = set()
    index = 0
    while index < len(words):
        count, entry = subject_words().at(words, index) or (1, None)
        if entry is None:
            if words[index].isalnum():
                terms.add(words[index])
        elif Use.SCOPE in entry.uses:
            owners.add(entry.term)
        elif not entry.uses & UNSAID:
            terms.add(entry.term)
            if entry.contrast is not None:
                contrasts.add((entry.contrast, entry.term))
        index += count
    return frozenset(terms), frozenset(owners), frozenset(contrasts)
