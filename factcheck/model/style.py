"""How a newsroom writes numbers."""

from __future__ import annotations

from typing import NamedTuple


class Style(NamedTuple):
    """The house style; ``None`` leaves a question open.

    ``decimal_mark`` is ``","`` or ``"."``; ``billion`` the spelling of 10**9, ``"tỷ"`` or ``"tỉ"``.
    """

    decimal_mark: str | None = None
    billion: str | None = None


UNSTYLED = Style()
