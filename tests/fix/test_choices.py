"""How often the mend that is chosen is the right one, over generated slips."""

from __future__ import annotations

from itertools import islice

from factcheck.api import check
from factcheck.fix.plan import choice_of
from factcheck.model.finding import Level
from tests.verify.slipped import Case, cases

COUNT = 240
# Both undo these slips: the text says the same.
REWORDED = ("ratio as increase", "increase as ratio")


def outcome(case: Case) -> bool | None:
    """Whether the mend that is chosen restores what was meant; ``None`` where none is."""
    for finding in check(case.text).findings:
        fix = choice_of(finding)
        if finding.level is not Level.NOTE and fix is not None:
            fixes = finding.diagnoses[0].fixes if case.slip.name in REWORDED else (fix,)
            return case.draft.text in [each.apply(case.text) for each in fixes]
    return None


def test_nine_in_ten_mends_restore_what_was_meant_and_half_of_the_slips_have_one() -> None:
    found = [result for case in islice(cases(17), COUNT) if (result := outcome(case)) is not None]
    assert len(found) >= COUNT // 2
    assert sum(found) >= 9 * len(found) // 10
