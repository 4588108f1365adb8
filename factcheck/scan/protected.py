"""Numbers that are no quantities: dates, times, years, codes, document numbers, ordinals, scores, phone numbers.

Three signs tell them, cheapest first: what is glued to the digits (``A320``, ``5G``), the shape of the expression that
the digits begin (:mod:`factcheck.scan.number_shapes`), and the words before (``quận 2``, ``Boeing 737``), which a unit,
a magnitude or a percent sign after the number outweighs. The words are in ``factcheck/lexicon/protected.txt``.
"""

from __future__ import annotations

from factcheck.lexicon.protected import Head, Kind, protected_words
from factcheck.pattern import lazy_pattern
from factcheck.scan.number_shapes import dashed, dotted, item, lettered, slashed, spaced, timed
from factcheck.scan.surroundings import (
    LEFT,
    has_magnitude,
    is_counted,
    is_foreign,
    is_measured,
    is_measured_after,
    key,
    number_end,
    range_end,
    stands_alone,
    word_before,
)
from factcheck.scan.units import unit_at

_LISTED = 5  # numbers that one head names: "các quận 1, 3 và 5"

_DIGITS = lazy_pattern(r"[0-9]+")
_YEAR = lazy_pattern(r"(?:19[0-9]{2}|20[0-3][0-9])(?![0-9]|[.,][0-9])")
_CAPTION = lazy_pattern(r"[0-9]{1,2}(?=[ .]{0,3}(?:\n|$))")
_CODE = lazy_pattern(r"\w{0,20}(?:[-./][0-9]\w{0,20}){0,2}")
_MILESTONE = lazy_pattern(r"[0-9]{1,4}(?: ?\+ ?[0-9]{1,4}(?:\.[0-9]{1,3})?)?")
_NAMED = lazy_pattern(r"[0-9]{1,5}(?:[/.-][0-9]{1,4}){0,3}[A-Z]?[0-9]?(?![0-9A-Za-z]|,[0-9])")
_REST_OF_WORD = lazy_pattern(r"\S*")
_ADDRESS_MARKS = ("://", "www.", "@", ".com", ".vn", ".net", ".org", "#")
_SHAPES = {"/": slashed, "-": dashed, ":": timed, ".": dotted, ")": item, " ": spaced}


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
    token = text[max(line_start, start - LEFT) : start].rsplit(" ", 1)[-1]
    if any(mark in token for mark in _ADDRESS_MARKS):
        rest = _REST_OF_WORD.match(text, start)
        return rest.end() if rest else None
    if before.isalpha():
        return _after_letters(text, start, line_start)
    if before == "-" and start - line_start > 1:
        return _after_dash(text, start, line_start)
    if before == "+" and text[start - 2 : start - 1].isdecimal():  # km 63+530
        return _code_end(text, start)
    if before in "./_&" and token[:-1].isalpha() and any(map(str.isupper, token)) and not is_measured(text, start):
        return _code_end(text, start)
    return None


def _after_letters(text: str, start: int, line_start: int) -> int | None:
    word = word_before(text, start, line_start)
    if word.islower() and len(word) > 2 and (not word.isascii() or is_measured(text, start)):
        return None  # "tăng15%": a missing space
    end = _code_end(text, start)
    milestone = _MILESTONE.match(text, start) if text.startswith("+", end) else None  # Km1407+500
    return max(end, milestone.end()) if milestone else end


def _after_dash(text: str, start: int, line_start: int) -> int | None:
    is_spaced = text[start - 2] == " "
    word = word_before(text, start - 2 if is_spaced else start - 1, line_start)
    if not word or is_measured(text, start):
        return None
    if is_spaced:
        is_code = (
            is_foreign(word) and number_end(text, start) - start <= 4 and not is_counted(text, range_end(text, start))
        )
    else:
        is_code = is_foreign(word) or (word.isascii() and is_foreign(word.capitalize()))
    return _code_end(text, start) if is_code else None


def _shaped(text: str, start: int, run_end: int, line_start: int) -> int | None:
    """The expression that the digits begin, where its shape tells what it is."""
    length = run_end - start
    if length >= 5 and (length >= 9 or text[start] == "0" or not is_counted(text, run_end)):
        return None if is_measured(text, start) else run_end
    after = text[run_end : run_end + 1]
    if after == " " and text.startswith("-", run_end + 1):
        after = "-"
    rule = _SHAPES.get(after)
    if rule is not None:
        end = rule(text, start, line_start)
    elif after.isalpha():
        end = lettered(text, start, line_start) or _before_capital(text, start, run_end)
    else:
        end = None
    if end is None and after in (" ", ","):
        number = number_end(text, start)
        if text[number + 1 : number + 2] in protected_words().tail_letters:
            tail = protected_words().tail.match(text, number)
            end = tail.end() if tail else None
    return end


def _before_capital(text: str, start: int, run_end: int) -> int | None:
    """``5G``, ``12A1``, and a caption glued to its number, ``2Bộ``; but not ``100USD``, ``15TỶ``."""
    if not text[run_end].isupper() or is_measured(text, start):
        return None
    if text[run_end + 1 : run_end + 2].islower() and not text[run_end : run_end + 2].isascii():
        return run_end
    unit = unit_at(text, run_end)
    return _code_end(text, run_end) if unit is None else None


def _named(text: str, start: int, run_end: int, line_start: int) -> int | None:
    """The number that the words before it make a name or a date: ``quận 2``, ``Boeing 737``, ``năm 2018``."""
    window = text[max(line_start, start - LEFT) : start]
    raw = window.split()[-3:] if window[-1:] in (" ", ".", ":") else []
    if not raw:
        return run_end if _YEAR.match(text, start) and not is_counted(text, run_end) else None
    last = raw[-1]
    if last == "-":
        caption = _CAPTION.match(text, start)
        return caption.end() if caption else None
    if last in ("Km", "KM"):
        milestone = _MILESTONE.match(text, start)
        return milestone.end() if milestone else run_end
    head, size = _head(raw)
    end = _headed(text, start, head, key(raw[-size - 1]) if len(raw) > size else "") if head else None
    if end is not None:
        return end
    if _YEAR.match(text, start):
        return run_end if _is_year(text, run_end, last) else None
    if head is not None or run_end - start > 4 or not is_foreign(last) or number_end(text, start) != run_end:
        return None
    return None if is_counted(text, range_end(text, start)) else run_end


def _head(raw: list[str]) -> tuple[Head | None, int]:
    """The head that the last of the words before a number is, or the last two, and how many words it has."""
    heads, last = protected_words().heads, key(raw[-1])
    if len(raw) > 1 and raw[-1][0].isalpha():  # no bracket opens before the last word
        pair = heads.get(f"{key(raw[-2])} {last}")
        if pair is not None:
            return pair, 2
    return heads.get(raw[-1]) or heads.get(last), 1


def _headed(text: str, start: int, head: Head, quantifier: str) -> int | None:
    """The end of the number, or list of numbers, that ``head`` names; ``quantifier`` is the word before it."""
    words = protected_words()
    if head.kind is Kind.AMOUNT:
        return None
    if head.kind is Kind.CALIBRE:
        bore = words.bore.match(text, start)
        return bore.end() if bore else None
    named = _NAMED.match(text, start)
    if named is None or number_end(text, start) > named.end() or not _fits(head, named[0]):
        return None
    is_quantified = quantifier in words.each or (head.kind is Kind.CALENDAR and quantifier.isdecimal())
    if _is_defeated(text, start, named.end(), head, is_quantified):
        return None
    return _list_end(text, named.end())


def _fits(head: Head, printed: str) -> bool:
    digits = _DIGITS.match(printed)
    if head.greatest is None or digits is None:
        return True
    return (1000 if head.greatest > 1000 else 0) <= int(digits[0]) <= head.greatest


def _is_defeated(text: str, start: int, end: int, head: Head, is_quantified: bool) -> bool:
    """Whether what follows the number, which ends at ``end``, makes it an amount after all."""
    if head.kind is Kind.CALENDAR and not is_quantified:
        return has_magnitude(text, end)
    if is_measured(text, start):
        return True
    if head.kind is Kind.LABEL or is_quantified:
        return is_counted(text, end)
    return head.kind is Kind.ORDINAL and is_counted(text, end, nouns=False)


def _list_end(text: str, end: int) -> int:
    """Where the numbers end that are in one list with the one that ends at ``end``, unless the last counts things."""
    last = end
    for _ in range(_LISTED):
        more = protected_words().next_named.match(text, last)
        if more is None:
            break
        last = more.end()
    return last if last > end and stands_alone(text, last) and not is_counted(text, last) else end


def _is_year(text: str, end: int, last: str) -> bool:
    if is_measured_after(text, end) or key(last) in protected_words().amount_before_year:
        return False
    return last[0].isupper() or not is_counted(text, end)


def _code_end(text: str, start: int) -> int:
    code = _CODE.match(text, start)
    assert code is not None  # the pattern may be empty
    return max(code.end(), start + 1)
