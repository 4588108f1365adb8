"""Mends in Markdown, HTML and JSON Lines: the words change, everything around them stays."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.api import check
from factcheck.errors import ReadError
from factcheck.fix.run import Options, fixed
from factcheck.fix.texts import narrowed, rewritten
from factcheck.model.draft import Draft, Format, Piece, SourceRange
from factcheck.model.finding import Edit
from factcheck.model.span import Span
from factcheck.read.drafts import read_drafts
from tests.fix.documents import MIXED, MIXED_MENDED, RATIO, RATIO_MENDED, UNSAFE, replacing


@pytest.mark.parametrize(
    ("name", "source", "old", "new", "mended"),
    [
        ("a.html", "<p>Giá tăng <b>25%</b> rồi.", "25%", "21%", "<p>Giá tăng <b>21%</b> rồi."),
        ("a.html", "<p>Giá tăng <b>25</b>% rồi.", "25%", "21%", "<p>Giá tăng <b>21</b>% rồi."),
        ("a.html", "<p>Tăng <b>25</b>,5% rồi.", "25,5%", "21,4%", "<p>Tăng <b>21,4</b>% rồi."),
        ("a.html", "<p>Giá 5&nbsp;tỷ&#32;đồng.", "5\u00a0tỷ", "6\u00a0tỷ", "<p>Giá 6&nbsp;tỷ&#32;đồng."),
        ("a.html", "<p>T&#x103;ng 25%.", "Tăng", "Giảm", "<p>Giảm 25%."),
        ("a.html", "<p>Tăng 25%.", "25%", "<b>&amp;", "<p>Tăng &lt;b&gt;&amp;amp;."),
        ("a.md", "Giá tăng **25%** rồi.\n", "25%", "21%", "Giá tăng **21%** rồi.\n"),
        ("a.md", "Giá tăng **25**% rồi.\n", "25%", "21%", "Giá tăng **21**% rồi.\n"),
        ("a.md", "Giá *tăng* 25% rồi.\n", "25%", "2*1*%", "Giá *tăng* 2\\*1\\*% rồi.\n"),
        ("a.md", "Giá tăng 25&#37; rồi.\n", "25%", "25 điểm", "Giá tăng 25 điểm rồi.\n"),
        ("a.jsonl", '{"text": "Gia t\\u0103ng 25%."}', "tăng 25", "giảm 20", '{"text": "Gia gi\\u1ea3m 20%."}'),
        ("a.jsonl", '{"text": "Giá tăng 25%.", "x":  1}', "25%", '2"%', '{"text": "Giá tăng 2\\"%.", "x":  1}'),
    ],
)
def test_words_are_replaced_where_they_stand(name: str, source: str, old: str, new: str, mended: str) -> None:
    outcome = replacing(source.encode(), name, old, new)
    assert outcome.after.decode() == mended
    assert len(outcome.made) == 1


@pytest.mark.parametrize(
    ("name", "source", "old", "new"),
    [
        ("a.md", "Giá tăng **25%** rồi.\n", "25%", ""),  # ** would be read as it stands
        ("a.md", "Giá `25%` rồi.\n", "25%", "2*%"),  # a backslash does not escape there
        ("a.html", "<p>Giá tăng</p><p>25% rồi.</p>", "tăng\n\n25%", "giảm"),
    ],
)
def test_words_that_cannot_be_replaced_stay(name: str, source: str, old: str, new: str) -> None:
    outcome = replacing(source.encode(), name, old, new)
    assert not outcome.is_changed
    assert [skip.reason.key for skip in outcome.skipped] == ["fix.unplaced"]


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("a.html", "<!-- <b> -->\n<article>\n<p title='248%'>{}</p>\n<p>\t<i>{}</i></p></article>"),
        ("a.md", "# 248%\n\n> \n\n* {}\n\n\n1. {}"),
    ],
)
def test_safe_and_other_mends_are_told_apart_in_every_format(name: str, form: str) -> None:
    source = form.format(RATIO, MIXED)
    assert fixed(name, source.encode(), check).after.decode() == form.format(RATIO, MIXED_MENDED)
    assert fixed(name, source.encode(), check, UNSAFE).after.decode() == form.format(RATIO_MENDED, MIXED_MENDED)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_lines_of_json_are_mended_one_by_one(encoding: str) -> None:
    lines = [
        json.dumps({"id": 1, "body": RATIO}, ensure_ascii=False),
        "{broken",
        "",
        json.dumps({"body": MIXED}),
        '  {"body":"Không có gì."}  \r',
    ]
    wanted = list(lines)
    wanted[3] = json.dumps({"body": MIXED_MENDED})
    safe = fixed("a.jsonl", "\n".join(lines).encode(encoding), check, Options(field="body"))
    assert safe.after == "\n".join(wanted).encode(encoding)
    assert safe.unsafe == 1
    wanted[0] = json.dumps({"id": 1, "body": RATIO_MENDED}, ensure_ascii=False)
    unsafe = fixed("a.jsonl", "\n".join(lines).encode(encoding), check, Options(is_unsafe=True, field="body"))
    assert unsafe.after == "\n".join(wanted).encode(encoding)


def test_pages_of_a_pdf_are_not_mended() -> None:
    content = Path("claims/drafts/formats/vu-ca-phe.pdf").read_bytes()
    outcome = fixed("a.pdf", content, check, UNSAFE)
    assert outcome.after == content
    assert "fix.no_way_back" in {skip.reason.key for skip in outcome.skipped}


@given(st.text("ab,.1", min_size=1, max_size=12), st.text("ab,.1", max_size=6), st.data())
def test_a_narrow_edit_does_the_same(text: str, new: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    edit = Edit(Span(start, data.draw(st.integers(start + 1, len(text)))), new)
    narrow = narrowed(text, edit)
    place = narrow.span
    assert text[: place.start] + narrow.replacement + text[place.end :] == text[:start] + new + text[edit.span.end :]
    assert edit.span.start <= place.start < place.end <= edit.span.end


@settings(max_examples=200)
@given(
    st.lists(st.tuples(st.sampled_from(["<b>", "</b>", "&amp;", ""]), st.text("xyz", min_size=1)), min_size=1),
    st.data(),
)
def test_markup_and_untouched_words_stay(pieces: list[tuple[str, str]], data: st.DataObject) -> None:
    source, text, found = "", "", []
    for markup, words in pieces:
        source += "" if markup == "&amp;" else markup
        if markup == "&amp;":
            found.append(Piece(len(text), len(text) + 1, SourceRange(len(source), len(source) + 5)))
            source, text = source + markup, text + "&"
        found.append(Piece(len(text), len(text) + len(words), SourceRange(len(source), len(source) + len(words))))
        source, text = source + words, text + words
    draft = Draft(text, Format.TEXT, pieces=tuple(found), source=source)
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    after = rewritten(source, draft, [Edit(span, "QQ")])
    assert after is not None
    assert [part for part in ("<b>", "</b>") for _ in range(after.count(part))] == [
        part for part in ("<b>", "</b>") for _ in range(source.count(part))
    ]
    bare = after.replace("<b>", "").replace("</b>", "").replace("&amp;", "&")
    assert bare == text[: span.start] + "QQ" + text[span.end :]


def test_a_source_of_one_format_is_read_as_that_format() -> None:
    draft = next(read_drafts("a.txt", form=Format.HTML, content=b"<p>1 &lt; 2"))
    assert not isinstance(draft, ReadError)
    outcome = fixed("a.txt", f"<p>{MIXED}".encode(), check, Options(form=Format.HTML))
    assert outcome.after.decode() == f"<p>{MIXED_MENDED}"
