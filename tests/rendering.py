"""Numbers put into print and into words, in the spellings that the scanner supports: the other half of round trips."""

from __future__ import annotations

from typing import NamedTuple

GROUP_MARKS = {"vietnamese": (".", ","), "english": (",", "."), "spaced": (" ", ",")}


class Spelling(NamedTuple):
    """A region's words."""

    thousand: str
    billion: str
    link: str
    four: str
    tens: str = "mươi"


NORTHERN = Spelling("nghìn", "tỷ", "linh", "tư")
SOUTHERN = Spelling("ngàn", "tỉ", "lẻ", "bốn")
SPELLINGS = (NORTHERN, SOUTHERN)
_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


def printed(number: int, decimals: int = 0, marks: str = "vietnamese") -> str:
    """``number / 10**decimals`` with group marks: ``printed(134857, 2)`` is ``1.348,57``."""
    group, mark = GROUP_MARKS[marks]
    digits = str(number).rjust(decimals + 1, "0")
    whole, rest = digits[: len(digits) - decimals], digits[len(digits) - decimals :]
    grouped = f"{int(whole):,}".replace(",", group)
    return f"{grouped}{mark}{rest}" if rest else grouped


def spoken(number: int, spelling: Spelling = NORTHERN) -> str:
    """The full form of a number below 10**18: ``hai nghìn không trăm linh năm``."""
    if number == 0:
        return _DIGITS[0]
    scales = ((9, spelling.billion), (6, "triệu"), (3, spelling.thousand), (0, ""))
    said: list[str] = []
    for exponent, scale in scales:
        count, number = divmod(number, 10**exponent)
        if not count:
            continue
        is_inner = bool(said)
        said.append(spoken(count, spelling) if count >= 1000 else _group(count, spelling, is_inner=is_inner))
        if scale:
            said.append(scale)
    return " ".join(said)


def spoken_digits(digits: str) -> str:
    """Digits one by one, as after ``phẩy``."""
    return " ".join(_DIGITS[int(digit)] for digit in digits)


def _group(number: int, spelling: Spelling, *, is_inner: bool) -> str:
    hundreds, below = divmod(number, 100)
    said = [f"{_DIGITS[hundreds]} trăm"] if hundreds or is_inner else []
    if 0 < below < 10 and said:
        said.append(f"{spelling.link} {_DIGITS[below]}")
    elif below:
        said.append(_below_hundred(below, spelling))
    return " ".join(said)


def _below_hundred(number: int, spelling: Spelling) -> str:
    tens, unit = divmod(number, 10)
    if not tens:
        return _DIGITS[unit]
    said = "mười" if tens == 1 else f"{_DIGITS[tens]} {spelling.tens}"
    if not unit:
        return said
    closing = {5: "lăm"} if tens == 1 else {1: "mốt", 4: spelling.four, 5: "lăm"}
    return f"{said} {closing.get(unit, _DIGITS[unit])}"
