"""The pages of the documentation, and what their links need."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
_FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`[^`\n]*`")
_LINK = re.compile(r"\]\(([^()\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def pages(root: Path = ROOT) -> list[Path]:
    return [root / "README.md", root / "CHANGELOG.md", *sorted(root.glob("docs/**/*.md"))]


def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def links(page: Path) -> list[str]:
    """The targets of the links of ``page`` that lead to another place of the project."""
    targets = _LINK.findall(_CODE.sub("`", _FENCED.sub("", text(page))))
    return [target for target in targets if not target.startswith(("https://", "http://", "mailto:"))]


def anchors(page: Path) -> set[str]:
    """The anchors that GitHub gives to the headings of ``page``."""
    found: Counter[str] = Counter()
    named = set()
    for heading in _HEADING.findall(_FENCED.sub("", text(page))):
        slug = re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
        named.add(f"{slug}-{found[slug]}" if found[slug] else slug)
        found[slug] += 1
    return named


def broken_links(page: Path) -> Iterator[str]:
    """The links of ``page`` that lead nowhere."""
    for target in links(page):
        name, _, anchor = target.partition("#")
        there = (page.parent / name).resolve() if name else page
        if not there.exists() or (anchor and anchor not in anchors(there)):
            yield target
