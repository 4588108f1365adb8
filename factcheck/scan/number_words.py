"""Numbers in words, and the magnitude words that follow numbers in words or digits.

A recursive-descent parser over words; the roles of ``lexicon/numerals.txt`` are its terminals. Each rule takes the
longest well-formed prefix and leaves the cursor behind it, or leaves the cursor where it was and gives nothing::

    numeral   = half | fraction | (group | bare | "không") (decimals scales | scales part* decimals?)
              | digits (glued | decimals scales | scales part*)
    half      = ("một" | "phân")? "nửa" scales
    fraction  = group "phần" (denominator | group)
    bare      = "trăm" ("rưỡi" | odd | below) | scale before "rưỡi"      trăm rưỡi, nghìn rưỡi
    scales    = scale*                       each not below the last     nghìn tỷ, triệu tỷ
    part      = count scale                  below the last scale        1 tỷ 300 triệu
              | group | D D D                ends the number             hai nghìn hai mươi mốt; 2 nghìn 500
              | full scale                   above all before it         21 nghìn 500 tỷ: 21.500 times one tỷ
              | scale                        above all before it         hai nghìn rưỡi tỷ
              | "rưỡi" | tail                tenths of the last scale    3 triệu rưỡi, một triệu hai
    count     = digits | group;  full = one of exactly three digits or with its hundreds named
    group     = hundreds | odd | below | head
    hundreds  = (head | "không") "trăm" ("rưỡi" | odd | below | tail)?   một trăm linh năm, ba trăm tư
    odd       = ("linh" | "lẻ") (below | odd)
    below     = "mười" unit? | head "mươi" unit? | head "chục" | "hăm" unit | head unit
    decimals  = "phẩy" "không"* (hundreds | below | decimal*)            phẩy hai mươi lăm, phẩy không năm

Digits after digits stand for ``decimals`` too (``5 phẩy 7``), ``chấm`` for ``phẩy`` between words. "không trăm" and
``odd`` open a group only behind a scale. The pair ``head unit`` (hai mốt, chín bảy) at the head of a number is none
where the lexicon sets the two ``apart`` (hai ba: two or three).
"""

from __future__ import annotations

from typing import NamedTuple

from factcheck.lexicon.folding import fold
from factcheck.lexicon.numerals import NumberWord, number_words
from factcheck.pattern import lazy_pattern
from factcheck.scan.number_digits import NumberStyle, digits_at

MAX_EXPONENT = 30
_MAX_DECIMALS = 18
_MAX_COUNT = 12
# No number word is longer; the possessive count keeps a call short before a very long word.
_WORD = lazy_pattern(r"[ \t]{0,4}+([^\W\d_]{1,6}+)(?!\w)")
_GLUED = lazy_pattern(r"([^\W\d_]{1,2}+)([0-9]{1,3}+)?(?!\w)")
_DIGIT_AFTER = lazy_pattern(r" [0-9]")
_POINT_DIGITS = lazy_pattern(r" ([0-9]{1,18}+)(?![.,]?[0-9])")
_JOINED = lazy_pattern(r"[^\W\d_]| ?[./:-] ?[0-9]")
_YEAR_WORD = 5  # năm
_TENS_ROLES = frozenset(("tens", "decade", "hundred"))
_DIGIT_ROLES = _TENS_ROLES | {"head", "ten", "twenty", "zero"}
_NO_WORD = NumberWord("", 0, 0, frozenset())


class Amount:
    """A number under construction: ``number * 10**place / divisor``.

    ``floor`` is the exponent of the last magnitude word, which what follows must stay below, ``top`` the greatest one;
    both are 0 without a magnitude word. ``shift`` is the exponent by which magnitude words raised the first part.
    ``is_exact`` where no digit was rounded (``một nửa``, ``hai phần ba``).
    """

    __slots__ = ("divisor", "floor", "is_exact", "number", "place", "shift", "top")

    def __init__(self, number: int, place: int = 0, divisor: int = 1, is_exact: bool = False) -> None:
        self.number = number
        self.place = place
        self.divisor = divisor
        self.is_exact = is_exact
        self.floor = self.top = self.shift = 0

    def scale(self, exponent: int) -> None:
        self.place += exponent
        self.shift += exponent
        self.floor = exponent
        self.top = max(self.top, exponent)

    def add(self, number: int, place: int) -> None:
        """Add ``number * 10**place``, where ``place`` is not above this amount's own."""
        self.number = self.number * 10 ** (self.place - place) + number
        self.place = place


class Count(NamedTuple):
    """What may stand before a scale behind another: ``number * 10**place``."""

    number: int
    place: int
    is_full: bool  # fills its three places by the look of it
    may_end: bool  # can be the last part, without a scale


class NumberReader:
    """The parser: a cursor ``at`` in ``text``, with the number word that begins there."""

    __slots__ = ("_seen", "at", "end", "text", "word")

    def __init__(self, text: str, at: int) -> None:
        self.text = text
        self._seen: dict[int, tuple[NumberWord, int]] = {}
        self.go(at)

    def go(self, at: int) -> None:
        self.at = at
        self.word, self.end = self._look(at)

    def take(self, role: str) -> int | None:
        """Step over the word here if it can play ``role``; its value."""
        if role not in self.word.roles:
            return None
        value = self.word.value
        self.go(self.end)
        return value

    def _look(self, at: int) -> tuple[NumberWord, int]:
        seen = self._seen.get(at)
        if seen is None:
            match = _WORD.match(self.text, at)
            word = number_words().words.get(fold(match[1]), _NO_WORD) if match else _NO_WORD
            seen = self._seen[at] = (word, match.end() if match else at)
        return seen

    def _begins_other(self) -> bool:
        """Whether the word here and the next are another word altogether (``tỷ phú``)."""
        match = _WORD.match(self.text, self.end)
        return match is not None and (self.word.key, fold(match[1])) in number_words().other

    def spoken(self) -> Amount | None:
        """A numeral that begins with a word."""
        if not self.word.roles:
            return None
        half = self._half()
        if half is not None:
            return half
        group = self._group(inner=False) or self._bare()
        if group is None:
            zero = self.take("zero")
            return None if zero is None else self._spoken_on(Amount(0))
        return self._fraction(group) or self._spoken_on(Amount(*group))

    def _spoken_on(self, amount: Amount) -> Amount:
        has_decimals = self._decimals(amount, is_spoken=True)
        if has_decimals or amount.number:
            self._magnitudes(amount, is_spoken=True)
        if not has_decimals:
            self._decimals(amount, is_spoken=True)
        return amount

    def printed_on(self, amount: Amount) -> Amount:
        """``amount``, printed in digits up to here, with the words that follow; something must follow."""
        if self.text[self.at].isalpha() and self._glued(amount):
            return amount
        if not self.word.roles:
            return amount
        if amount.place == 0:
            self._decimals(amount, is_spoken=False)
        self._magnitudes(amount, is_spoken=False)
        return amount

    def _half(self) -> Amount | None:
        start = self.at
        self.take("halver")
        if self.take("half") is None:
            self.go(start)
            return None
        amount = Amount(5, -1)
        self._scales(amount)
        amount.is_exact = not amount.top
        return amount

    def _fraction(self, above: tuple[int, int]) -> Amount | None:
        """``hai phần ba``; not ``hai phần trăm``, which is a percentage."""
        start = self.at
        if self.take("over") is None:
            return None
        is_year, below = self.word.value == _YEAR_WORD, 0
        if "denominator" in self.word.roles and not self._begins_other():
            below = self.take("denominator") or 0
        else:
            group = self._group(inner=False)
            below = group[0] * 10 ** group[1] if group else 0
        if below > 1 and not (is_year and _DIGIT_AFTER.match(self.text, self.at)):  # hai phần năm 2021
            return Amount(above[0] * 10 ** above[1], 0, below, is_exact=True)
        self.go(start)
        return None

    def _bare(self) -> tuple[int, int] | None:
        start = self.at
        if self.take("hundred") is not None:
            if self.take("moiety") is not None:
                return 15, 1
            below = self._odd() or self._below(inner=False)
            if below is not None:
                return 100 + below, 0
            self.go(start)
        elif self._is_scale() and "moiety" in self._look(self.end)[0].roles:
            return 1, 0
        return None

    # Magnitudes

    def _glued(self, amount: Amount) -> bool:
        """``15tr``, ``2tr5``, ``3k``."""
        match = _GLUED.match(self.text, self.at)
        word = number_words().words.get(fold(match[1])) if match else None
        if match is None or word is None or "glued" not in word.roles:
            return False
        if match[1].isupper() and amount.number < 10:  # 4K is a screen
            return False
        if match[2]:
            if "split" not in word.roles or amount.place:
                return False
            amount.add(int(match[2]), -len(match[2]))
        amount.scale(word.exponent)
        self.go(match.end())
        return True

    def _magnitudes(self, amount: Amount, *, is_spoken: bool) -> None:
        is_whole = amount.place >= 0
        self._scales(amount, is_printed=not is_spoken)
        if is_whole and amount.top:
            while self._part(amount, is_spoken):
                pass

    def _scales(self, amount: Amount, *, is_printed: bool = False) -> None:
        least = 0
        while self._is_scale(is_printed and not least) and least <= self.word.exponent <= MAX_EXPONENT - amount.place:
            least = self.word.exponent
            amount.scale(least)
            self.go(self.end)

    def _is_scale(self, is_printed: bool = False) -> bool:
        roles = self.word.roles
        if not roles:
            return False
        return ("scale" in roles or (is_printed and "count" in roles)) and not self._begins_other()

    def _part(self, amount: Amount, is_spoken: bool) -> bool:
        if not self.word.roles and not _DIGIT_AFTER.match(self.text, self.at):
            return False
        if self._is_scale():
            if not amount.top < self.word.exponent <= MAX_EXPONENT - amount.place:
                return False
            amount.scale(self.word.exponent)
            self.go(self.end)
            return True
        if not amount.floor:
            return False
        if self.take("moiety") is not None:
            amount.add(5, amount.floor - 1)
            amount.floor = 0
            return True
        return self._counted(amount, is_spoken) or (is_spoken and self._tail(amount))

    def _tail(self, amount: Amount) -> bool:
        tail = self._final("tail", _DIGIT_ROLES) if amount.place == amount.floor else None
        if tail is None:
            return False
        amount.add(tail, amount.floor - 1)
        amount.floor = 0
        return True

    def _counted(self, amount: Amount, is_spoken: bool) -> bool:
        start = self.at
        count = self._count(amount, is_spoken)
        if count is not None:
            if self._is_scale():
                if self._scaled(amount, count):
                    return True
            elif count.may_end and count.number < 10 ** (amount.floor - count.place):
                amount.add(count.number, count.place)
                amount.floor = 0
                return True
            self.go(start)
        return False

    def _scaled(self, amount: Amount, count: Count) -> bool:
        exponent = self.word.exponent
        if exponent < amount.floor:
            place = count.place + exponent
            following = self._look(self.end)[0]
            dangling = "scale" in following.roles and following.exponent <= amount.top
            if dangling or count.number >= 10 ** (amount.floor - place):
                return False
            amount.add(count.number, place)
            amount.floor = exponent if count.place >= 0 else 0
        elif count.is_full and amount.floor == 3 and exponent > amount.top:
            amount.add(count.number, count.place)
            amount.scale(exponent)
        else:
            return False
        self.go(self.end)
        return True

    def _count(self, amount: Amount, is_spoken: bool) -> Count | None:
        match = _DIGIT_AFTER.match(self.text, self.at)
        if match is not None:
            return self._printed_count(amount, match.end() - 1)
        is_zero, is_single = "zero" in self.word.roles, "head" in self.word.roles
        group = self._group(inner=True)
        if group is None:
            return None
        number, place = group
        is_single = is_single and number < 10 and place == 0
        return Count(number, place, is_zero or number * 10**place >= 100, is_spoken and not is_single)

    def _printed_count(self, amount: Amount, start: int) -> Count | None:
        digits = digits_at(self.text, start, NumberStyle.VIETNAMESE)
        if digits is None or digits.end - start > _MAX_COUNT:
            return None
        self.go(digits.end)
        if "count" in self.word.roles and not digits.decimals:  # 12 triệu 5 trăm nghìn
            place = self.word.exponent
            self.go(self.end)
            return Count(digits.number, place, is_full=place == 2, may_end=True)
        is_full = digits.end - start == 3 and not digits.decimals
        may_end = is_full and amount.floor == 3 and not _JOINED.match(self.text, self.at)
        return Count(digits.number, -digits.decimals, is_full, may_end)

    # Numbers below a thousand

    def _group(self, *, inner: bool) -> tuple[int, int] | None:
        """Number and place of its last digit; ``inner`` behind a scale."""
        hundreds = self._hundreds(inner=inner)
        if hundreds is not None:
            return hundreds
        number = self._odd() if inner else None
        if number is None:
            number = self._below(inner=inner)
        if number is None:
            number = self.take("head")
        return None if number is None else (number, 0)

    def _hundreds(self, *, inner: bool) -> tuple[int, int] | None:
        start = self.at
        digit = self.take("head")
        if digit is None and inner:
            digit = self.take("zero")
        if digit is None or self.take("hundred") is None:
            self.go(start)
            return None
        if digit and self.take("moiety") is not None:
            return digit * 10 + 5, 1
        below = self._odd()
        if below is None:
            below = self._below(inner=True)
        if below is not None:
            return digit * 100 + below, 0
        tail = self._final("tail", _DIGIT_ROLES) if digit else None
        return (digit * 100, 0) if tail is None else (digit * 10 + tail, 1)

    def _odd(self) -> int | None:
        start = self.at
        if self.take("link") is None:
            return None
        number = self._below(inner=False)
        if number is None:
            number = self._final("odd")
        if number is None:
            self.go(start)
        return number

    def _below(self, *, inner: bool) -> int | None:
        """A number of two digits."""
        start, first_key = self.at, self.word.key
        if self.take("ten") is not None:
            return 10 + (self._final("unit") or 0)
        if self.take("twenty") is not None:
            first, second = 2, self._final("unit")
        else:
            first = self.take("head") or 0
            if first and self.take("decade") is not None:
                return first * 10
            if first > 1 and self.take("tens") is not None:
                return first * 10 + (self._final("unit") or 0)
            is_pair = first > 1 and (inner or (first_key, self.word.key) not in number_words().apart)
            # "một" closes a number only behind "mươi": here it would be mốt
            is_pair = is_pair and not (self.word.value == 1 and "head" in self.word.roles)
            second = self._final("unit") if is_pair else None
        if second is None:
            self.go(start)
            return None
        return first * 10 + second

    def _final(self, role: str, barred: frozenset[str] = _TENS_ROLES) -> int | None:
        """The last digit of a number: not the head of another ("hai mươi | ba mươi"), nor of another word."""
        if role not in self.word.roles or self._begins_other():
            return None
        start = self.at
        value = self.take(role)
        if not barred.isdisjoint(self.word.roles):
            self.go(start)
            return None
        return value

    # Decimals

    def _decimals(self, amount: Amount, *, is_spoken: bool) -> bool:
        start = self.at
        if self.take("point") is None and not (is_spoken and self.take("dot") is not None):
            return False
        match = _POINT_DIGITS.match(self.text, self.at)
        if match is not None:
            digits = match[1]
            self.go(match.end())
        else:
            digits = self._spoken_decimals()
        if not digits:
            self.go(start)
            return False
        amount.add(int(digits), -len(digits))
        return True

    def _spoken_decimals(self) -> str:
        digits = ""
        while len(digits) < _MAX_DECIMALS and self.take("zero") is not None:
            digits += "0"
        if "ten" in self.word.roles or not _TENS_ROLES.isdisjoint(self._look(self.end)[0].roles):
            group = self._group(inner=False)
            return digits if group is None else f"{digits}{group[0] * 10 ** group[1]}"
        role = "decimal"
        while len(digits) < _MAX_DECIMALS:
            digit = self.take("decimal")
            if digit is None and role == "unit":  # phẩy chín lăm
                digit = self.take("unit")
            if digit is None:
                break
            digits, role = f"{digits}{digit}", "unit"
        return digits
