"""Figures that are set small and high: a power, which stays, or the mark of a note, which is no text."""

from __future__ import annotations

import re

# A power stands behind a short unit, or behind ten; behind anything else a number that is raised is that of a note.
_HAS_POWER = re.compile(r"(?<![^\W\d_])[a-zA-Z]{1,2}\Z|(?<![\d.,])10\Z")
_MARK = r"\[.*\]|\(\d+\)|[*†‡]+"
_NUMBER = r"[-+−]?[0-9]+"
_POWERS = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
BEFORE = 3  # characters that tell what is raised behind them


def meaning(words: str, before: str) -> str | None:
    """What ``words`` that are raised mean behind the last characters ``before`` of the text.

    That is a power, in as many characters, or empty where they mark a note. ``None`` where they are to be read as any
    others.
    """
    if re.fullmatch(_MARK, words):
        return ""
    if not re.fullmatch(_NUMBER, words):
        return None
    is_power = not words[0].isdigit() or _HAS_POWER.search(before) is not None
    return words.translate(_POWERS) if is_power else ""
