"""Findings that were known before: what they survive, and what brings them back."""

from __future__ import annotations

import json
import os
import re
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import factcheck
from factcheck.errors import BaselineError
from factcheck.messages import catalogue
from factcheck.model.finding import Finding, Level, Message, Related
from factcheck.model.report import Report
from factcheck.model.span import Span
from factcheck.policy.baseline import Baseline, Entry, parsed
from factcheck.report.fingerprint import Likeness
from tests.policy.drafts import ALSO_WRONG, PLAIN, RIGHT, WRONG

HERE = "/tòa soạn"
FILE = f"{HERE}/bài/a.txt"
FILLERS = (PLAIN, RIGHT, "Thời tiết đẹp.", "Hội nghị diễn ra sáng nay", "", "- Ảnh: Tư liệu")


def known(text: str, path: str = FILE) -> Baseline:
    return Baseline.of([(path, factcheck.check(text))], HERE)


def fresh(baseline: Baseline, text: str, path: str = FILE) -> list[str]:
    """The words of the findings of ``text`` that are not in ``baseline``."""
    report, _ = baseline.split(path, factcheck.check(text))
    return [finding.span.slice(text) for finding in report.findings]


lines = st.lists(st.sampled_from((WRONG, ALSO_WRONG, *FILLERS)), min_size=1, max_size=6)
fillers = st.lists(st.sampled_from(FILLERS), max_size=4)


@given(lines)
def test_what_was_known_is_all_that_is_there(drawn: list[str]) -> None:
    assert fresh(known("\n".join(drawn)), "\n".join(drawn)) == []


@given(lines, st.data())
def test_other_lines_may_come_go_and_change_places(drawn: list[str], data: st.DataObject) -> None:
    baseline = known("\n".join(drawn))
    kept = [line for line in drawn if line not in FILLERS]
    mixed = data.draw(st.permutations([*kept, *data.draw(fillers)]))
    assert fresh(baseline, "\n".join(mixed)) == []


@given(lines, st.sampled_from(["\n", "\r\n", "\n\n", "\n \t\n"]), st.data())
def test_white_space_between_and_within_lines_may_change(drawn: list[str], break_: str, data: st.DataObject) -> None:
    spaces = st.sampled_from([" ", "\u2009", "\u00a0"])  # more of them within an amount may change what it is
    text = break_.join(re.sub(" ", lambda _: data.draw(spaces), line).replace("tức", "\t tức") for line in drawn)
    assert fresh(known("\n".join(drawn)), text) == []


def test_a_line_may_be_wrapped_and_letters_composed_otherwise() -> None:
    baseline = known(WRONG)
    assert fresh(baseline, WRONG.replace(" tỷ ", "\ntỷ ").replace("tức tăng", "tức\r\n  tăng")) == []
    assert fresh(baseline, unicodedata.normalize("NFD", WRONG)) == []


def test_far_words_of_a_long_sentence_may_change() -> None:
    around = ", sau khi mở thêm ba cửa hàng ở quận trung tâm của thành phố, theo lời ông giám đốc, và {}."
    text = f"Theo báo cáo {{}} của công ty tại đại hội cổ đông thường niên hôm nay, d{WRONG[1:-1]}{around}"
    baseline = known(text.format("mới", "hai kho"))
    assert len(baseline.counts) == 1
    assert fresh(baseline, text.format("vừa công bố", "một kho")) == []


@pytest.mark.parametrize(
    ("change", "comes_back"),
    [
        (("25%", "26%"), ["26%"]),
        (("7,5", "7,4"), ["25%"]),
        (("6,2", "6,4"), ["25%"]),
        (("Doanh thu", "Lợi nhuận"), ["25%"]),
        (("25%", "21%"), []),
    ],
)
def test_a_statement_that_changed_comes_back(change: tuple[str, str], comes_back: list[str]) -> None:
    assert fresh(known(f"{PLAIN}\n{WRONG}"), f"{PLAIN}\n{WRONG.replace(*change)}") == comes_back


@given(lines, st.integers(30, 99))
def test_a_number_that_changed_comes_back_wherever_it_stands(drawn: list[str], number: int) -> None:
    assume(WRONG in drawn)
    at = drawn.index(WRONG)
    changed = [*drawn[:at], WRONG.replace("25", str(number)), *drawn[at + 1 :]]
    assert fresh(known("\n".join(drawn)), "\n".join(changed)) == [f"{number}%"]


def test_a_place_that_is_spoken_of_is_part_of_the_statement_wherever_it_stands() -> None:
    text = "Năm trước bán 100 xe. Thời tiết đẹp. Năm nay bán 150 xe, tăng 70%."
    places = [Span(text.index(words), text.index(words) + len(words)) for words in ("70%", "100 xe")]
    finding = Finding("R101", Level.ERROR, Message("S101.unused"), places[0], (Related(places[1], "base"),))
    before = Baseline.of([(FILE, Report(text, findings=(finding,)))], HERE)
    changed = Report(text.replace("100 xe", "110 xe"), findings=(finding,))
    assert before.split(FILE, changed) == (changed, ())


def test_what_is_said_once_more_is_new_once() -> None:
    baseline = known(f"{WRONG}\n{PLAIN}\n{WRONG}")
    assert list(baseline.counts.values()) == [2]
    assert fresh(baseline, f"{WRONG}\n{WRONG}\n{PLAIN}\n{WRONG}") == ["25%"]


def test_another_code_at_the_same_words_is_new() -> None:
    report = factcheck.check(WRONG)
    baseline = Baseline.of([(FILE, report)], HERE)
    other = attrs.evolve(report, findings=tuple(attrs.evolve(each, code="R102") for each in report.findings))
    assert baseline.split(FILE, other) == (other, ())


def test_the_level_of_a_known_finding_may_change() -> None:
    report = factcheck.check(WRONG)
    other = attrs.evolve(report, findings=tuple(attrs.evolve(each, level=Level.NOTE) for each in report.findings))
    assert Baseline.of([(FILE, report)], HERE).split(FILE, other)[1] == other.findings


def test_findings_on_remarks_are_never_part_of_it() -> None:
    finding = Finding("S101", Level.NOTE, Message("S101.unused"), Span(0, 4))
    assert Baseline.of([(FILE, Report(PLAIN, findings=(finding,)))], HERE).counts == {}


def test_a_copy_is_new_and_a_moved_file_is_not(tmp_path: Path) -> None:
    old, new, listed = tmp_path / "bài.txt", tmp_path / "cũ" / "bài.txt", tmp_path / "known.json"
    old.write_text(WRONG, encoding="utf-8")
    Baseline.of([(str(old), factcheck.check(WRONG))], str(tmp_path)).write(str(listed))
    assert fresh(Baseline.load(str(listed)), WRONG, str(new)) == ["25%"]
    old.unlink()
    assert fresh(Baseline.load(str(listed)), WRONG, str(new)) == []
    assert fresh(Baseline.load(str(listed)), f"{WRONG}\n{WRONG}", str(new)) == ["25%"]
    assert fresh(Baseline.load(str(listed)), f"{WRONG}\n{WRONG}", str(old)) == ["25%"]


def told(baseline: Baseline) -> list[tuple[str, str]]:
    return sorted((entry.path, entry.like.words) for entry in baseline.counts)


def test_written_anew_it_drops_what_is_mended_and_keeps_what_was_not_checked() -> None:
    reports = {name: factcheck.check(text) for name, text in (("a", WRONG), ("b", ALSO_WRONG))}
    before = Baseline.of([(f"{HERE}/{name}.txt", report) for name, report in reports.items()], HERE)
    baseline, dropped, added = before.renewed([(f"{HERE}/a.txt", factcheck.check(WRONG.replace("25%", "26%")))])
    assert told(baseline) == [("a.txt", "26%"), ("b.txt", "35%")]
    assert [(like.words, count) for like, count in dropped.items()] == [("25%", 1)]
    assert [(like.words, count) for like, count in added.items()] == [("26%", 1)]


def test_what_was_known_of_a_file_that_is_gone_goes_only_when_every_other_one_was_checked() -> None:
    reports = {"a": ALSO_WRONG, "b": ALSO_WRONG, "gone": WRONG}
    found = [(f"{HERE}/{name}.txt", factcheck.check(text)) for name, text in reports.items()]
    before = attrs.evolve(Baseline.of(found, HERE), gone=frozenset({"gone.txt"}))
    partly = before.renewed(found[:1])
    assert told(partly.baseline) == told(before)
    assert not partly.dropped
    wholly = before.renewed(found[:2])
    assert told(wholly.baseline) == [("a.txt", "35%"), ("b.txt", "35%")]
    assert wholly.dropped.total() == 1


def test_a_file_that_moved_takes_its_findings_along_even_if_another_was_not_checked() -> None:
    found = [(f"{HERE}/gone.txt", factcheck.check(f"{WRONG}\n{WRONG}")), (f"{HERE}/b.txt", factcheck.check(WRONG))]
    before = attrs.evolve(Baseline.of(found, HERE), gone=frozenset({"gone.txt"}))
    renewal = before.renewed([(f"{HERE}/new.txt", factcheck.check(WRONG))])
    assert {entry.path: count for entry, count in renewal.baseline.counts.items()} == {
        "b.txt": 1,
        "gone.txt": 1,
        "new.txt": 1,
    }
    assert not renewal.added
    assert not renewal.dropped


@pytest.mark.parametrize("letters", [("tỷ", "tỉ"), (",", "."), ("“", '"')])
def test_numbers_and_quotation_marks_may_be_written_in_another_style(letters: tuple[str, str]) -> None:
    text = "Doanh thu quán “Hai Lúa tăng từ 6,2 tỷ đồng lên 7,5 tỷ đồng và tăng 25%."
    assert fresh(known(text), text) == []
    assert fresh(known(text), text.replace(*letters)) == []


def test_a_file_that_moved_is_neither_dropped_nor_added() -> None:
    before = attrs.evolve(known(WRONG, f"{HERE}/cũ.txt"), gone=frozenset({"cũ.txt"}))
    baseline, dropped, added = before.renewed([(f"{HERE}/mới.txt", factcheck.check(WRONG))])
    assert {entry.path for entry in baseline.counts} == {"mới.txt"}
    assert not dropped
    assert not added


def test_the_articles_of_one_file_are_known_together() -> None:
    reports = [(FILE, factcheck.check(text)) for text in (WRONG, ALSO_WRONG, WRONG)]
    baseline = Baseline.of(reports, HERE)
    assert sum(baseline.counts.values()) == 3
    assert all(not baseline.split(*each)[0].findings for each in reports)


def test_it_is_a_line_a_finding_in_a_stable_order() -> None:
    reports = [(f"{HERE}/{name}.txt", factcheck.check(WRONG)) for name in "bca"]
    written = Baseline.of(reports, HERE).text()
    assert written == Baseline.of(reversed(reports), HERE).text()
    first, *middle, last = written.splitlines()
    assert [json.loads(line.rstrip(","))["path"] for line in middle] == ["a.txt", "b.txt", "c.txt"]
    assert (first, last) == ('{"factcheck-baseline": 1, "findings": [', "]}")
    assert "tức tăng" in written


words = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
entries = st.builds(
    Entry,
    words | st.binary(max_size=8).map(os.fsdecode),  # a path may be no UTF-8
    st.builds(Likeness, words, words, words, words, st.lists(words, max_size=2).map(tuple)),
)


@given(st.dictionaries(entries, st.integers(1, 9), max_size=4))
def test_what_is_written_is_read_again(counts: dict[Entry, int]) -> None:
    assert parsed(Baseline(HERE, counts).text(), "known.json") == counts


def test_a_finding_that_a_merge_left_twice_counts_once() -> None:
    written = known(f"{WRONG}\n{WRONG}").text().splitlines()
    merged = "\n".join([written[0], f"{written[1].replace(': 2}', ': 1}')},", *written[1:]])
    assert parsed(merged, "known.json") == known(f"{WRONG}\n{WRONG}").counts


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listed = tmp_path / "known.json"
    known(WRONG).write(str(listed))
    before = listed.read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(BaselineError) as refused:
        known(ALSO_WRONG).write(str(listed))
    assert (refused.value.reason, refused.value.detail) == ("baseline.unwritten", "No space left on device")
    assert [path.name for path in tmp_path.iterdir()] == ["known.json"]
    assert listed.read_bytes() == before


def test_a_link_to_it_stays_a_link(tmp_path: Path) -> None:
    listed, link = tmp_path / "known.json", tmp_path / "link.json"
    listed.write_text("", encoding="utf-8")
    link.symlink_to(listed)
    known(WRONG).write(str(link))
    assert link.is_symlink()
    assert len(Baseline.load(str(link)).counts) == 1


FORM = '{{"factcheck-baseline": {}, "findings": [{}]}}'
ENTRY = '"path": "a", "code": "R101", "words": "w", "before": "", "after": "", "related": {}, "count": {}'


@pytest.mark.parametrize(
    ("content", "reason", "detail"),
    [
        ("", "baseline.no_json", None),
        ("{", "baseline.no_json", None),
        ("[" * 200_000, "baseline.no_json", None),
        ("1" * 10_000, "baseline.no_json", None),
        ("[]", "baseline.foreign", ""),
        ("{}", "baseline.foreign", ""),
        ('{"factcheck-baseline": "1", "findings": []}', "baseline.foreign", ""),
        ('{"factcheck-baseline": 1, "findings": {}}', "baseline.foreign", ""),
        (FORM.format(2, ""), "baseline.newer", "2"),
        (FORM.format(1, "3"), "baseline.entry", "1"),
        (FORM.format(1, f"{{{ENTRY.format([], 1)}}}, {{{ENTRY.format([], 0)}}}"), "baseline.entry", "2"),
        (FORM.format(1, f"{{{ENTRY.format([], 1.5)}}}"), "baseline.entry", "1"),
        (FORM.format(1, f"{{{ENTRY.format([1], 1)}}}"), "baseline.entry", "1"),
        (FORM.format(1, f"{{{ENTRY.format('null', 1)}}}"), "baseline.entry", "1"),
    ],
)
def test_a_faulty_file_is_one_clear_reason(tmp_path: Path, content: str, reason: str, detail: str | None) -> None:
    (tmp_path / "known.json").write_text(content, encoding="utf-8")
    refused = refusal(lambda: Baseline.load(str(tmp_path / "known.json")))
    assert refused.reason == reason
    assert detail in (refused.detail, None)


def test_what_is_no_file_or_no_text_is_one_clear_reason(tmp_path: Path) -> None:
    (tmp_path / "known.json").write_bytes(b"\xff\xfe\x00")
    assert refusal(lambda: Baseline.load(str(tmp_path / "known.json"))).reason == "baseline.foreign"
    assert refusal(lambda: Baseline.load(str(tmp_path / "none.json"))).reason == "baseline.missing"
    assert refusal(lambda: Baseline.load(str(tmp_path))).reason == "baseline.no_file"
    assert refusal(lambda: known(WRONG).write(str(tmp_path / "none" / "known.json"))).reason == "baseline.unwritten"
    with (tmp_path / "known.json").open("wb") as file:
        file.truncate(65_000_000)
    assert refusal(lambda: Baseline.load(str(tmp_path / "known.json"))).reason == "baseline.too_large"


def refusal(attempt: Callable[[], object]) -> BaselineError:
    with pytest.raises(BaselineError) as refused:
        attempt()
    assert refused.value.reason in catalogue("vi")
    return refused.value


@given(st.text() | st.from_type(dict[str, int]).map(json.dumps))
def test_any_content_is_read_or_refused(content: str) -> None:
    with suppress(BaselineError):
        parsed(content, "known.json")
