"""Plain text: its own source, each line a block, the first one its title where others follow."""

from __future__ import annotations

import re

from factcheck.model.draft import Block, BlockKind, Draft, Format
from factcheck.model.span import Span

_LINE = r"\S(?:[^\r\n]*\S)?"


def read(text: str) -> Draft:
    """The draft of ``text``."""
    spans = [Span(*match.span()) for match in re.finditer(_LINE, text)]
    kinds = [BlockKind.TITLE if len(spans) > 1 else BlockKind.PARAGRAPH, *[BlockKind.PARAGRAPH] * len(spans)]
    return Draft(text, Format.TEXT, tuple(map(Block, kinds, spans)), source=text)
