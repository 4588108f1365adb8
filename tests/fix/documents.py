"""Documents with slips and mixed number style, for tests that mend them."""

from __future__ import annotations

import random
from itertools import islice

from factcheck.api import check
from factcheck.fix.run import Options, Outcome, fixed
from factcheck.model.draft import Draft
from factcheck.model.finding import Diagnosis, Edit, Finding, Fix, Level, Message
from factcheck.model.report import Report
from factcheck.model.span import Span
from tests.verify.slipped import cases

RATIO = "Kho xử lý 40.594 đơn, tăng 248% so với năm ngoái (16.351 đơn)."  # 148%
RATIO_MENDED = RATIO.replace("248", "148")
MIXED = "Giá gạo tăng 12.5%, giá ngô tăng 13,5%, giá đậu tăng 2,4%."
MIXED_MENDED = MIXED.replace("12.5", "12,5")
OPEN = "Doanh thu tăng từ 6,2 lên 7,5 tỷ đồng, tức tăng 25%."  # any of the three numbers may be wrong
UNSAFE = Options(is_unsafe=True)
MESSAGE = Message("fix.guess")  # any message without fields


def document(seed: int) -> str:
    """One to four drafts with a slip each, most with a line whose decimal marks differ; the same for one ``seed``."""
    chance = random.Random(seed)
    told = [case.text for case in islice(cases(seed), chance.randint(1, 4))]
    if chance.random() < 0.7:
        told.insert(chance.randint(0, len(told)), f"Giá gạo tăng {chance.randint(1, 30)}.{chance.randint(1, 9)}%.")
    return "\n\n".join(told)


def mended(text: str, *, is_unsafe: bool = False, name: str = "bai.txt") -> Outcome:
    """What comes of mending ``text``, in UTF-8."""
    return fixed(name, text.encode(), check, Options(is_unsafe=is_unsafe))


def checked(outcome: Outcome) -> Report:
    """The report on what a source in UTF-8 holds after its mends."""
    return check(outcome.after.decode())


def planted(span: tuple[int, int], replacement: str, code: str = "X101", *, is_safe: bool = False) -> Finding:
    place = Span(*span)
    fix = Fix((Edit(place, replacement),), is_safe=is_safe)
    return Finding(code, Level.ERROR, MESSAGE, place, diagnoses=(Diagnosis("planted", MESSAGE, (fix,)),))


def replacing(content: bytes, name: str, old: str, new: str) -> Outcome:
    """``content`` with the first ``old`` of its text replaced by ``new``, as if a check had found it."""

    def found(draft: Draft) -> Report:
        start = draft.text.find(old)
        findings = () if start < 0 else (planted((start, start + len(old)), new),)
        return Report(draft.text, findings=findings, draft=draft)

    return fixed(name, content, found, UNSAFE)
