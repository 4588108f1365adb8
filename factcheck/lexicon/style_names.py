"""The names of paragraph styles in style_names.txt."""

from __future__ import annotations

from functools import cache

from factcheck.model.draft import BlockKind
from factcheck.table import beside, rows


def kind_of_style(name: str) -> BlockKind | None:
    """What a paragraph in the style named ``name`` (as people see it) is; ``None`` where the name does not tell."""
    return _table().get(" ".join(name.lower().rstrip("0123456789 ").split()))


@cache
def _table() -> dict[str, BlockKind]:
    return {name: BlockKind(kind) for name, kind in rows(beside(__file__, "style_names.txt"), 2)}
