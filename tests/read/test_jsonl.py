from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.api import check
from factcheck.errors import ReadError
from factcheck.messages import render
from factcheck.model.draft import BlockKind, Draft, Format
from factcheck.read.jsonl import read
from tests.read.origins import strays, told, uncovered

WRONG = "Doanh thu tăng từ 6,2 lên 7,5 tỷ đồng, tức tăng 25%."


def drafts(text: str, field: str = "text") -> list[Draft]:
    found = list(read(text, "kho.jsonl", field))
    assert all(isinstance(draft, Draft) for draft in found)
    return [draft for draft in found if isinstance(draft, Draft)]


def test_each_line_is_a_draft_of_the_same_source() -> None:
    text = '{"text": "Một"}\r\n\n  \n{"id": [1, {"text": "x"}], "text": "Hai\\nba"}'
    found = drafts(text)
    assert [draft.text for draft in found] == ["Một", "Hai\nba"]
    assert [told(draft) for draft in found] == [[("paragraph", "Một")], [("title", "Hai"), ("paragraph", "ba")]]
    assert all(draft.source is text and draft.format is Format.JSONL for draft in found)


@pytest.mark.parametrize("is_ascii", [True, False])
def test_a_finding_leads_to_its_words_in_the_file(*, is_ascii: bool) -> None:
    lines = [json.dumps({"text": f'"Tít"\n\t{sentence}'}, ensure_ascii=is_ascii) for sentence in ("Đúng.", WRONG)]
    text = "\n".join(lines)
    draft = drafts(text)[1]
    finding = next(found for found in check(draft).findings if found.code == "R101")
    origin = draft.source_range(finding.span)
    assert origin is not None
    assert text[origin.start : origin.end] == "25%"
    assert text.count("\n", 0, origin.start) == 1
    assert not [*strays(draft), *uncovered(draft)]


def test_a_page_within_a_line_is_read_as_one() -> None:
    page = f'<h1>Tin &amp; b&#224;i</h1>\n<p class="sapo">{WRONG.replace("25%", "<b>25&#37;</b>")}</p>'
    text = json.dumps({"a": {"b": page}})
    (draft,) = drafts(text, "a.b")
    assert told(draft) == [(BlockKind.TITLE, "Tin & bài"), (BlockKind.LEAD, WRONG)]
    finding = next(found for found in check(draft).findings if found.code == "R101")
    origin = draft.source_range(finding.span)
    assert origin is not None
    assert text[origin.start : origin.end] == "25&#37;"


def test_a_comment_within_a_page_stands_in_the_file() -> None:
    text = json.dumps({"text": "<p>Một <!-- ý \u0111 --> hai</p>"})
    (comment,) = drafts(text)[0].comments
    assert comment.words == "ý đ"
    assert text[comment.origin.start : comment.origin.end] == "<!-- \\u00fd \\u0111 -->"  # type: ignore[union-attr]  # it is a source range


@pytest.mark.parametrize(
    ("field", "line", "words"),
    [
        ("text", '{"text": "a", "text": "b"}', "b"),
        ("a.b", '{"a.b": "đây"}', "đây"),
        ("a.b.c", '{"a": 1, "a.b": {"c": "đây"}}', "đây"),
        ("a.b", '{"x": "}", "a" : { "c": "\\"", "b"  :\t"đây"}, "d": {"b": "kia"}}', "đây"),
        ("text", '{"t\\u0065xt": "\\ud83d\\ude00\\/\\u00e0\\ud83dx\\b"}', "😀/à\ufffdx\b"),
        ("text", '{"n": ' + "9" * 5000 + ', "x": NaN, "text": ""}', ""),
    ],
)
def test_the_field_is_found_where_it_stands(field: str, line: str, words: str) -> None:
    (draft,) = drafts(line, field)
    assert draft.text == words
    assert not [*strays(draft), *uncovered(draft)]


@pytest.mark.parametrize(
    ("line", "reason", "detail"),
    [
        ("{", "read.json_line", "2:2"),
        ('{"text": "a"} x', "read.json_line", "2:15"),
        ('{"text": "a\tb"}', "read.json_line", "2:12"),
        ("không", "read.json_line", "2:1"),
        ("[" * 100_000, "read.json_line", "2"),
        ('{"text": ' + '{"text": ' * 100_000, "read.json_line", "2"),
        ('["text"]', "read.json_object", "2"),
        ('"{"', "read.json_object", "2"),
        ('{"a": {"text": "b"}}', "read.json_field", "2: text"),
        ("{}", "read.json_field", "2: text"),
        ('{"text": ["a"]}', "read.json_string", "2: text"),
        ('{"text": null}', "read.json_string", "2: text"),
    ],
    ids=lambda value: value[:12],
)
def test_a_faulty_line_is_an_error_in_its_place_and_the_others_are_read(line: str, reason: str, detail: str) -> None:
    first, fault, last = read(f'{{"text": "a"}}\n{line}\n{{"text": "b"}}', "kho.jsonl", "text")
    assert isinstance(first, Draft)
    assert isinstance(last, Draft)
    assert (first.text, last.text) == ("a", "b")
    assert isinstance(fault, ReadError)
    assert (fault.source, fault.reason, fault.detail) == ("kho.jsonl", reason, detail)
    assert detail in render(reason, {"detail": detail})


@given(st.text(max_size=40), st.booleans())
def test_any_text_comes_back_out_of_its_line(words: str, is_ascii: bool) -> None:
    line = json.dumps({"id": words, "text": "x" + words}, ensure_ascii=is_ascii)
    (draft,) = drafts(line)
    assert draft.text == "x" + words
    assert not [*strays(draft), *uncovered(draft)]


@given(st.text(alphabet='{}[]":,\\ue1 \n\rtx', max_size=40))
def test_no_text_is_too_broken_to_be_told_so(text: str) -> None:
    for found in read(text, "-", "text"):
        assert isinstance(found, Draft | ReadError)
