"""Text for the benchmarks: articles of a gzipped JSON-lines file (``{"text": ...}`` a line), or generated news."""

from __future__ import annotations

import gzip
import itertools
import json
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
DRAFTS = ROOT / "claims" / "drafts"


def generated() -> Iterator[str]:
    """Articles of about 3 kB without end, from the sample drafts, each with figures of its own."""
    drafts = [path.read_text(encoding="utf-8") for path in sorted(DRAFTS.glob("*.txt"))]
    for number in itertools.count(1):
        body = "\n\n".join(f"{draft}\n\nKỳ {number}: {number * 37 % 1009},{number % 10} tỷ đồng." for draft in drafts)
        yield article_of(body, 3000)


def article_of(body: str, size: int) -> str:
    """``body`` repeated and cut to about ``size`` bytes of UTF-8."""
    encoded = body.encode()
    return (encoded * (size // len(encoded) + 1))[:size].decode(errors="ignore")


def stored(path: Path) -> Iterator[str]:
    """The articles of ``path``, one at a time."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)["text"]
