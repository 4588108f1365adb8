"""The page of a check in each language, from the docstring of its module."""

from __future__ import annotations

import re
import textwrap

from factcheck.verify.check import Check

VIETNAMESE = "Tiếng Việt"
_SECTION = r"^(\S[^\n]*):\n((?:    [^\n]*\n|\n)+)"
_SENTENCE = r".+?(?<![.][.])[.](?= |$)"  # three points end no sentence


def sections(check: Check) -> dict[str, str]:
    """The sections of the docstring by heading, without indentation, in its order."""
    found = re.findall(_SECTION, f"{_text(check)}\n", re.MULTILINE)
    return {heading: textwrap.dedent(text).strip() for heading, text in found}


def title(check: Check, lang: str) -> str:
    """One sentence on what the check finds: the first of the docstring, or of its Vietnamese section."""
    if lang == "en":
        return _text(check).splitlines()[0]
    text = sections(check)[VIETNAMESE].replace("\n", " ")
    first = re.match(_SENTENCE, text)
    return first.group() if first else text


def page(check: Check, lang: str) -> str:
    """What the docstring says in ``lang``: the Vietnamese section, or all before it."""
    if lang == "en":
        return _text(check).partition(f"\n{VIETNAMESE}:\n")[0].rstrip()
    return sections(check)[VIETNAMESE]


def _text(check: Check) -> str:
    return check.page.replace("``", "`").strip()
