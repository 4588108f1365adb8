"""How often an altered number that no world fits is pointed at, and how often a true document is faulted.

Run as ``python -m tests.benchmarks.worlds [--count 400] [--seed 1] [--least 1] [--true 300] [--missed 5]``. ``hit``: a
finding of level error or warning has the altered number among its places; ``wrong``: there are findings, and none has;
``none``: there is no finding. ``conflict`` is the number of statements in a smallest set that cannot all hold (``with
sums``: only since years, or exports and imports, add up); ``--least`` takes larger ones alone. ``--missed`` prints so
many of the cases that were not hit, with the statements of the conflict.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable

from tests.joint_worlds.documents import document
from tests.joint_worlds.measuring import Outcome, Result, findings, operands, outcome
from tests.joint_worlds.slips import SIZES, cases

BAR = 95


def by_conflict(found: Outcome) -> str:
    statements, needs_sums = found.case.conflict
    size = "4 or more" if len(statements) > 3 else str(len(statements))
    return f"conflict of {size}{', with sums' if needs_sums else ''}"


def by_kind(found: Outcome) -> str:
    """The kind of the altered statement, and which of its numbers it was."""
    slot = found.case.slot
    return f"in a {found.case.document.statements[slot.statement].kind}: {slot.name.rstrip('0123456789')}"


def by_size(found: Outcome) -> str:
    return f"{len(found.case.document.statements):2} statements"


GROUPINGS: tuple[Callable[[Outcome], str], ...] = (
    lambda found: found.case.slip,
    by_size,
    by_conflict,
    by_kind,
    lambda found: "all",
)


def row(name: str, found: list[Outcome]) -> str:
    counts = Counter(each.result for each in found)
    cells = "".join(
        f"{100 * counts[result] / len(found):9.1f}%" for result in (Result.HIT, Result.WRONG, Result.MISSED)
    )
    return f"{name:36}{len(found):6}{cells}"


def table(found: list[Outcome]) -> None:
    print(f"{'altered':36}{'cases':>6}{'hit':>10}{'wrong':>10}{'none':>10}")
    for grouping in GROUPINGS:
        names = sorted({grouping(each) for each in found})
        for name in names:
            print(row(name, [each for each in found if grouping(each) == name]))
        print()
    print(f"bar: hit {BAR}%")


def faulted(count: int, first: int) -> None:
    codes: Counter[str] = Counter()
    documents = 0
    for seed in range(first, first + count):
        found = findings(document(seed, SIZES[seed % len(SIZES)]))
        codes.update(finding.code for finding in found)
        documents += bool(found)
    print(f"true documents with an error or a warning: {documents} of {count} {dict(codes) or ''}")


def linked(count: int, first: int) -> None:
    """Operands of claims of true documents by the rule that found them, and those that are not what was meant."""
    found = [
        each for seed in range(first, first + count) for each in operands(document(seed, SIZES[seed % len(SIZES)]))
    ]
    rules = Counter(("implied from " if each.is_implied else "") + each.rule for each in found)
    print(f"\n{'operands of true claims':36}{'all':>6}{'not the one meant':>20}")
    for rule, number in sorted(rules.items()):
        wrong = [each for each in found if rule.endswith(each.rule) and rule.startswith("implied") is each.is_implied]
        print(f"{rule:36}{number:6}{sum(not each.is_right for each in wrong):20}")


def show(missed: Outcome) -> None:
    case = missed.case
    told = case.document.statements
    number = told[case.slot.statement].numbers[case.slot.name]
    print(f"\n{missed.result.value}: {case.slip}, now {number.text} [{by_conflict(missed)}] {' '.join(missed.codes)}")
    for at in sorted(case.conflict.statements):
        mark = ">" if at == case.slot.statement else " "
        print(f"{mark} {told[at].plain}")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--least", type=int, default=1)
    parser.add_argument("--true", type=int, default=300)
    parser.add_argument("--missed", type=int, default=0)
    arguments = parser.parse_args()
    found = [outcome(case) for case in cases(arguments.seed, arguments.count, arguments.least)]
    table(found)
    faulted(arguments.true, arguments.seed)
    linked(arguments.true, arguments.seed)
    for each in [each for each in found if each.result is not Result.HIT][: arguments.missed]:
        show(each)


if __name__ == "__main__":
    main()
