"""The warm check: news against a single pass of ``regex``, memory, and growth on hostile text. Prints ratios.

Run as ``python -m tests.benchmarks.speed [ARTICLES.jsonl.gz] [--up-to MEGABYTES]``; without the file, or where it is
missing, the articles are generated.
"""

from __future__ import annotations

import argparse
import resource
import time
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import regex  # type: ignore[import-untyped]  # ships no types

from factcheck.api import check
from tests.benchmarks.articles import generated, stored

NEWS_BYTES = 8_000_000
SIZES = (1, 2, 4, 10)  # megabytes of hostile text; text that is all numbers takes seconds for each
_NUMBER = regex.compile(r"\d+(?:[.,]\d+)*")
HOSTILE = {
    "digits": "1234567890",
    "1.1.1.1…": "1.",
    "1,1 1,1 …": "1,1 ",
    "cues": "tăng ",
    "cues with rates": "tăng 5% so với ",
    "units": "tỷ đồng ",
    "brackets": "((1)",
    "number words": "hai mươi mốt nghìn ",
    "periods": "năm 2021 quý ",
    "dashes": "1-",
    "marks": "a\u0301",
    "no line breaks": "Doanh thu đạt 7,5 tỷ đồng, tăng 21% so với năm 2022 (6,2 tỷ đồng). ",
    "one sentence": "doanh thu đạt 7,5 tỷ đồng, tăng 21% so với năm 2022 là 6,2 tỷ đồng, ",
    "decomposed": unicodedata.normalize("NFD", "Sản lượng giảm 12,5% so với cùng kỳ năm trước.\n"),
}


def taken(up_to: int, articles: Iterator[str]) -> tuple[int, float, float]:
    """Bytes read, seconds of ``check``, seconds of one regex pass over the same articles."""
    size, checking, matching = 0, 0.0, 0.0
    for text in articles:
        start = time.perf_counter()
        check(text)
        middle = time.perf_counter()
        sum(1 for _ in _NUMBER.finditer(text))
        matching += time.perf_counter() - middle
        checking += middle - start
        size += len(text.encode())
        if size >= up_to:
            break
    return size, checking, matching


def news(path: Path | None) -> None:
    print(f"articles: {path if path else 'generated'}")
    articles = stored(path) if path else generated()
    taken(NEWS_BYTES // 4, articles)  # also warms up
    early = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    size, checking, matching = taken(NEWS_BYTES, articles)
    late = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"check            {checking:6.2f} s for {size / 1e6:.1f} MB, {checking / size * 1e6:.3f} s/MB")
    print(f"regex pass       {matching:6.2f} s, ratio {checking / matching:.1f}")
    print(f"peak memory      {late / 1024:6.0f} MB, {late / early:.2f} times that after a fifth of the text")
    article = next(generated())
    print(f"3 kB, warm       {min(_seconds(article) for _ in range(30)) * 1000:6.2f} ms")


def growth(sizes: list[int]) -> None:
    """Seconds a megabyte by size: a row that does not rise is linear."""
    print(f"\n{'hostile text, s/MB at':24}" + "".join(f"{size:>5} MB" for size in sizes) + "   last / first")
    for name, motif in HOSTILE.items():
        row = []
        for size in sizes:
            text = motif * (size * 1_000_000 // len(motif.encode()))
            row.append(_seconds(text) / size)
        print(f"{name:24}" + "".join(f"{each:8.3f}" for each in row) + f"{row[-1] / row[0]:11.2f}", flush=True)


def _seconds(text: str) -> float:
    start = time.perf_counter()
    check(text)
    return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("articles", type=Path, nargs="?")
    parser.add_argument("--up-to", type=int, default=4, help="megabytes of hostile text (default: 4)")
    arguments = parser.parse_args()
    news(arguments.articles if arguments.articles and arguments.articles.exists() else None)
    growth([size for size in SIZES if size <= arguments.up_to])


if __name__ == "__main__":
    main()
