"""Findings for reading: place, message, the line with signs under its numbers, the recomputation, the mends.

::

    bài.txt:5:47: R101 [lỗi] …
      |
    5 | … 40.594 đơn hàng, tăng 248% so với giai đoạn 2018 - 2020 (16.351 đơn hàng). …
      |   ---------------       ^^^^                               ---------------
      |   giá trị mới                                              giá trị gốc
      = tính lại: 40.594 đơn hàng / 16.351 đơn hàng − 1 = khoảng 148,27%
      = có thể do: …
      = sửa: 248% → 148%
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from factcheck.messages import render
from factcheck.model.claim import Claim, Direction, Verdict
from factcheck.model.finding import Diagnosis, Finding, Fix, Level
from factcheck.model.interval import Interval
from factcheck.model.notation import Amount, format_amount
from factcheck.model.report import Report
from factcheck.model.span import Span
from factcheck.model.unit import Dimension
from factcheck.report.lines import printable
from factcheck.report.places import Places
from factcheck.report.snippet import Mark, draw
from factcheck.report.writer import Writer

PRIMARY, RELATED = "^", "-"
_COLOURS = {Level.ERROR: "1;31", Level.WARNING: "1;33", Level.NOTE: "1;36"}
_BOLD, _BLUE = "1", "1;34"
# How current and base make the rate, by relation, and where the words go down; the same in every language.
_WORKINGS = {
    "relative_change": ("{current} / {base} − 1", "1 − {current} / {base}"),
    "ratio": ("{current} / {base}", "{base} / {current}"),
    "share": ("{current} / {base}", "{current} / {base}"),
    "attainment": ("{current} / {base}", "{current} / {base}"),
    "points": ("{current} − {base}", "{base} − {current}"),
    "difference": ("{current} − {base}", "{base} − {current}"),
}


class Look(NamedTuple):
    """The language of a text report, the columns that it may take, and whether it is coloured."""

    lang: str = "vi"
    columns: int = 100
    colour: bool = False

    def paint(self, text: str, colour: str) -> str:
        return f"\x1b[{colour}m{text}\x1b[0m" if self.colour and text else text

    def words(self, key: str, values: Mapping[str, str] | None = None) -> str:
        return render(key, values, self.lang)


def findings_text(path: str, report: Report, look: Look) -> Iterator[str]:
    """One block of lines for each finding of ``report``."""
    places = Places.of(report)
    claims = {claim.rate.span: claim for claim in report.claims if claim.rate}
    for finding in report.findings:
        block = [_head(path, finding, places, look), *_snippets(finding, places, look)]
        block += [
            f"  {look.paint('=', _BLUE)} {note}" for note in notes(finding, claims.get(finding.span), report.text, look)
        ]
        yield "\n".join(block)


def _head(path: str, finding: Finding, places: Places, look: Look) -> str:
    place = look.paint(f"{printable(path)}:{places.words(finding.span, look.lang)}:", _BOLD)
    level = look.paint(f"{finding.code} [{look.words(f'level.{finding.level}')}]", _COLOURS[finding.level])
    return f"{place} {level} {printable(finding.message.text(look.lang))}"


def _snippets(finding: Finding, places: Places, look: Look) -> list[str]:
    """Every line that has a marked word, under its number in the source; the finding's own words are drawn last, over
    the others."""
    lines = places.lines
    by_line: dict[int, list[Mark]] = {}
    for related in finding.related:
        mark = Mark(related.span.start, related.span.end, RELATED, related.word(look.lang))
        by_line.setdefault(lines.position(mark.start)[0], []).append(mark)
    own = Mark(finding.span.start, finding.span.end, PRIMARY)
    by_line.setdefault(lines.position(own.start)[0], []).append(own)
    numbers = {line: str(places.number(Span(marks[0].start, marks[0].end))) for line, marks in by_line.items()}
    gutter = max(map(len, numbers.values()))
    bar = look.paint("|", _BLUE)
    rows = [f"{'':{gutter}} {bar}"]
    for line, marks in sorted(by_line.items()):
        source, signs, *labels = draw(lines.text, *lines.bounds(line), marks, look.columns - gutter - 3)
        rows.append(f"{look.paint(numbers[line].rjust(gutter), _BLUE)} {bar} {source}".rstrip())
        rows.append(f"{'':{gutter}} {bar} {_painted_signs(signs, finding.level, look)}")
        rows += [f"{'':{gutter}} {bar} {look.paint(row, _BLUE)}" for row in labels]
    return rows


def _painted_signs(signs: str, level: Level, look: Look) -> str:
    if not look.colour:
        return signs
    colours = {PRIMARY: _COLOURS[level], RELATED: _BLUE}
    return re.sub(r"\^+|-+", lambda run: look.paint(run.group(), colours[run.group()[0]]), signs)


def notes(finding: Finding, claim: Claim | None, text: str, look: Look) -> list[str]:
    """The recomputation with its numbers, the likely slips, the mends of each: a line each."""
    working = workings(claim, finding.computed, look.lang) if claim else None
    lines = [] if working is None else [look.words("report.recomputed", {"working": working})]
    for diagnosis in finding.diagnoses:
        lines.append(look.words("report.slip", {"slip": diagnosis.message.text(look.lang)}))
        lines += _mends(finding, diagnosis, text, look)
    return lines


def workings(claim: Claim, computed: Interval | None, lang: str) -> str | None:
    """``40.594 / 16.351 − 1 = khoảng 148,27%``, where both operands of the claim give its rate, ``computed``."""
    form = _working_form(claim)
    if claim.rate is None or claim.current is None or claim.base is None or form is None or computed is None:
        return None
    operands = form.format(current=printable(claim.current.text), base=printable(claim.base.text))
    return f"{operands} = {format_amount(Amount(computed, claim.rate.unit), lang)}"


def _working_form(claim: Claim) -> str | None:
    relation = claim.assessment.relation if claim.assessment else None
    if relation is None or relation not in _WORKINGS:
        return None
    upward, downward = _WORKINGS[relation]
    in_percent = claim.rate and claim.rate.unit and claim.rate.unit.dimension is Dimension.PERCENT
    if claim.direction is not Direction.DOWN or (relation == "ratio" and in_percent):  # giảm còn 80%: of the base
        return upward
    return downward


def _mends(finding: Finding, diagnosis: Diagnosis, text: str, look: Look) -> list[str]:
    return [look.words("report.mend", {"mend": mend(fix, finding.span, text)}) for fix in diagnosis.fixes]


def mend(fix: Fix, place: Span, text: str) -> str:
    """``tăng 248% → bằng 248%``: the edits in one with the finding's own words, where one word or less lies between."""
    edits = sorted(fix.edits, key=lambda edit: edit.span)
    stretches = sorted({place, *(edit.span for edit in edits)})
    if not all(_is_short(text[before.end : after.start]) for before, after in pairwise(stretches)):
        return "; ".join(f"{printable(edit.span.slice(text))} → {printable(edit.replacement)}" for edit in edits)
    first, last = stretches[0].start, stretches[-1].end
    mended, position = "", first
    for edit in edits:
        mended += text[position : edit.span.start] + edit.replacement
        position = edit.span.end
    return f"{printable(text[first:last])} → {printable(mended + text[position:last])}"


def _is_short(gap: str) -> bool:
    """Whether no more than one word, such as ``gần``, lies in ``gap``."""
    words = gap.split()
    return not words or (len(words) == 1 and words[0].isalpha())


class TextWriter(Writer):
    """Writes the findings of each document as it comes, and a summary at the end if there were any documents.

    The summary counts the findings that were written; ``is_quiet`` leaves it out.
    """

    def __init__(
        self, write: Callable[[str], None], complain: Callable[[str], None], look: Look, *, is_quiet: bool = False
    ) -> None:
        super().__init__(write, complain, look.lang)
        self._look = look
        self._is_quiet = is_quiet
        self._counts: Counter[str] = Counter()
        self._last: str | None = None

    def document(self, path: str, report: Report) -> None:
        for block in findings_text(path, report, self._look):
            self._write(f"{block}\n\n")
        self._counts["files"] += path != self._last  # the drafts of a file come one after another
        self._last = path
        self._counts["claims"] += len(report.claims)
        self._counts.update(claim.verdict.value for claim in report.claims)
        self._counts.update(finding.level.value for finding in report.findings)

    def close(self) -> None:
        if self._counts["files"] and not self._is_quiet:
            names = ("files", "claims", *Verdict, *Level)
            counts = {str(name): str(self._counts[name]) for name in names}
            self._write(f"{self._look.words('report.summary', counts)}\n")
