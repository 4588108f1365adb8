"""How well diagnosis finds a known slip: the verdict on one case, and the counts over many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from factcheck.api import check
from factcheck.model.claim import Verdict
from factcheck.model.finding import Finding
from tests.verify.slipped import CLASSES, Case, cases

CONTRADICTED = ("R101", "R102", "R103", "R104")


class Outcome(NamedTuple):
    """What diagnosis said of a case; ``rank`` counts from 0, ``None`` where the class is not among what was said."""

    case: Case
    is_found: bool
    rank: int | None = None
    is_restored: bool = False
    first: str = ""


def outcome(case: Case) -> Outcome | None:
    """How the case fares; ``None`` where the slip leaves a true statement, which nobody can find."""
    report = check(case.text)
    own = case.text.index("\n")
    claims = [claim for claim in report.claims if claim.span.start > own and claim.rate is not None]
    if claims and all(claim.verdict is Verdict.CONSISTENT for claim in claims):
        return None
    finding = next((f for f in report.findings if f.code in CONTRADICTED and f.span.start > own), None)
    return Outcome(case, is_found=False) if finding is None else _judged(case, finding)


def _judged(case: Case, finding: Finding) -> Outcome:
    kinds = [diagnosis.kind for diagnosis in finding.diagnoses]
    rank = next((at for at, kind in enumerate(kinds) if kind in case.slip.kinds), None)
    mended = {fix.apply(case.text) for diagnosis in finding.diagnoses for fix in diagnosis.fixes}
    return Outcome(case, True, rank, case.draft.text in mended, kinds[0] if kinds else "")


def outcomes(seed: int, count: int) -> tuple[list[Outcome], Counter[str]]:
    """The outcomes of ``count`` visible slips, and how many of each class had to be drawn anew as they show nothing."""
    found: list[Outcome] = []
    hidden: Counter[str] = Counter()
    for case in cases(seed):
        result = outcome(case)
        if result is None:
            hidden[case.slip.name] += 1
        else:
            found.append(result)
        if len(found) == count:
            return found, hidden
    raise AssertionError("cases do not end")


class Score(NamedTuple):
    """Counts over outcomes: of all, the class first, among the first three, the text restored, twins, beaten by one."""

    name: str
    cases: int
    first: int
    among_three: int
    restored: int
    twins: int
    by_twin: int


def scores(found: list[Outcome]) -> Iterator[Score]:
    """One score a class that occurs, then that of all."""
    for slip in CLASSES:
        own = [each for each in found if each.case.slip is slip]
        if own:
            yield score(slip.name, own)
    yield score("all", found)


def score(name: str, found: list[Outcome]) -> Score:
    twins = [each for each in found if each.case.twins]
    return Score(
        name,
        len(found),
        sum(each.rank == 0 for each in found),
        sum(each.rank is not None and each.rank < 3 for each in found),
        sum(each.is_restored for each in found),
        len(twins),
        sum(each.rank != 0 and any(each.first in twin.kinds for twin in each.case.twins) for each in twins),
    )
