from __future__ import annotations

import re
import unicodedata

import attrs

from factcheck.api import check
from factcheck.errors import ReadError
from factcheck.model.finding import Edit, Fix, Level, Related
from factcheck.model.report import Report
from factcheck.model.span import Span
from factcheck.report.text import Look, TextWriter, findings_text
from tests.report.drafts import SENTENCE, finding, report, span_of

TEXT = f"Tiêu đề\n\n{SENTENCE}\n"


def written(*reports: Report, look: Look | None = None, is_quiet: bool = False) -> str:
    output: list[str] = []
    writer = TextWriter(output.append, output.append, look or Look("en"), is_quiet=is_quiet)
    for number, each in enumerate(reports):
        writer.document(f"{number}.txt", each)
    writer.close()
    return "".join(output)


def test_a_finding_shows_place_line_recomputation_slip_and_mends() -> None:
    text = written(report(TEXT, finding(TEXT)), is_quiet=True)
    assert text.splitlines() == [
        "0.txt:3:28: R101 [error] cause: 248%",
        "  |",
        "3 | Kho xử lý 40.594 đơn, tăng 248% so với năm ngoái (16.351 đơn).",
        "  |           ----------       ^^^^                   ----------",
        text.splitlines()[4],  # the labels, whose words the catalogue chooses
        "  = recomputed: 40.594 đơn / 16.351 đơn − 1 = 148.26% to 148.28%",
        "  = cause: cause: 248%",
        "  = mend: 248% → 148%",
        "  = mend: tăng 248% → bằng 248%",
        "  = mend: tăng 248% → giảm 48%",
        "",
    ]


def test_a_mend_away_from_the_finding_is_the_edit_alone() -> None:
    placed = finding(TEXT)
    current, base = span_of("40.594 đơn", TEXT), span_of("16.351 đơn", TEXT)
    fixes = (Fix((Edit(current, "56.900 đơn"),)), Fix((Edit(base, "40.594 đơn"), Edit(current, "16.351 đơn"))))
    slip = attrs.evolve(placed.diagnoses[0], fixes=fixes)
    rows = written(report(TEXT, attrs.evolve(placed, diagnoses=(slip,))), is_quiet=True).splitlines()
    assert [row.strip() for row in rows if "mend" in row] == [
        "= mend: 40.594 đơn → 56.900 đơn",
        "= mend: 40.594 đơn → 16.351 đơn; 16.351 đơn → 40.594 đơn",
    ]


def test_without_a_document_there_is_no_summary() -> None:
    assert written() == ""


def test_what_a_finding_lacks_is_left_out() -> None:
    rows = written(report(TEXT, finding(TEXT, is_bare=True)), is_quiet=True).splitlines()
    assert rows[2:] == [
        "3 | Kho xử lý 40.594 đơn, tăng 248% so với năm ngoái (16.351 đơn).",
        "  |                            ^^^^",
        "",
    ]


def test_vietnamese_is_the_language_by_default() -> None:
    assert "0.txt:3:28: R101 [lỗi] có thể do: 248%\n" in written(report(TEXT, finding(TEXT)), look=Look())


def test_related_words_on_other_lines_are_shown_with_their_lines() -> None:
    text = f"Năm ngoái: 16.000 đơn.\n\n{SENTENCE}"
    placed = attrs.evolve(finding(text, is_bare=True), related=(Related(span_of("16.000 đơn", text), "base"),))
    block = next(findings_text("a.txt", report(text, placed), Look()))
    assert [row for row in block.splitlines() if re.match(r"\d", row)] == [
        "1 | Năm ngoái: 16.000 đơn.",
        "3 | Kho xử lý 40.594 đơn, tăng 248% so với năm ngoái (16.351 đơn).",
    ]


def test_a_finding_over_several_lines_is_signed_in_its_first() -> None:
    text = f"{SENTENCE}\nHết."
    placed = attrs.evolve(finding(text, is_bare=True), span=Span(10, len(text)))
    rows = next(findings_text("a.txt", report(text, placed), Look())).splitlines()
    assert rows[2] == f"1 | {SENTENCE}"
    assert set(rows[3].removeprefix("  | ")) == {" ", "^"}


def test_decomposed_text_keeps_its_signs_under_the_words() -> None:
    composed = next(findings_text("a.txt", report(TEXT, finding(TEXT, is_bare=True)), Look())).splitlines()
    text = unicodedata.normalize("NFD", TEXT)
    at = text.index("248%")
    placed = attrs.evolve(finding(TEXT, is_bare=True), span=Span(at, at + 4))
    rows = next(findings_text("a.txt", Report(text, findings=(placed,)), Look())).splitlines()
    assert unicodedata.normalize("NFC", rows[2]) == composed[2]
    assert rows[3] == composed[3]


def test_colour_adds_escapes_and_nothing_else() -> None:
    drawn = report(TEXT, finding(TEXT), finding(TEXT, Level.WARNING), finding(TEXT, Level.NOTE, is_bare=True))
    coloured = written(drawn, look=Look("vi", 100, colour=True))
    assert "\x1b[1;31m^^^^\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == written(drawn, look=Look("vi"))


def test_a_draft_cannot_steer_the_terminal() -> None:
    text = f"\x1b[2J{SENTENCE}\x07"
    assert "\x1b" not in written(report(text, finding(text)))
    assert "\x07" not in written(report(text, finding(text)))


def test_the_summary_counts_documents_verdicts_and_levels() -> None:
    summary = written(report(TEXT, finding(TEXT)), report(TEXT, finding(TEXT, Level.NOTE))).splitlines()[-1]
    assert summary == (
        "Files read: 2; claims: 2 (consistent 0, inconsistent 2, unverifiable 0); errors: 1, warnings: 0, notes: 1."
    )


def test_the_articles_of_one_file_are_one_file_in_the_summary() -> None:
    output: list[str] = []
    writer = TextWriter(output.append, output.append, Look("en"))
    for path in ("a.jsonl", "a.jsonl", "b.txt"):
        writer.document(path, report(TEXT))
    writer.close()
    assert "".join(output).startswith("Files read: 2; ")


def test_quiet_leaves_nothing_to_say_of_a_clean_draft() -> None:
    assert written(report(TEXT), is_quiet=True) == ""


def test_an_unread_source_is_one_line() -> None:
    complaints: list[str] = []
    writer = TextWriter(complaints.append, complaints.append, Look("en"))
    writer.unread(ReadError("a\nb.txt", "read.encoding", "17"))
    assert complaints == ["a b.txt: not UTF-8 (broken at byte 17)"]


def test_a_message_cannot_steer_the_terminal() -> None:
    text = "Ba tỉnh Hà \u202eGiang, Lào Cai, Lai Châu và Yên Bái có mưa đá."
    rows = "\n".join(written(check(text), is_quiet=True).splitlines())
    assert "T104" in rows
    assert "\u202e" not in rows
