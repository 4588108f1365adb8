"""Numbers that are no quantities: dates, times, years, codes, document numbers, ordinals, scores, phone numbers.

Three signs tell them, cheapest first: what is glued to the digits (``A320``, ``5G``), the shape of the expression that
the digits begin (``13/12``, ``96/2014/NĐ-CP``, ``18h30``), and the words before (``quận 2``, ``Boeing 737``), which a
unit, a magnitude or a percent sign after the number outweighs. The words are in ``factcheck/lexicon/protected.txt``.
"""

from __future__ import annotations

import re

from factcheck.lexicon.cues import function_words
from factcheck.lexicon.folding import fold
from factcheck.lexicon.protected import Head, Kind, protected_words
from factcheck.model.unit import Dimension
from factcheck.scan.units import unit_at

_LEFT = 32  # how far back the words before a number are read
_LONGEST_WORD = 12
_LISTED = 5  # numbers that one head names: "các quận 1, 3 và 5"
_RATES = (Dimension.PERCENT, Dimension.POINT, Dimension.TIMES, Dimension.MONEY)

_END = r"(?![0-9]|[.,][0-9])"
_DIGITS = re.compile(r"[0-9]+")
_NUMBER = re.compile(r"[0-9]{1,20}(?:[.,][0-9]{1,9}){0,5}")
_SECOND = re.compile(r" ?- ?[0-9]{1,20}(?:[.,][0-9]{1,9}){0,5}")
_YEAR = re.compile(rf"(?:19[0-9]{{2}}|20[0-3][0-9]){_END}")
_YEARS = re.compile(rf"((?:19|20)[0-9]{{2}}) ?[-/] ?((?:(?:19|20)[0-9]{{2}})|[0-9]{{2}}){_END}")
_MONTH_OF_YEAR = re.compile(rf"(?:0?[1-9]|1[0-2]) ?[-/] ?(?:19|20)[0-9]{{2}}{_END}")
_DATE = re.compile(  # 13/12, 13/12/2021, 18-23/12, 28/11-3/12 | 13-12-2021, 13.12.2021
    r"([0-9]{1,2})((?:/[0-9]{1,2})? ?- ?[0-9]{1,2})?/([0-9]{1,2})(/[0-9]{4}|/[0-9]{2})?(?![0-9/]|[.,][0-9]|-[0-9])"
    rf"|([0-9]{{1,2}})([-.])([0-9]{{1,2}})\6((?:19|20)[0-9]{{2}}){_END}"
)
_PAIR = re.compile(rf"([0-9]{{1,2}}) ?- ?([0-9]{{1,2}}){_END}")
_CHAIN = re.compile(rf"[0-9]{{1,4}}(?:-[0-9]{{1,4}}){{2,7}}{_END}")
_FRACTION = re.compile(r"([0-9]{1,5})/([0-9]{1,5})")
_DOCUMENT = re.compile(
    r"[0-9]{1,5}(?:/[0-9]{2,4})?(?:/(?!USD|VNĐ|VND|EUR)[A-ZĐ][A-ZĐa-zđ]{1,6}[0-9]{0,2}|-[A-ZĐ]{2,5}/[A-ZĐ]{1,8})"
    r"(?:[-/.][A-ZĐ]\w{0,9}){0,3}(?!\w)"
)
_CLOCK = re.compile(
    r"(?:[01]?[0-9]|2[0-4])(?:[hHg:][0-5][0-9](?::[0-5][0-9])?(?![\w:])|h(?![\w/])| ?giờ [0-5]?[0-9](?: ?phút)?(?![\w.,%]))"
)
_HOUR = re.compile(r"(?:[01]?[0-9]|2[0-4]) ?(?:giờ|h)(?!\w)")
_PLATE = re.compile(
    r"[0-9]{2} ?-? ?[A-ZĐ]{1,2}[0-9]? ?-? ?[0-9]{3}\.[0-9]{2}(?![0-9])|[0-9]{2}-?[A-ZĐ][A-Z0-9]?(?: ?- ?| )[0-9]{4,5}(?![0-9])"
)
_PHONE = re.compile(r"0[0-9]{1,4}(?:[ .-][0-9]{2,4}){2,4}(?![0-9]|,[0-9])|1[89]00[ .]?[0-9]{4,6}(?![0-9])")
_VERSION = re.compile(rf"[0-9]{{1,3}}\.[0-9]{{1,2}}{_END}")
_GRADE = re.compile(r"[0-9]\.[0-9]{1,3} ?S(?!\w)")  # fuel oil by its sulphur
_CAPTION = re.compile(r"[0-9]{1,2}(?=[ .]*(?:\n|$))")
_CODE = re.compile(r"\w{0,20}(?:[-./][0-9]\w{0,20}){0,2}")
_MILESTONE = re.compile(r"[0-9]{1,4}(?: ?\+ ?[0-9]{1,4}(?:\.[0-9]{1,3})?)?")
_BORE = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{1,2})? ?(?:mm|ly|li)(?!\w)")
_NAMED = re.compile(r"[0-9]{1,5}(?:[/.-][0-9]{1,4}){0,3}[A-Z]?[0-9]?(?![0-9A-Za-z]|[,][0-9])")
_NEXT_NAMED = re.compile(r"(?:, ?| ?- ?| và )[0-9]{1,4}(?![0-9A-Za-z]|[/.,-][0-9])")
_NEXT_WORD = re.compile(r" ([^\W\d_]+)")
_LETTERS = re.compile(r"[^\W\d_]+")
_ADDRESS_MARKS = ("://", "www.", "@", ".com", ".vn", ".net", ".org", "#")
# A Vietnamese syllable without its marks; what does not look like one, with a capital, is a foreign name or a code.
_SYLLABLE = re.compile(
    r"(?:ngh?|gh|gi|[ck]h|nh|ph|th|tr|qu|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?", re.ASCII
)
_ROMAN = frozenset("IVXLC")


def protected_end(text: str, number_start: int, line_start: int) -> int | None:
    """Where the protected expression that holds the number at ``number_start`` ends; ``None``: it may be a quantity.

    ``text`` is normalised, ``number_start`` the first digit of a run of digits, ``line_start`` where its line begins
    (or a place far enough back). Looks a few dozen characters around, so that calling it at every number stays linear.
    """
    digits = _DIGITS.match(text, number_start)
    assert digits is not None  # by the call
    run_end = digits.end()
    before = text[number_start - 1] if number_start > line_start else "\n"
    if before not in " \n(":
        end = _glued_before(text, number_start, line_start, before)
        if end is not None:
            return end
    end = _shaped(text, number_start, run_end, line_start)
    if end is not None:
        return end
    return _named(text, number_start, run_end, line_start)


def _glued_before(text: str, start: int, line_start: int, before: str) -> int | None:
    """The code, name or address that goes on into the number: ``A320``, ``COVID-19``, ``F -35``, ``m2``, a URL."""
    if before not in "-/._=&?#@+%:" and not before.isalpha():
        return None
    token = text[max(line_start, start - _LEFT) : start].rsplit(" ", 1)[-1]
    if any(mark in token for mark in _ADDRESS_MARKS):
        end = start
        while end < len(text) and not text[end].isspace():
            end += 1
        return end
    if before.isalpha():
        return _after_letters(text, start, line_start)
    if before == "-" and start - line_start > 1:
        return _after_dash(text, start, line_start)
    if before in "./_&" and token[:-1].isalpha() and any(map(str.isupper, token)) and not _is_measured(text, start):
        return _code_end(text, start)
    return None


def _after_letters(text: str, start: int, line_start: int) -> int | None:
    word = _word_before(text, start, line_start)
    if word.islower() and len(word) > 2 and (not word.isascii() or _is_measured(text, start)):
        return None  # "tăng15%": a missing space
    end = _code_end(text, start)
    if text.startswith("+", end):  # Km1407+500
        milestone = _MILESTONE.match(text, start)
        end = max(end, milestone.end() if milestone else end)
    return end


def _after_dash(text: str, start: int, line_start: int) -> int | None:
    is_spaced = text[start - 2] == " "
    word = _word_before(text, start - 2 if is_spaced else start - 1, line_start)
    if not word:
        caption = _CAPTION.match(text, start) if text[start - 2 : start - 1] in "\n " else None
        return caption.end() if caption else None
    if is_spaced:
        is_code = word.isupper() and len(word) <= 4 and _is_foreign(word)
    else:
        is_code = _is_foreign(word) or (word.isascii() and not _SYLLABLE.fullmatch(word))
    return _code_end(text, start) if is_code and not _is_measured(text, start) else None


def _shaped(text: str, start: int, run_end: int, line_start: int) -> int | None:
    """The expression that the digits begin, where its shape tells what it is."""
    after = text[run_end : run_end + 1]
    if after == " " and text.startswith("-", run_end + 1):
        after = "-"
    length = run_end - start
    if length >= 5 and (length >= 9 or text[start] == "0" or not _is_counted(text, run_end)):
        return None if _is_measured(text, start) else run_end
    rule = _SHAPES.get(after)
    if rule is not None:
        end = rule(text, start, line_start)
    elif after.isalpha():
        end = _glued_after(text, start, run_end)
    else:
        end = None
    if end is None:
        tail = protected_words().tail.match(text, _number_end(text, start))
        end = tail.end() if tail else None
    return end


def _glued_after(text: str, start: int, run_end: int) -> int | None:
    """``18h30``, ``29C-719.53``, ``5G``, ``12A1``, ``2Bộ``; but not ``100USD``, ``15tỷ``."""
    match = _CLOCK.match(text, start) or _PLATE.match(text, start)
    if match is not None:
        return match.end()
    if not text[run_end].isupper() or unit_at(text, run_end) is not None or _is_measured(text, start):
        return None
    return _code_end(text, run_end)


def _slashed(text: str, start: int, line_start: int) -> int | None:
    for pattern in (_DOCUMENT, _YEARS, _MONTH_OF_YEAR):
        match = pattern.match(text, start)
        if match is not None:
            return match.end()
    for whole in protected_words().whole:
        if text.startswith(whole, start) and not text[start + len(whole) : start + len(whole) + 1].isalnum():
            return start + len(whole)
    date = _DATE.match(text, start)
    if date is not None and _is_date(text, date, line_start):
        return date.end()
    fraction = _FRACTION.match(text, start)
    if fraction is not None and int(fraction[2]) >= 50:
        words = _words_before(text, start, line_start)
        if int(fraction[1]) == 1 and words and words[-1] in ("lệ", "đồ"):
            return fraction.end()  # tỷ lệ 1/500: a map
    return None


def _is_date(text: str, date: re.Match[str], line_start: int) -> bool:
    """Whether ``d/m`` is a day, rather than a fraction or so many out of so many."""
    day, through, month, year = int(date[1] or date[5]), date[2], int(date[3] or date[7]), date[4] or date[8]
    if not (1 <= day <= 31 and 1 <= month <= 12) or _is_measured(text, date.end()):
        return False
    if day > month or year or through:
        return True
    words = protected_words()
    before = _words_before(text, date.start(), line_start)[-1:]
    if before and before[0] in words.date:
        return True
    if before and before[0] in words.share:
        return False
    following = _NEXT_WORD.match(text, date.end())
    return following is None or not following[1].islower() or fold(following[1]) in function_words()


def _dashed(text: str, start: int, line_start: int) -> int | None:
    document = _DOCUMENT.match(text, start) or _PHONE.match(text, start) or _PLATE.match(text, start)
    if document is not None:
        return document.end()
    date = _DATE.match(text, start)
    if date is not None and _is_date(text, date, line_start):
        return date.end()
    for pattern in (_YEARS, _MONTH_OF_YEAR, _CHAIN):
        match = pattern.match(text, start)
        if match is None or (pattern is _YEARS and not _is_span(match)):
            continue
        return None if _is_measured(text, match.end()) else match.end()
    pair = _PAIR.match(text, start)
    if pair is None or _is_counted(text, pair.end()):
        return None
    return pair.end() if _is_day_or_score(text, pair, line_start) else None


def _is_span(years: re.Match[str]) -> bool:
    first, last = int(years[1]), int(years[2])
    return first < last if last > 99 else 0 < (last - first) % 100 <= 10


def _is_day_or_score(text: str, pair: re.Match[str], line_start: int) -> bool:
    words = protected_words()
    before = _words_before(text, pair.start(), line_start)
    last = before[-1] if before else ""
    if last in words.score or " ".join(before[-2:]) in words.score:
        return True
    if not (1 <= int(pair[1]) <= 31 and int(pair[2]) <= 12):
        return False
    if last in words.date:
        return True
    following = _NEXT_WORD.match(text, pair.end())
    return following is None or not following[1].islower() or fold(following[1]) in function_words()


def _timed(text: str, start: int, line_start: int) -> int | None:
    del line_start
    clock = _CLOCK.match(text, start)
    return clock.end() if clock else None


def _dotted(text: str, start: int, line_start: int) -> int | None:
    item = _item(text, start, line_start)
    if item is not None:
        return item
    for pattern in (_DATE, _PHONE, _GRADE):
        match = pattern.match(text, start)
        if match is not None:
            return match.end()
    version = _VERSION.match(text, start)
    if version is None or _is_counted(text, version.end()) or _SECOND.match(text, version.end()):
        return None
    return version.end()


def _item(text: str, start: int, line_start: int) -> int | None:
    """The number of a list item at the start of a line: ``1.``, ``2)``."""
    if text[line_start:start].strip(" -*•(") or (line_start and text[line_start - 1] != "\n"):
        return None
    end = _number_end(text, start)
    is_item = end - start <= 4 and text[end : end + 1] in (".", ")") and text[end + 1 : end + 2] in ("", " ", "\n")
    return end + 1 if is_item else None


def _spaced(text: str, start: int, line_start: int) -> int | None:
    match = _PHONE.match(text, start) or _CLOCK.match(text, start) or _PLATE.match(text, start)
    if match is not None:
        return match.end()
    hour = _HOUR.match(text, start)
    if hour is None:
        return None
    part = protected_words().hour.match(text, hour.end())
    if part is not None:
        return part.end()
    before = _words_before(text, start, line_start)[-1:]
    return hour.end() if before and before[0] in protected_words().clock else None


_SHAPES = {
    "/": _slashed,
    "-": _dashed,
    ":": _timed,
    ".": _dotted,
    ")": _item,
    " ": _spaced,
}


def _named(text: str, start: int, run_end: int, line_start: int) -> int | None:
    """The number that the words before it make a name or a date: ``quận 2``, ``Boeing 737``, ``năm 2018``."""
    window = text[max(line_start, start - _LEFT) : start]
    raw = window.split()[-3:] if window[-1:] in (" ", ".", ":") else []
    year = _YEAR.match(text, start)
    if not raw:
        return None if year is None or _is_counted(text, run_end) else run_end
    keys = [_key(word) for word in raw]
    heads = protected_words().heads
    head = heads.get(" ".join(keys[-2:])) or heads.get(keys[-1])
    if head is not None and (head.kind is not Kind.AMOUNT):
        two = " ".join(keys[-2:]) in heads and len(keys) > 1
        quantified = keys[-3:-2] if two else keys[-2:-1]
        end = _headed(text, start, head, bool(quantified) and quantified[0] in protected_words().each)
        if end is not None:
            return end
    if raw[-1] in ("Km", "KM"):
        milestone = _MILESTONE.match(text, start)
        return milestone.end() if milestone else run_end
    if year is not None:
        return run_end if _is_year(text, run_end, raw[-1], keys[-1]) else None
    is_integer = run_end - start <= 4 and _number_end(text, start) == run_end
    if head is None and is_integer and _is_foreign(raw[-1]) and not _is_counted(text, run_end):
        return run_end
    return None


def _headed(text: str, start: int, head: Head, is_quantified: bool) -> int | None:
    if head.kind is Kind.CALIBRE:
        bore = _BORE.match(text, start)
        return bore.end() if bore else None
    named = _NAMED.match(text, start)
    if named is None or _number_end(text, start) > named.end() or _is_measured(text, start):
        return None
    digits = _DIGITS.match(named[0])
    if head.greatest is not None and digits and not _fits(head, int(digits[0])):
        return None
    end = named.end()
    if (head.kind is Kind.LABEL or is_quantified) and _is_counted(text, end):
        return None
    if head.kind is Kind.ORDINAL and _is_counted(text, end, nouns=False):
        return None
    return _list_end(text, end)


def _fits(head: Head, number: int) -> bool:
    assert head.greatest is not None  # by the call
    return (1000 if head.greatest > 1000 else 0) <= number <= head.greatest


def _list_end(text: str, end: int) -> int:
    """The numbers that follow in one list with the one that ends at ``end``, unless the last of them counts things."""
    last = end
    for _ in range(_LISTED):
        more = _NEXT_NAMED.match(text, last)
        if more is None:
            break
        last = more.end()
    return end if last == end or _is_counted(text, last) or _NEXT_WORD.match(text, last) else last


def _is_year(text: str, end: int, raw: str, key: str) -> bool:
    if key in protected_words().amount_before_year or _is_measured_after(text, end):
        return False
    return raw[0].isupper() or not _is_counted(text, end)


def _is_counted(text: str, end: int, *, nouns: bool = True) -> bool:
    """Whether a unit or (with ``nouns``) a thing counted follows the number that ends at ``end``."""
    after = text[end : end + 2]
    if not (after[:1].isalpha() or after[1:].isalpha() or "%" in after or "‰" in after):
        return False
    if protected_words().measure.match(text, end):
        return True
    found = unit_at(text, end)
    return found is not None and (nouns or found[0].dimension is not Dimension.COUNT)


def _is_measured(text: str, start: int) -> bool:
    """Whether a percent sign, a magnitude or money follows the number, or the range, that begins at ``start``."""
    end = _number_end(text, start)
    second = _SECOND.match(text, end)
    return _is_measured_after(text, end) or (second is not None and _is_measured_after(text, second.end()))


def _is_measured_after(text: str, end: int) -> bool:
    after = text[end : end + 2]
    if not (after[:1].isalpha() or after[1:].isalpha() or "%" in after or "‰" in after):
        return False
    if protected_words().measure.match(text, end):
        return True
    found = unit_at(text, end)
    return found is not None and found[0].dimension in _RATES


def _number_end(text: str, start: int) -> int:
    number = _NUMBER.match(text, start)
    return number.end() if number else start


def _code_end(text: str, start: int) -> int:
    code = _CODE.match(text, start)
    assert code is not None  # the pattern may be empty
    return max(code.end(), start + 1)


def _word_before(text: str, end: int, line_start: int) -> str:
    """The letters right before ``end``."""
    start = end
    while start > max(line_start, end - _LONGEST_WORD) and text[start - 1].isalpha():
        start -= 1
    return text[start:end]


def _words_before(text: str, start: int, line_start: int) -> list[str]:
    """The folded words before ``start``, at most three."""
    window = text[max(line_start, start - _LEFT) : start]
    return [_key(word) for word in window.split()[-3:]] if window[-1:] == " " else []


def _key(word: str) -> str:
    word = word.lstrip("(\"“”‘'[«")
    return fold(word) if len(word) <= _LONGEST_WORD else word


def _is_foreign(word: str) -> bool:
    """Whether ``word`` is a foreign name or a code: a capital in it, and no Vietnamese syllable."""
    word = word.lstrip("(\"“‘'[")
    if not word.isascii() or word.islower() or word in protected_words().capitals or not word[:1].isalpha():
        return False
    if not word.replace("-", "").isalnum() or _ROMAN.issuperset(word):
        return False
    return len(word) == 1 or _SYLLABLE.fullmatch(word.lower()) is None
