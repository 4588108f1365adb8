"""How well two figures of one quantity are told from two of others, within one text and across texts, on the pairs of
``claims/corpus/identity.toml`` and ``claims/corpus/across.toml``.

Run as ``python -m tests.benchmarks.identity``. Prints precision and recall by part of the corpus, beside two baselines
each: equal numbers mean the same, and so does another sentence, or a sentence with most of the words; then how many of
each kind are said to be the same. Pairs of the parts held out are never printed.
"""

from __future__ import annotations

from collections.abc import Sequence

from tests.identity import across_pairs
from tests.identity.pairs import (
    Decision,
    Marked,
    Score,
    has_equal_digits,
    is_another_sentence,
    is_said_same,
    marked,
    pairs,
    score,
)

WANTED = "wanted: precision 98.0%, recall 85.0% within a text, 90.0% across"
DECISIONS: dict[str, Decision] = {
    "identity": is_said_same,
    "equal numbers": has_equal_digits,
    "another sentence": is_another_sentence,
}
ACROSS: dict[str, across_pairs.Decision] = {
    "identity": across_pairs.is_said_same,
    "equal numbers": across_pairs.has_equal_digits,
    "most words": across_pairs.shares_most_words,
}


def totals(name: str, found: Sequence[Marked]) -> None:
    for decision, decides in DECISIONS.items():
        print(line(name, decision, len(found), score(found, decides)))


def line(name: str, decision: str, count: int, reached: Score) -> str:
    cells = f"{100 * float(reached.precision):11.1f}%{100 * float(reached.recall):9.1f}%"
    return f"{name:18}{decision:18}{count:6}{cells}{reached.hits:8}{reached.false:8}{reached.missed:8}"


def kinds(name: str, found: Sequence[Marked]) -> None:
    for kind in sorted({(each.pair.label, each.pair.values) for each in found}):
        of_kind = [each for each in found if (each.pair.label, each.pair.values) == kind]
        said = score(of_kind, is_said_same)
        lost = sum(first is None or second is None for _, first, second in of_kind)
        print(f"{name:10}{' '.join(kind).strip():22}{len(of_kind):6}{said.hits + said.false:12}{lost:10}")


def across() -> None:
    """The totals of the pairs across texts."""
    found = [across_pairs.read(pair) for pair in across_pairs.pairs()]
    held_out = [each for each in found if each.pair.is_held_out]
    parts = {"open": [each for each in found if not each.pair.is_held_out], "held out": held_out, "all": found}
    for name, of_part in parts.items():
        for decision, decides in ACROSS.items():
            print(line(f"{name}, across", decision, len(of_part), across_pairs.score(of_part, decides)))


def main() -> None:
    found = [marked(pair) for pair in pairs()]
    held_out = [each for each in found if each.pair.is_held_out]
    parts = {"open": [each for each in found if not each.pair.is_held_out], "held out": held_out, "all": found}
    print(f"{'part':18}{'decision':18}{'pairs':>6}{'precision':>12}{'recall':>10}{'hits':>8}{'false':>8}{'missed':>8}")
    for name, of_part in parts.items():
        totals(name, of_part)
    across()
    print(WANTED)
    print(f"\n{'part':10}{'kind':22}{'pairs':>6}{'said same':>12}{'not read':>10}")
    for name, of_part in parts.items():
        kinds(name, of_part)


if __name__ == "__main__":
    main()
