"""How well two figures of one quantity are told from two of others, on the pairs of ``claims/corpus/identity.toml``.

Run as ``python -m tests.benchmarks.identity``. Prints precision and recall by part of the corpus, beside two baselines:
equal numbers mean the same, and so does another sentence; then how many of each kind are said to be the same. Pairs of
the part held out are never printed.
"""

from __future__ import annotations

from collections.abc import Sequence

from tests.identity.pairs import (
    Decision,
    Marked,
    has_equal_digits,
    is_another_sentence,
    is_said_same,
    marked,
    pairs,
    score,
)

WANTED = "wanted: precision 98.0%, recall 85.0%"
DECISIONS: dict[str, Decision] = {
    "identity": is_said_same,
    "equal numbers": has_equal_digits,
    "another sentence": is_another_sentence,
}


def totals(name: str, found: Sequence[Marked]) -> None:
    for decision, decides in DECISIONS.items():
        reached = score(found, decides)
        cells = f"{100 * float(reached.precision):11.1f}%{100 * float(reached.recall):9.1f}%"
        print(f"{name:10}{decision:18}{len(found):6}{cells}{reached.hits:8}{reached.false:8}{reached.missed:8}")


def kinds(name: str, found: Sequence[Marked]) -> None:
    for kind in sorted({(each.pair.label, each.pair.values) for each in found}):
        of_kind = [each for each in found if (each.pair.label, each.pair.values) == kind]
        said = score(of_kind, is_said_same)
        lost = sum(first is None or second is None for _, first, second in of_kind)
        print(f"{name:10}{' '.join(kind).strip():22}{len(of_kind):6}{said.hits + said.false:12}{lost:10}")


def main() -> None:
    found = [marked(pair) for pair in pairs()]
    held_out = [each for each in found if each.pair.is_held_out]
    parts = {"open": [each for each in found if not each.pair.is_held_out], "held out": held_out, "all": found}
    print(f"{'part':10}{'decision':18}{'pairs':>6}{'precision':>12}{'recall':>10}{'hits':>8}{'false':>8}{'missed':>8}")
    for name, of_part in parts.items():
        totals(name, of_part)
    print(WANTED)
    print(f"\n{'part':10}{'kind':22}{'pairs':>6}{'said same':>12}{'not read':>10}")
    for name, of_part in parts.items():
        kinds(name, of_part)


if __name__ == "__main__":
    main()
