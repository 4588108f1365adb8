"""Regular expressions that are compiled when they are first used.

Compiling costs 0.05 to 0.5 ms each, more than matching them does in a whole article, and most articles need half of
them.

Possessive quantifiers stand after single characters and classes alone: after a group, Python before 3.11.5 matches too
much or too little (https://github.com/python/cpython/issues/106052).
"""

from __future__ import annotations

import re
from typing import cast

_METHODS = ("findall", "finditer", "fullmatch", "match", "search", "split", "sub")


class _Lazy:
    """Compiles its source when the first method is asked for; from then on its slots hold the compiled methods."""

    __slots__ = ("_source", *_METHODS)

    def __init__(self, source: str) -> None:
        self._source = source

    def __getattr__(self, name: str) -> object:  # called only where the slot is still empty
        compiled = re.compile(self._source)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def lazy_pattern(source: str) -> re.Pattern[str]:
    """The pattern of ``source``; a faulty one raises :class:`re.error` only when it is first used."""
    return cast("re.Pattern[str]", _Lazy(source))
