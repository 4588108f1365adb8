"""A line of a draft with signs under its words.

A long line is cut to windows around the marked words, joined by ``…``::

    … 40.594 vụ việc, tăng 248% so với giai đoạn 2017 - 2018 (16.351 người) …
      ------               ^^^^                               ------
      giá trị mới                                             giá trị gốc
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from factcheck.report.lines import printable, width

GAP = "…"
LONGEST_MARK = 60  # code points shown of a marked stretch
WIDEST_CONTEXT = 40  # code points shown on each side of a marked stretch
LEAST_CONTEXT = 8


class Mark(NamedTuple):
    """The words at ``[start, end)`` of a text, underlined with ``sign``; ``label`` stands below."""

    start: int
    end: int
    sign: str
    label: str = ""


class _Window(NamedTuple):
    """``text[start:end]``, shown from terminal column ``column`` on."""

    start: int
    end: int
    column: int


def draw(text: str, start: int, end: int, marks: Sequence[Mark], columns: int) -> list[str]:
    """The line ``text[start:end]`` in about ``columns`` columns, a row of signs, rows of labels.

    Every mark begins within the line; where two overlap, the later of ``marks`` is drawn over the earlier.
    """
    cut = [mark._replace(end=min(mark.end, end, mark.start + LONGEST_MARK)) for mark in marks]
    shown, windows = _laid_out(text, start, end, _stretches(text, start, end, cut, columns))
    signs: list[str] = []
    labels = []
    for mark in cut:
        window = next(window for window in windows if mark.start <= window.end)
        column = window.column + width(printable(text[window.start : mark.start]))
        extent = max(1, width(printable(text[mark.start : mark.end])))
        signs.extend(" " * (column + extent - len(signs)))
        signs[column : column + extent] = mark.sign * extent
        if mark.label:
            labels.append((column, mark.label))
    return [shown.rstrip(), "".join(signs), *_label_rows(sorted(labels))]


def _stretches(text: str, start: int, end: int, marks: Sequence[Mark], columns: int) -> list[tuple[int, int]]:
    """What of the line is shown: all of it where it fits, else the surroundings of each mark."""
    if end - start <= 2 * columns and width(text[start:end]) <= columns:
        return [(start, end)]
    spare = columns - sum(mark.end - mark.start for mark in marks)
    context = min(WIDEST_CONTEXT, max(LEAST_CONTEXT, spare // (2 * len(marks))))
    stretches: list[tuple[int, int]] = []
    for mark in sorted(marks, key=lambda mark: mark.start):
        left = _word_start(text, max(start, mark.start - context), mark.start, start)
        right = _word_end(text, mark.end, min(end, mark.end + context), end)
        if stretches and left <= stretches[-1][1] + len(GAP) + 2:
            left, right = stretches[-1][0], max(right, stretches.pop()[1])
        stretches.append((left, right))
    return stretches


def _word_start(text: str, low: int, high: int, start: int) -> int:
    """The first beginning of a word in ``[low, high]``, or ``low`` where the stretch has none."""
    if low == start or text[low - 1] == " ":
        return low
    space = text.find(" ", low, high)
    return low if space < 0 else space + 1


def _word_end(text: str, low: int, high: int, end: int) -> int:
    """The last end of a word in ``[low, high]``, or ``high`` where the stretch has none."""
    if high == end or text[high] == " ":
        return high
    space = text.rfind(" ", low, high)
    return high if space < 0 else space


def _laid_out(text: str, start: int, end: int, stretches: list[tuple[int, int]]) -> tuple[str, list[_Window]]:
    """The stretches joined by gaps, and where each came to stand."""
    shown = ""
    windows: list[_Window] = []
    for left, right in stretches:
        if left > start:
            shown += f" {GAP} " if windows else f"{GAP} "
        windows.append(_Window(left, right, width(shown)))
        shown += printable(text[left:right])
    return (f"{shown} {GAP}" if right < end else shown), windows


def _label_rows(labels: list[tuple[int, str]]) -> list[str]:
    """Each label at its column, in the first row that has room for it."""
    rows: list[str] = []
    for column, label in labels:
        for number, row in enumerate(rows):
            if width(row) < column:
                rows[number] = row + " " * (column - width(row)) + label
                break
        else:
            rows.append(" " * column + label)
    return rows
