"""Which rule finds an operand, and how sure it is."""

from __future__ import annotations

import pytest

from factcheck import Certainty, Claim, Part, check

CERTAIN, LIKELY = Certainty.CERTAIN, Certainty.LIKELY


def claim_of(text: str, rate: str) -> Claim:
    return next(claim for claim in check(text).claims if claim.rate and claim.rate.text == rate)


@pytest.mark.parametrize(
    ("text", "rate", "part", "found", "certainty"),
    [
        ("Thu 63 tỷ đồng, tăng 5% so với 60 tỷ đồng.", "5%", Part.BASE, "60 tỷ đồng", CERTAIN),
        ("Thu 63 tỷ đồng, tăng 5% so với 60 tỷ đồng.", "5%", Part.CURRENT, "63 tỷ đồng", CERTAIN),
        ("Thu 63 tỷ đồng, tăng 5% so với quý I (60 tỷ đồng).", "5%", Part.BASE, "60 tỷ đồng", CERTAIN),
        ("Thu tăng từ 60 tỷ đồng lên 63 tỷ đồng, tăng 5%.", "5%", Part.BASE, "60 tỷ đồng", CERTAIN),
        ("Thu tăng từ 60 tỷ đồng lên 63 tỷ đồng, tăng 5%.", "5%", Part.CURRENT, "63 tỷ đồng", CERTAIN),
        ("Thu 63 tỷ đồng (tăng 5%).", "5%", Part.CURRENT, "63 tỷ đồng", CERTAIN),
        ("Thu tăng 5% lên 63 tỷ đồng.", "5%", Part.CURRENT, "63 tỷ đồng", CERTAIN),
        ("Cả năm thu 63 tỷ đồng. Con số này tăng 5% so với quý I.", "5%", Part.CURRENT, "63 tỷ đồng", LIKELY),
        ("Chi 9 tỷ đồng thu 63 tỷ đồng, tăng 5%.", "5%", Part.CURRENT, "63 tỷ đồng", LIKELY),
        ("Bãi nhận 400 tấn rác, trong đó rác nhựa chiếm 20%.", "20%", Part.BASE, "400 tấn", LIKELY),
    ],
)
def test_operand_is_found_with_its_certainty(
    text: str, rate: str, part: Part, found: str, certainty: Certainty
) -> None:
    claim = claim_of(text, rate)
    (step,) = [step for step in claim.derivation if step.part is part]
    assert step.span.slice(text) == found
    assert step.rule
    assert step.certainty is certainty


@pytest.mark.parametrize(
    ("text", "rate", "part"),
    [
        ("Xã có 3 trường, học phí tăng 5%.", "5%", Part.CURRENT),
        ("Thu 63 tỷ đồng; chi tăng 5%.", "5%", Part.CURRENT),
        ("Thu 63 tỷ đồng, tăng 5% so với quý I (mưa 3 ngày).", "5%", Part.BASE),
        ("Thu 63 tỷ đồng, tăng 5% so với năm 2019.", "5%", Part.BASE),
        ("Thu 63 tỷ đồng, tăng 5% so với 2 năm trước.", "5%", Part.BASE),
    ],
)
def test_operand_is_left_open_where_none_is_printed(text: str, rate: str, part: Part) -> None:
    claim = claim_of(text, rate)
    assert getattr(claim, part.value) is None
    assert part not in {step.part for step in claim.derivation}


def test_every_operand_has_its_derivation() -> None:
    text = "Thu tăng 5%, từ 60 tỷ đồng lên 63 tỷ đồng, chi 40 tỷ đồng, giảm 20% so với 50 tỷ đồng."
    for claim in check(text).claims:
        parts = {step.part: step.span for step in claim.derivation}
        for part in (Part.CUE, Part.RATE, Part.CURRENT, Part.BASE):
            value = getattr(claim, part.value)
            assert (part in parts) is (value is not None)
            assert value is None or parts[part] == value.span
