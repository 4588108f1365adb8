"""How well a known slip is diagnosed: one slip in each of many true statements. Prints a table by class.

Run as ``python -m tests.benchmarks.diagnosis [--count 1000] [--seed 1] [--missed]``. ``same text`` counts the slips
that another class leaves letter for letter, so that nothing in the text can tell them apart, and in how many of them
that other class came first; ``unseen`` the slips that left a statement which still holds, and were drawn anew.
"""

from __future__ import annotations

import argparse

from tests.verify.diagnosing import Score, outcomes, scores

BARS = {"first": 85, "three": 97, "restored": 95}


def row(score: Score, unseen: int) -> str:
    shares = [100 * part / score.cases for part in (score.first, score.among_three, score.restored)]
    cells = "".join(f"{share:11.1f}%" for share in shares)
    return f"{score.name:28}{score.cases:6}{cells}{score.twins:12} ({score.by_twin}){unseen:10}"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--missed", action="store_true", help="print the slips whose class is not first or not undone")
    arguments = parser.parse_args()
    found, hidden = outcomes(arguments.seed, arguments.count)
    print(
        f"{'class of slip':28}{'cases':>6}{'first':>12}{'first 3':>12}{'restored':>12}{'same text':>16}{'unseen':>10}"
    )
    for score in scores(found):
        print(row(score, hidden.total() if score.name == "all" else hidden[score.name]))
    print(f"bar: first {BARS['first']}%, among the first three {BARS['three']}%, restored {BARS['restored']}%")
    for each in found if arguments.missed else ():
        if each.rank != 0 or not each.is_restored:
            place = "" if each.rank is None else each.rank + 1
            line, true = each.case.text.split("\n")[1], each.case.draft.told.line()
            print(
                f"{each.case.slip.name} [{place}] {each.first} {'' if each.is_restored else 'LOST '}| {line} | {true}"
            )


if __name__ == "__main__":
    main()
