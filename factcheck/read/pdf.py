"""PDF: the text layer of its pages, put together into lines, tables and paragraphs.

Words lead back to their boxes, each as a whole, the space after it included.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from itertools import pairwise
from typing import NamedTuple

from factcheck.errors import ReadError
from factcheck.model.draft import BlockKind, Draft, Format
from factcheck.read.builder import DraftBuilder
from factcheck.read.pages.columns import Standing, in_order
from factcheck.read.pages.kinds import read_through
from factcheck.read.pages.lines import Line, Row, rows, without_furniture
from factcheck.read.pages.paragraphs import paragraphs
from factcheck.read.pages.tables import Table
from factcheck.read.pages.words import Drawn, Word, words

if find_spec("pypdfium2") is None:  # only the program that draws out the words imports it
    raise ModuleNotFoundError(name="pypdfium2")

SECONDS = 60
_PROGRAM = os.path.join(os.path.dirname(__file__), "pages", "drawn.py")
_FAULTS = {"encrypted": "read.encrypted", "broken": "read.broken_pdf", "long": "read.too_long"}
# How the program ends where the memory or the time that it may use is not enough: SIGABRT, SIGKILL, SIGXCPU.
_OUT_OF_BOUNDS = (-6, -9, -24)
_OPEN_ENDS = "-‐/"  # after these a line breaks within a word


class Page(NamedTuple):
    """Words of a page, and its height in points."""

    words: list[Drawn]
    height: float


def read(content: bytes, source: str) -> Draft:
    """The draft of the PDF file ``content``; ``source`` is what errors call it.

    Raises :class:`ReadError` with ``read.encrypted``, ``read.broken_pdf``, ``read.scanned`` where no page has text, or
    ``read.too_long`` beyond 2,000 pages, 2 million characters, a gigabyte of memory, or a minute.
    """
    pages = list(_pages(content, source))
    all_rows = [rows(words(page.words, number)) for number, page in enumerate(pages, start=1)]
    if not any(all_rows):
        raise ReadError(source, "read.scanned")
    kept = without_furniture(all_rows, [page.height for page in pages])
    size, is_bold = _body(kept)
    builder, tables = DraftBuilder(), 0
    for standing in read_through(paragraphs(list(map(_in_order, kept))), size, is_bold=is_bold):
        if isinstance(standing, Table):
            tables += 1
            _add_table(builder, standing, tables)
        else:
            builder.open(standing.kind)
            _add(builder, standing.lines)
    return builder.draft(Format.PDF)


def _pages(content: bytes, source: str) -> Iterator[Page]:
    for line in _drawn(content, source).splitlines():
        page = json.loads(line)
        if isinstance(page, str):
            raise ReadError(source, _FAULTS[page])
        _, height, drawn = page
        yield Page([Drawn(*word) for word in drawn], height)


def _drawn(content: bytes, source: str) -> bytes:
    """What the program that reads the file says; it sees the modules that this one sees."""
    path = os.pathsep.join(filter(None, sys.path))
    try:
        done = subprocess.run(
            [sys.executable, "-P", _PROGRAM],
            input=content,
            capture_output=True,
            timeout=SECONDS,
            env={**os.environ, "PYTHONPATH": path},
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise ReadError(source, "read.too_long") from None
    if done.returncode in _OUT_OF_BOUNDS:
        raise ReadError(source, "read.too_long")
    if done.returncode != 0:
        raise ReadError(source, "read.broken_pdf")
    return done.stdout


def _body(pages: Sequence[Sequence[Row]]) -> tuple[float, bool]:
    """The size of type in which most letters are set, and whether most are bold."""
    sizes: Counter[float] = Counter()
    bold: Counter[bool] = Counter()
    for line in (line for page in pages for row in page for line in row):
        sizes[line.size] += len(line.text)
        bold[line.is_bold] += len(line.text)
    return (sizes.most_common(1)[0][0] if sizes else 0.0), bold[True] > bold[False]


def _in_order(page: Sequence[Row]) -> list[Standing]:
    return in_order(sorted((line for row in page for line in row), key=lambda line: line.at))


def _add_table(builder: DraftBuilder, table: Table, number: int) -> None:
    tops = {cell.column: cell.text for cell in table.cells if cell.row == 0}
    sides = {cell.row: cell.text for cell in table.cells if cell.column == 0}
    for cell in table.cells:
        over = tops.get(cell.column, "") if cell.row > 0 else ""
        beside = sides.get(cell.row, "") if cell.row > 0 and cell.column > 0 else ""
        headers = tuple(filter(None, (over, beside)))
        builder.open(BlockKind.CELL, headers, table=number, row=cell.row, column=cell.column)
        _add(builder, cell.stack.lines)


def _add(builder: DraftBuilder, lines: Sequence[Line]) -> None:
    ends = {id(line.words[-1]) for line in lines}
    every = [word for line in lines for word in line.words]
    for word, following in pairwise(every):
        is_broken = id(word) in ends and _is_broken(word.whole, following)
        builder.add(word.whole + ("" if is_broken else " "), word.box)
    builder.add(every[-1].whole, every[-1].box)


def _is_broken(text: str, following: Word) -> bool:
    """Whether a word goes on in the next line, after a hyphen or a stroke; it stays, since Vietnamese is not hyphenated
    and ranges of years are; so does a sign within brackets."""
    before, end = text[-2:-1], text[-1]
    if end == "–":
        return before.isdigit() and following.text[0].isdigit()
    return end in _OPEN_ENDS and (before.isalnum() or text.endswith("(-")) and following.text[0].isalnum()
