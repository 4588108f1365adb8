"""How a newsroom writes numbers."""

from __future__ import annotations

import re
from typing import NamedTuple

_MARK = r"(?<=[0-9])\.(?=[0-9])"
_ALIKE = str.maketrans("yỳýỷỹỵYỲÝỶỸỴ“”„«»‘’", 'iìíỉĩịIÌÍỈĨỊ"""""\'\'')


class Style(NamedTuple):
    """The house style; ``None`` leaves a question open.

    ``decimal_mark`` is ``","`` or ``"."``; ``billion`` the spelling of 10**9, ``"tỷ"`` or ``"tỉ"``.
    """

    decimal_mark: str | None = None
    billion: str | None = None


UNSTYLED = Style()


def unstyled(text: str) -> str:
    """``text``, composed (NFC), without what house styles differ in; every character keeps its place.

    A point between digits is a comma, ``y`` is ``i`` as in ``tỷ`` and ``tỉ``, and quotation marks are the typewriter's.
    """
    return re.sub(_MARK, ",", text.translate(_ALIKE))
