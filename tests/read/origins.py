"""What a draft owes its source, as a check on any draft whose source is text."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from itertools import pairwise

from factcheck.model.draft import Block, BlockKind, Draft, SourceRange

# What stands in a source for other words than its own: white space (a tab in it, the quotation marks of the next line),
# an entity, a break, a power, an escape.
_SPACE = r"(?si)[\s>\\]*(?:<br\b[^>]*>?)?\s*|(?:\\[nrt]|\\u00[0-9a-f]{2}|\s)+"
_POWERS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-")


def strays(draft: Draft) -> Iterator[str]:
    """Pieces of ``draft`` that say other words than their source, out of order, or outside of the text."""
    at = 0
    for piece in draft.pieces:
        words = draft.text[piece.start : piece.end]
        origin = piece.origin
        assert isinstance(origin, SourceRange)
        assert draft.source is not None
        if not at <= piece.start < piece.end <= len(draft.text):
            yield f"{piece} follows {at}"
        at = piece.end
        if not 0 <= origin.start <= origin.end <= len(draft.source):
            yield f"{piece} is outside of the source"
        written = draft.source[origin.start : origin.end]
        if words not in (written, written.replace("\0", "\ufffd")) and not _stands_for(written, words):
            yield f"{words!r} is not {written!r}"


def _stands_for(written: str, words: str) -> bool:
    if words.isspace() and re.fullmatch(_SPACE, html.unescape(written)):
        return True
    if re.match("(?i)<s(?:up|pan)", written):
        return re.sub(r"<[^>]*>|\s", "", written).replace("−", "-") == words.translate(_POWERS)
    return words in (html.unescape(written), _unescaped(written)) or written == f"\\{words}"


def _unescaped(written: str) -> str | None:
    """What an escape of JSON stands for, U+FFFD where that is half a character."""
    try:
        return re.sub("[\ud800-\udfff]", "\ufffd", str(json.loads(f'"{written}"')))
    except ValueError:
        return None


def uncovered(draft: Draft) -> Iterator[str]:
    """Words of ``draft`` that no piece leads back to the source."""
    covered = {at for piece in draft.pieces for at in range(piece.start, piece.end)}
    for at, character in enumerate(draft.text):
        if at not in covered and not character.isspace():
            yield f"{character!r} at {at}"
    ends = [block.span for block in draft.blocks]
    for before, span in pairwise(ends):
        if before.end > span.start:
            yield f"{span} begins before {before} ends"


def told(draft: Draft) -> list[tuple[BlockKind, str]]:
    """The blocks of ``draft`` as kind and words."""
    return [(block.kind, block.span.slice(draft.text)) for block in draft.blocks]


def cells(draft: Draft) -> dict[str, Block]:
    """The cells of ``draft`` by their words."""
    return {block.span.slice(draft.text): block for block in draft.blocks if block.kind is BlockKind.CELL}
