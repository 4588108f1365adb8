"""A rank that the values beside it contradict.

What it does:
    Holds ``cao nhất là A với 12 triệu, tiếp đến là B 15 triệu``, ``đứng đầu``, ``theo thứ tự giảm dần`` and ``thấp nhất
    ..., cao nhất ...`` against the values that are listed; and ``cao nhất từ trước đến nay``, ``cao nhất trong 5 năm``
    against what the text tells of the same thing in earlier periods.

Why it matters:
    The order is what a list is read for; where a value does not fit in, it is a misprint or belongs to another.

When it abstains:
    One of several (``một trong những``), a rank by something else than the value, other units or things counted, a
    movement or a time, and values that may be equal when rounding is undone. Longer lists, ``đứng đầu`` and earlier
    periods give a warning.

Example:
    ``Sản lượng cao nhất là Lào Cai với 12 triệu tấn, tiếp đến là Yên Bái với 15 triệu tấn.``

Tiếng Việt:
    So thứ hạng với các con số được liệt kê: “cao nhất là... tiếp đến là...”, “đứng đầu”, “theo thứ tự giảm dần”, “thấp
    nhất... cao nhất...”. Báo khi con số xếp sau lại lớn hơn con số xếp trước, hoặc khi bài còn ghi một mức trước đó cao
    hơn mức được gọi là cao nhất.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from factcheck.identity.figure import Figure
from factcheck.lexicon.ordering import Sign, endings
from factcheck.lexicon.word_sets import word_set
from factcheck.model.finding import Finding, Level, Message, Related
from factcheck.model.unit import Dimension
from factcheck.pattern import lazy_pattern
from factcheck.scan.mention import Mention, Sentence
from factcheck.verify.check import Case, Meta
from factcheck.verify.history import History
from factcheck.verify.passage import Passage
from factcheck.verify.sieve import Sieve
from factcheck.verify.signed import Signed, comparable, contradicts, is_moved, may_measure, numbers, signed

META = Meta(code="D103", name="contradicted-rank", level=Level.ERROR, since="0.1")
FAIL = (
    Case("Sản lượng cao nhất là Lào Cai với 12 triệu tấn, tiếp đến là Yên Bái với 15 triệu tấn.", at="15 triệu tấn"),
    Case("Thấp nhất là 12.300 đồng/kg, cao nhất là 11.600 đồng/kg.", at="12.300 đồng/kg"),
    Case("Xếp theo thứ tự giảm dần: Lào Cai 320 ha, Yên Bái 410 ha, Sơn La 150 ha.", at="410 ha"),
    Case(
        "Năm 2015, sản lượng điều đạt 1,3 triệu tấn. "
        "Năm 2018, sản lượng điều đạt 1,1 triệu tấn, cao nhất từ trước đến nay.",
        at="1,1 triệu tấn",
    ),
)
PASS = (
    Case("Sản lượng cao nhất là Lào Cai với 15 triệu tấn, tiếp đến là Yên Bái với 12 triệu tấn."),
    Case("Lào Cai là một trong những tỉnh có sản lượng cao nhất với 12 triệu tấn, tiếp đến là Yên Bái 15 triệu tấn."),
    Case("Cao nhất là Lào Cai với 12 người, tiếp đến là 15 xe ở Yên Bái."),
    Case("Thấp nhất là 11.600 đồng/kg, cao nhất là 12.300 đồng/kg."),
    Case(
        "Năm 2015, sản lượng điều đạt 1,3 triệu tấn. "
        "Năm 2018, sản lượng chè đạt 1,1 triệu tấn, cao nhất từ trước đến nay."
    ),
)

_LISTS = Sieve(
    *((rf"{words}[^\n\d]{{0,80}}\d", 160) for words in endings(Sign.NEXT)),
    *(rf"{words}[^\n\d]{{0,80}}\d" for words in endings(Sign.RISING, Sign.FALLING)),
    r" nhất[^\n\d]{0,40}\d[^\n]{0,60}? nhất[^\n\d]{0,40}\d",
)
_RECORDS = Sieve((r" nhất (?:từ trước|trong|kể từ|mọi thời)", 60))
_EXTREMES = lazy_pattern(r"([eE])[laoMw]{0,4}Q[,laocM]{0,4}([eE])[laoMw]{0,4}Q")
_RECORD = lazy_pattern(r"Q(?:\([^()]*\))?[poN]*,?[lcaM]*(?P<rank>[Ee])(?:r|[oRFMw]{0,3}[pQ])")
_YEARS = lazy_pattern(r"([0-9]{1,2}) năm|năm ((?:19|20)[0-9]{2})")
_PLAIN = frozenset("laoMc,")
_NOT_RANKED = frozenset((Dimension.TIME, Dimension.TIMES))


class _Order(NamedTuple):
    """``values`` in the order in which the text ranks them, the largest first where ``is_falling``."""

    values: tuple[Mention, ...]
    is_falling: bool
    is_sure: bool


def check_passage(passage: Passage) -> Iterator[Finding]:
    """The lists out of their order, the extremes the wrong way round, and the records that were beaten before."""
    if len(passage.quantities) < 2:
        return
    text = passage.document.normal
    for sentence in _LISTS.sentences(passage):
        line = signed(text, sentence)
        for order in (*_ranked(_continued(passage, sentence, line)), *_ordered(line)):
            yield from _misplaced(order, sentence)
        yield from _extremes(line)
    history = History(passage.figures)
    for sentence in _RECORDS.sentences(passage):
        yield from _beaten(passage, history, signed(text, sentence))


def _continued(passage: Passage, sentence: Sentence, line: Signed) -> Signed:
    """``line``, after the sentence before it where it goes on with its list: ``Tiếp đến là ...``."""
    before = passage.rows.before(sentence) if line.signs[:1] == Sign.NEXT else None
    if before is None:
        return line
    one = signed(passage.document.normal, before)
    return Signed(one.signs + line.signs, (*one.mentions, *line.mentions), (*one.ends, *line.ends))


def _ranked(line: Signed) -> Iterator[_Order]:
    """The values after ``cao nhất``, ``tiếp đến``, ``thứ ba``: the first number after each."""
    signs = line.signs
    for start, sign in enumerate(signs):
        if sign not in "EeT" or Sign.AMONG in signs[:start] or Sign.SINK in signs[:start]:
            continue
        end = next((at for at in range(start + 1, len(signs)) if signs[at] in "|EeT"), len(signs))
        begins = [start, *(at for at in range(start + 1, end) if signs[at] == Sign.NEXT)]
        items = [_values(line, begin, stop) for begin, stop in zip(begins, [*begins[1:], end], strict=True)]
        if len(items) < 2 or not all(items) or any(len(item) > 1 for item in items[:-1]):
            continue
        places = [item[0] for item in items]
        if _is_by_another(line, start, places) or not _are_alike(line, places):
            continue
        is_sure = sign != Sign.TOP and len(places) == 2 and line.mentions[start].key in word_set("sized")
        is_sure = is_sure and Sign.STOP not in signs[start : places[-1]]
        yield _Order(tuple(line.mentions[at] for at in places), sign != Sign.LEAST, is_sure)


def _values(line: Signed, begin: int, stop: int) -> list[int]:
    """The places of the numbers of one item that are no movement; of all, where the item ranks movements."""
    places = [at for at in range(begin, stop) if line.signs[at] == Sign.NUMBER]
    return [at for at in places if is_moved(line, at) is None] or places


def _is_by_another(line: Signed, start: int, places: list[int]) -> bool:
    """Whether the rank may go by something else than the values: ``đứng đầu về``, or a size beside movements."""
    if not {Sign.BY, Sign.FALL}.isdisjoint(line.signs[start : places[0]]):
        return True
    if not may_measure(line.mentions[start], line.mentions[places[0]].amount):
        return True
    ranks_movements = line.signs[start - 1 : start] == Sign.CHANGE
    return not ranks_movements and any(is_moved(line, place) is not None for place in places)


def _ordered(line: Signed) -> Iterator[_Order]:
    """The values after ``theo thứ tự giảm dần``, to the end of the bracket that holds them or of the sentence."""
    for at, sign in enumerate(line.signs):
        if sign not in (Sign.RISING, Sign.FALLING):
            continue
        is_bracket = line.signs[at + 1 : at + 2] == Sign.OPEN
        end = line.signs.find(Sign.CLOSE, at) if is_bracket else len(line.signs)
        places = [place for place in numbers(line) if at < place < end]
        if len(places) > 1 and _are_alike(line, places) and Sign.AMONG not in line.signs[:at]:
            yield _Order(tuple(line.mentions[place] for place in places), sign == Sign.FALLING, is_sure=False)


def _are_alike(line: Signed, places: list[int]) -> bool:
    """Whether the numbers are levels of one unit, told of the same thing, and of a kind where more ranks higher."""
    first = line.mentions[places[0]].amount
    if first.unit is None or first.unit.dimension in _NOT_RANKED:
        return False
    if any(is_moved(line, place) == Sign.DROP for place in places):
        return False
    after = [line.signs[place + 1 : place + 2] == Sign.WORD and line.mentions[place + 1].key for place in places]
    is_one_thing = len({word for word in after if word}) <= 1
    return is_one_thing and all(comparable(first, line.mentions[place].amount) for place in places[1:])


def _misplaced(order: _Order, sentence: Sentence) -> Iterator[Finding]:
    """The first value that cannot stand after the one before it, if it stands in ``sentence``."""
    for first, second in zip(order.values, order.values[1:], strict=False):
        if contradicts(first.amount, second.amount, is_above=order.is_falling):
            key = f"D103.{'over' if order.is_falling else 'under'}"
            message = Message.of(key, first=first.amount.text, second=second.amount.text)
            level = META.level if order.is_sure else Level.WARNING
            if sentence.holds(second):
                yield Finding(META.code, level, message, second.amount.span, (Related(first.amount.span, "first"),))
            return


def _extremes(line: Signed) -> Iterator[Finding]:
    """``thấp nhất`` over ``cao nhất``."""
    for found in _EXTREMES.finditer(line.signs):
        places = [at for at in range(*found.span()) if line.signs[at] == Sign.NUMBER]
        first, second = (line.mentions[at] for at in places)
        if found[1] == found[2] or not comparable(first.amount, second.amount) or Sign.SINK in line.signs:
            continue
        least, most = (first, second) if found[1] == Sign.LEAST else (second, first)
        if contradicts(least.amount, most.amount, is_above=False):
            message = Message.of("D103.extremes", least=least.amount.text, most=most.amount.text)
            is_sure = _PLAIN.issuperset(set(found.group()) - set("eEQ"))
            level = META.level if is_sure else Level.WARNING
            yield Finding(META.code, level, message, least.amount.span, (Related(most.amount.span, "most"),))


def _beaten(passage: Passage, history: History, line: Signed) -> Iterator[Finding]:
    """What is called the most ever, or in years, where the text tells of more in an earlier period."""
    for at in numbers(line):
        found = _RECORD.match(line.signs, at)
        if found is None or Sign.AMONG in line.signs[: found.end()]:
            continue
        mention = line.mentions[at]
        rank = found.start("rank")
        is_most = found["rank"] == Sign.MOST
        for own, figure in history.earlier(mention):
            is_beaten = comparable(mention.amount, figure.quantity) and contradicts(
                mention.amount, figure.quantity, is_above=is_most
            )
            record = passage.document.normal[line.mentions[rank].start : line.ends[found.end() - 1]]
            if is_beaten and _is_within(record, line.signs[found.end() - 1], figure, own):
                message = Message.of(
                    f"D103.record_{'most' if is_most else 'least'}",
                    first=mention.amount.text,
                    second=figure.quantity.text,
                    record=record,
                )
                places = (Related(figure.quantity.span, "earlier"),)
                yield Finding(META.code, Level.WARNING, message, mention.amount.span, places)
                break


def _is_within(record: str, last: str, figure: Figure, own: Figure) -> bool:
    """Whether the period of ``figure`` belongs to the time of which the ``record`` is told."""
    if last == Sign.RECORD:
        return True
    span = _YEARS.search(record)
    if span is None or figure.days is None or own.days is None:
        return False
    first = figure.days[0].year
    return first > int(span[2]) if span[2] else first > own.days[1].year - int(span[1])
