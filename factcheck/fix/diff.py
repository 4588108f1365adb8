"""What mends change, as a unified diff."""

from __future__ import annotations

from collections.abc import Iterator

_UNENDED = "\n\\ No newline at end of file\n"


def difference(name: str, before: str, after: str) -> str:
    """The unified diff from ``before`` to ``after`` of the source ``name``; nothing where they are the same.

    Lines end with ``\\n``; what else ends a line is part of it, so that the diff can be applied.
    """
    import difflib  # noqa: PLC0415  # loaded when there is something to show

    lines = difflib.unified_diff(_lines(before), _lines(after), name, name)
    return "".join(line if line.endswith("\n") else line + _UNENDED for line in lines)


def _lines(text: str) -> list[str]:
    """The lines of ``text``, each with its break."""
    return list(_with_breaks(text))


def _with_breaks(text: str) -> Iterator[str]:
    *ended, last = text.split("\n")
    yield from (f"{line}\n" for line in ended)
    if last:
        yield last
