"""Numbers in digits: their group and decimal marks, and the document's habit that decides the doubtful ones.

Grammar (``.`` and ``,`` may change places as a pair)::

    digits  = plain | grouped | decimal | spaced
    plain   = D+
    grouped = D{1,3} ("." D{3})+          with no leading zero
    decimal = (plain | grouped) "," D+
    spaced  = D{1,3} (" " D{3})+ ["," D{1,2}]   with no leading zero

One mark with three digits after it fits two of these; inventory section 2.1 counts which is meant.
"""

from __future__ import annotations

from enum import StrEnum

from factcheck.pattern import lazy_pattern

# What no quantity exceeds; it bounds the work at any one position, since parsing an int is quadratic.
MAX_DIGITS = 30
MAX_RUN = 40  # with the marks
_RUN = lazy_pattern(r"[0-9]{1,31}+(?:[.,][0-9]{1,31}+){0,11}")
_GROUPED = lazy_pattern(r"[1-9][0-9]{0,2}(?:[.,][0-9]{3})+")
_RUN_GOES_ON = lazy_pattern(r"[.,]?[0-9]")
_RUN_STOP = lazy_pattern(r"[^0-9.,]|[.,](?![0-9])")
_SPACED = lazy_pattern(r"[1-9][0-9]{0,2}(?: [0-9]{3}(?![0-9])){1,9}(?:,[0-9]{1,2}(?![0-9]))?(?! ?[0-9]|[.,][0-9])")
_EVIDENCE = lazy_pattern(
    r"[0-9](?<![0-9.,].)[0-9]{0,2}+(?:"
    r"(?P<vietnamese>(?:\.[0-9]{3}){2,}(?![.,]?[0-9])|(?:\.[0-9]{3})+,[0-9]++(?![.,][0-9])|,[0-9]{1,2}(?![.,]?[0-9]))"
    r"|(?P<english>(?:,[0-9]{3}){2,}(?![.,]?[0-9])|(?:,[0-9]{3})+\.[0-9]++(?![.,][0-9])|,000(?![.,]?[0-9])"
    r"|\.[0-9]{1,2} ?%)"
    r")"
)
# A habit is settled when one side leads by so many numbers.
_SETTLED = 8


class NumberStyle(StrEnum):
    """The document's habit."""

    VIETNAMESE = "vietnamese"  # 1.348,57
    ENGLISH = "english"  # 1,348.57
    UNKNOWN = "unknown"


def document_style(text: str) -> NumberStyle:
    """The habit that the unambiguous numbers of ``text`` show (``1.348,5``, ``57,38``; ``1,348.5``, ``12.5%``).

    ``UNKNOWN`` where nothing tells, or as much for one as for the other.
    """
    lead = 0
    for match in _EVIDENCE.finditer(text):
        lead += 1 if match.lastgroup == "vietnamese" else -1
        if abs(lead) >= _SETTLED:
            break
    if not lead:
        return NumberStyle.UNKNOWN
    return NumberStyle.VIETNAMESE if lead > 0 else NumberStyle.ENGLISH


def run_end(text: str, start: int) -> int:
    """The end of the run of digits, and marks between digits, from ``start`` on: what to skip if it is no number."""
    stop = _RUN_STOP.search(text, start)
    return len(text) if stop is None else stop.start()


class Digits:
    """A number in digits that ends at ``end``: ``number / 10**decimals``.

    ``doubt`` is another ``decimals`` that the same digits may mean; ``leans`` says that it is the likelier one where no
    magnitude word follows (``40,000 người``).
    """

    __slots__ = ("decimals", "doubt", "end", "leans", "number")

    def __init__(self, end: int, number: int, decimals: int = 0, doubt: int | None = None, leans: bool = False) -> None:
        self.end = end
        self.number = number
        self.decimals = decimals
        self.doubt = doubt
        self.leans = leans


def digits_at(text: str, start: int, style: NumberStyle) -> Digits | None:
    """The number in digits that begins at ``start``; ``None`` inside a run, and where the marks make no number.

    Looks at no more than a few dozen characters, however long the run is.
    """
    match = _RUN.match(text, start)
    if match is None or _is_inside_run(text, start):
        return None
    run, end = match.group(), match.end()
    if len(run) > MAX_RUN or _RUN_GOES_ON.match(text, end):
        return None
    if not run.isdigit():
        return _marked(run, end, style)
    if len(run) > MAX_DIGITS:
        return None
    return (_spaced(text, start) if text.startswith(" ", end) else None) or Digits(end, int(run))


def _is_inside_run(text: str, start: int) -> bool:
    before = text[max(0, start - 2) : start]
    if before[-1:] in (".", ","):
        before = before[:-1]
    return "0" <= before[-1:] <= "9"


def _spaced(text: str, start: int) -> Digits | None:
    """``20 000``; nothing after another number and a space, as in ``0971 966 889``."""
    match = _SPACED.match(text, start)
    if match is None or (start > 1 and text[start - 1] == " " and "0" <= text[start - 2] <= "9"):
        return None
    whole, _, rest = match.group().replace(" ", "").partition(",")
    return Digits(match.end(), int(whole + rest), len(rest))


def _marked(run: str, end: int, style: NumberStyle) -> Digits | None:
    if run.count(".") + run.count(",") == 1:
        return _once_marked(run, end, style)
    last = max(run.rfind("."), run.rfind(","))
    mark, whole, rest = run[last], run[:last], run[last + 1 :]
    if mark not in whole:  # 1.348,57: the groups have a mark of their own
        decimals = len(rest)
    elif ("." in run) != ("," in run):  # 4.090.000
        whole, decimals = run, 0
    else:
        return None
    if not _GROUPED.fullmatch(whole):
        return None
    return Digits(end, int(run.replace(".", "").replace(",", "")), decimals)


def _once_marked(run: str, end: int, style: NumberStyle) -> Digits | None:
    """``1.348``, ``57,38``: three digits after the mark may be a group, unless the digits before forbid it."""
    comma = "," in run
    whole, _, rest = run.partition("," if comma else ".")
    number = int(whole + rest)
    if len(rest) != 3 or len(whole) > 3 or whole == "0":
        return Digits(end, number, len(rest))
    if whole[0] == "0":
        return None
    if not comma:
        return Digits(end, number, 3, 0) if style is NumberStyle.ENGLISH else Digits(end, number)
    if style is NumberStyle.ENGLISH:
        return Digits(end, number)
    is_round = rest[-1] == "0"
    if style is NumberStyle.VIETNAMESE:  # nobody prints a decimal as 40,000
        return Digits(end, number, 3, 0 if rest.endswith("00") else None)
    return Digits(end, number, 3, 0, leans=is_round)
