"""Drafts made by hand, with comments, for tests of what becomes of their findings."""

from __future__ import annotations

import factcheck
from factcheck.model.draft import BlockKind, Draft, Format, SourceRange
from factcheck.model.report import Report
from factcheck.read.builder import DraftBuilder

WRONG = "Doanh thu tăng từ 6,2 lên 7,5 tỷ đồng, tức tăng 25%."
RIGHT = "Doanh thu tăng từ 6,2 lên 7,5 tỷ đồng, tức tăng 21%."
ALSO_WRONG = "Sản lượng giảm từ 80 xuống 60 tấn, tức giảm 35%."
PLAIN = "Công ty đặt trụ sở ở Hà Nội."

NOWHERE = SourceRange(0, 0)


def draft(*parts: str) -> Draft:
    """A draft of paragraphs; a part ``# words`` is a comment, on the paragraph that comes next."""
    builder = DraftBuilder()
    for part in parts:
        if part.startswith("# "):
            builder.end()
            builder.remark(part[2:], NOWHERE)
        else:
            builder.open(BlockKind.PARAGRAPH)
            builder.add(part, NOWHERE)
    return builder.draft(Format.MARKDOWN)


def report(*parts: str) -> Report:
    """What is found in :func:`draft` of ``parts``."""
    return factcheck.check(draft(*parts))


def codes(report: Report) -> list[str]:
    return [finding.code for finding in report.findings]
