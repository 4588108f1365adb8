"""What newsrooms call the parts of an article: in paragraph styles (style_names.txt) and in classes of pages
(class_names.txt)."""

from __future__ import annotations

from functools import cache

from factcheck.model.draft import BlockKind
from factcheck.table import beside, rows


def kind_of_style(name: str) -> BlockKind | None:
    """What a paragraph in the style named ``name`` (as people see it) is; ``None`` where the name does not tell."""
    return _table("style_names.txt").get(" ".join(name.lower().rstrip("0123456789 ").split()))


def kind_of_class(word: str) -> BlockKind | None:
    """What an element of a page with ``word`` (in lower case) in its class is; ``None`` where it does not tell."""
    return _table("class_names.txt").get(word)


@cache
def _table(name: str) -> dict[str, BlockKind]:
    return {word: BlockKind(kind) for word, kind in rows(beside(__file__, name), 2)}
