"""The HTML report without a browser: what it holds, and that nothing of a draft becomes part of the page itself."""

from __future__ import annotations

import os
import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import factcheck
from factcheck.errors import ReadError
from factcheck.messages import catalogue
from factcheck.model.draft import BlockKind, Draft, Format, SourceRange
from factcheck.model.finding import Finding, Level, Message, Related
from factcheck.model.report import Report
from factcheck.model.span import Span
from factcheck.read.builder import DraftBuilder
from factcheck.report.html import HtmlWriter
from factcheck.report.page.markup import shown
from tests.report.drafts import SENTENCE, contradicted, finding, report, unverifiable
from tests.report.pages import INTERACTIVE, Page, built, written

SNAPSHOT = Path(__file__).parent / "snapshots" / "report.html"
PACKAGE = Path(factcheck.__file__).parent
ELEMENTS = """html head meta title style body a header h1 h2 h3 h4 ul ol li span fieldset legend label input p main
    template slot section div article table tbody tr td th br blockquote details summary q strong code dl dt dd figure
    figcaption svg rect line text script"""
anything = st.text(max_size=30)
marked_up = st.text(st.sampled_from("<>&\"'/=;-! \n\r\tabscriptonx\x00\u202e\ud800"), max_size=40)
NASTY = (
    "<script>alert(1)</script> </script><img src=x onerror=alert(1)> \"'`><svg onload=alert(1)>"
    " javascript:alert(1) &lt;b&gt; <!-- --> ]]> {{x}} {0} %s | \u202eabc"
)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """Reports on any text, with a claim and with findings whose places nest, meet and overlap as they like."""
    before = [(draw(st.sampled_from(BlockKind)), words) for words in draw(st.lists(anything | marked_up, max_size=5))]
    draft = built([*before, (BlockKind.PARAGRAPH, SENTENCE), (BlockKind.ITEM, draw(marked_up))])
    text = draft.text
    place = st.builds(lambda a, b: Span(*sorted((a, b))), *[st.integers(0, len(text))] * 2)
    free = [
        Finding(
            "D201", level, Message("report.slip", (("slip", words),)), span, tuple(Related(s, "part") for s in others)
        )
        for level, words, span, others in draw(
            st.lists(st.tuples(st.sampled_from(Level), marked_up, place, st.lists(place, max_size=2)), max_size=4)
        )
    ]
    drawn = report(text, finding(text), *free)
    return attrs.evolve(drawn, draft=draft) if draw(st.booleans()) else drawn


def page(*outcomes: tuple[str, Report] | ReadError, lang: str = "vi") -> Page:
    return Page(written(*outcomes, lang=lang))


@given(reports(), anything | marked_up)
def test_the_article_reads_as_the_text_of_the_draft_whatever_that_holds(drawn: Report, path: str) -> None:
    assert page((path, drawn)).article == shown(drawn.text)


@given(reports(), anything | marked_up)
def test_the_page_is_well_formed_and_names_are_told_once_and_lead_somewhere(drawn: Report, path: str) -> None:
    read = page((path, drawn), (path, drawn))
    ids = [element.attributes["id"] for element in read.elements if "id" in element.attributes]
    assert len(ids) == len(set(ids))
    pointing = ("href", "aria-labelledby", "aria-controls")
    links = {value for element in read.elements for name, value in element.attributes.items() if name in pointing}
    assert {(value or "").removeprefix("#") for value in links} <= set(ids)
    assert not [
        each.name for each in read.elements if each.name in INTERACTIVE - {"input"} and INTERACTIVE & {*each.within}
    ]


@given(reports(), anything | marked_up)
def test_a_draft_adds_no_element_no_script_and_no_handler(drawn: Report, path: str) -> None:
    read = page((path, drawn))
    assert {element.name for element in read.elements} <= set(ELEMENTS.split())
    attributes = {name for element in read.elements for name in element.attributes}
    assert not [name for name in attributes if name.startswith("on") or name in ("style", "src", "srcset")]
    assert len(read.named("script")) == len(read.named("style")) == 1


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_policy_lets_in_its_own_style_and_script_and_nothing_else(lang: str) -> None:
    read = page(("a.txt", report(SENTENCE, finding(SENTENCE))), lang=lang)
    (policy,) = [each.attributes["content"] for each in read.elements if "http-equiv" in each.attributes]
    assert policy is not None
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    digests = {
        name: f"'sha256-{b64encode(sha256(read.named(name)[0].text.encode()).digest()).decode()}'"
        for name in ("style", "script")
    }
    assert rules.pop("default-src") == "'none'"
    assert (rules.pop("style-src"), rules.pop("script-src")) == (digests["style"], digests["script"])
    assert set(rules.values()) == {"'none'"}


def test_the_report_and_the_article_name_their_languages() -> None:
    read = page(("a.txt", report(SENTENCE, finding(SENTENCE))), lang="en")
    assert read.elements[0].attributes["lang"] == "en"
    assert read.named("article")[0].attributes["lang"] == "vi"
    assert {each.attributes.get("lang") for each in read.named("q")} == {"vi"}


def test_a_nasty_draft_at_a_nasty_path_stays_text() -> None:
    text = f"{NASTY}\n{SENTENCE}"
    read = page((NASTY, report(text, finding(text))), ReadError(NASTY, "read.failed", NASTY))
    assert shown(NASTY) in read.article
    assert next(each.text for each in read.named("h2")) == shown(NASTY)
    assert shown(NASTY) in read.of_class("unread")[0].text


def test_documents_are_written_as_they_come_and_totals_at_the_end() -> None:
    output: list[str] = []
    writer = HtmlWriter(output.append, lambda line: None, "vi", "9.9")
    writer.document("một.txt", report(SENTENCE, finding(SENTENCE)))
    first = len(output)
    assert "một.txt" in "".join(output)
    writer.document("hai.txt", report(SENTENCE))
    assert "một.txt" not in "".join(output[first:])
    assert 'slot="totals"' not in "".join(output)
    writer.close()
    assert 'slot="totals"' in "".join(output)


def test_totals_count_files_claims_and_findings_and_lead_to_each_file() -> None:
    drawn = report(SENTENCE, finding(SENTENCE), finding(SENTENCE, Level.WARNING))
    other = Report(SENTENCE, (unverifiable(SENTENCE), contradicted(SENTENCE)))
    read = page(("a.txt", drawn), ("b.txt", other), ReadError("x.txt", "read.missing"))
    counts = {each.attributes["class"]: each.text for each in read.elements if each.within[-2:] == ("section", "dl")}
    numbers = {name: int(text[-1]) for name, text in counts.items() if name}
    levels = {"error": 1, "warning": 1, "note": 0}
    assert numbers == {"files": 2, **levels, "consistent": 0, "inconsistent": 2, "unverifiable": 1}
    assert [each.attributes["href"] for each in read.named("a") if "nav" in each.within] == ["#d1", "#d2"]
    assert "x.txt: không có tệp này" in read.of_class("unread")[0].text


def test_a_clean_draft_is_said_to_be_clean() -> None:
    assert "Không thấy chỗ nào cần xem lại." in page(("a.txt", Report("Trời đẹp."))).of_class("nothing")[0].text


def test_an_entry_tells_operands_what_they_may_be_working_slips_mends_and_the_rule() -> None:
    drawn = factcheck.check("Doanh thu tăng từ 6,2 lên 7,5 tỷ đồng, tức tăng 25%.")
    (entry,) = page(("a.txt", drawn)).of_class("entry")
    words = " ".join(entry.text.split())
    for told in (
        *("lỗi", "R101", "không khớp", "giá trị mới", "7,5 tỷ đồng", "7,45 – 7,55 tỷ đồng", "24% – 26%"),
        *("một đầu của “từ … đến …”; chắc chắn", "7,5 tỷ đồng / 6,2 − 1 = ", "25% → 21%", "factcheck rule R101"),
        "Hai khoảng không gặp nhau",
    ):
        assert told in words


def test_an_unverifiable_claim_tells_why_and_what_its_operand_must_be() -> None:
    drawn = factcheck.check("Năm 2024, hợp tác xã đạt doanh thu 9 tỷ đồng, tăng 20% so với năm trước.")
    (entry,) = page(("a.txt", attrs.evolve(drawn, findings=()))).of_class("entry")
    assert "bài không nêu giá trị gốc để so sánh" in entry.text
    assert "tính ngược giá trị gốc7,05 – 7,95 tỷ đồng" in entry.text


def test_records_of_a_ledger_are_told_with_their_sources(tmp_path: Path) -> None:
    ledger = tmp_path / "ledger.toml"
    ledger.write_text(
        '[source.a]\ntitle = "Niên giám <b>"\npublisher = "Sở"\nurl = "javascript:alert(1)"\npublished = 2022-03-01\n'
        '[[figure]]\nsubject = "kiều hối về Việt Nam"\nperiod = "năm 2020"\nvalue = "17,2 tỷ USD"\nsource = "a"\n'
        'position = "trang 9"\nentered = 2022-03-02\n',
        encoding="utf-8",
    )
    read = page(("a.txt", factcheck.check("Năm 2020, kiều hối về Việt Nam đạt 12,7 tỷ USD.", ledger=ledger)))
    (told,) = read.named("cite")
    assert told.text == "Niên giám <b>, Sở, 1/3/2022, trang 9 javascript:alert(1)"
    assert not [each for each in read.named("a") if not (each.attributes["href"] or "").startswith("#")]


def test_blocks_become_headings_lists_quotations_and_footnotes() -> None:
    kinds = [
        *((BlockKind.TITLE, "Nhan đề"), (BlockKind.LEAD, "Sapo"), (BlockKind.HEADING, "Mục")),
        *((BlockKind.ITEM, "một"), (BlockKind.ITEM, "hai"), (BlockKind.CAPTION, "Ảnh")),
        *((BlockKind.QUOTATION, "“Lời”"), (BlockKind.FOOTNOTE, "1. Nguồn"), (BlockKind.PARAGRAPH, "Hết")),
    ]
    draft = built(kinds)
    read = page(("a.html", Report(draft.text, draft=draft)))
    inside = [(each.within[-1], each.name, each.text.strip()) for each in read.elements if "article" in each.within]
    assert [each for each in inside if each[1] not in ("ul", "blockquote", "div")] == [
        *(("article", "h3", "Nhan đề"), ("article", "p", "Sapo"), ("article", "h4", "Mục")),
        *(("ul", "li", "một"), ("ul", "li", "hai"), ("article", "p", "Ảnh")),
        *(("blockquote", "p", "“Lời”"), ("div", "p", "1. Nguồn"), ("article", "p", "Hết")),
    ]


def _table() -> Draft:
    builder = DraftBuilder()
    cells = [
        *(("Huyện", (), 0, 0), ("Năm 2022", (), 0, 1), ("Năm 2023", (), 0, 2)),
        *(("Cù Lao", ("Huyện",), 1, 0), ("12 tấn", ("Năm 2023", "Cù Lao"), 1, 2)),
    ]
    for words, headers, row, column in cells:
        builder.open(BlockKind.CELL, headers, table=1, row=row, column=column)
        builder.add(words, SourceRange(0, len(words)))
    return builder.draft(Format.HTML)


def test_cells_become_a_table_with_its_heads_and_gaps() -> None:
    draft = _table()
    read = page(("a.html", Report(draft.text, draft=draft)))
    cells = [
        (each.name, each.attributes.get("scope"), each.text.strip()) for each in read.elements if "tr" in each.within
    ]
    assert cells == [
        *(("th", "col", "Huyện"), ("th", "col", "Năm 2022"), ("th", "col", "Năm 2023")),
        *(("th", "row", "Cù Lao"), ("td", None, ""), ("td", None, "12 tấn")),
    ]
    assert len(read.named("tr")) == 2


def test_a_text_without_structure_is_in_paragraphs_by_its_lines() -> None:
    read = page(("-", Report("Một dòng.\r\n\r\n  Dòng hai.\n")))
    assert [each.text for each in read.named("p") if "article" in each.within] == ["Một dòng.\r\n\r\n  ", "Dòng hai.\n"]


def test_a_mark_is_one_control_however_its_words_are_cut() -> None:
    text = SENTENCE
    wide = Finding("D201", Level.WARNING, Message("report.slip", (("slip", "x"),)), Span(0, len(text)))
    read = page(("a.txt", report(text, finding(text), wide)))
    signs = [each for each in read.of_class("sign") if "article" in each.within]
    assert [each.attributes["href"] for each in signs] == ["#b1-2", "#b1-1"]  # in the order in which their words end
    pieces = [(each.text, each.attributes.get("data-at")) for each in read.of_class("mark") if "article" in each.within]
    assert "".join(words for words, at in pieces if at == "1-2 1-1") == "tăng 248%"
    assert "".join(words for words, _ in pieces) == text


def test_every_way_to_find_an_operand_is_told_in_words() -> None:
    folders = (PACKAGE / name for name in ("link", "identity", "verify"))
    source = "\n".join(path.read_text(encoding="utf-8") for folder in folders for path in folder.rglob("*.py"))
    named = set(re.findall(r'\b(?:Operand|Derivation)\([^")]*"([a-z-]+)"', source))
    named |= set(re.findall(r'\b(?:rule|RULE|BRACKETED|OUT_OF) = "([a-z-]+)"', source))
    told = {key.removeprefix("html.rule.") for key in catalogue("vi") if key.startswith("html.rule.")}
    assert len(named) > 20
    assert named - told <= {"governor"}  # that is the rule of the cue, which is shown with its number
    assert all(f'"{rule}"' in source for rule in told)


def test_the_page_of_a_small_report_is_as_recorded() -> None:
    """``RECORD=1 pytest tests/report/test_html.py`` records it anew."""
    text = f"Kho hàng Sông Trà\n{SENTENCE} Thêm 5 < 7 & “hết”."
    found = written(("bài/kho.txt", report(text, finding(text))), ReadError("mất.txt", "read.missing"))
    found = re.sub(r"(?s)(<(style|script)>).*?</\2>", r"\1…</\2>", re.sub(r"sha256-[\w+/=]+", "sha256-…", found))
    if os.environ.get("RECORD"):
        SNAPSHOT.write_text(found, encoding="utf-8")
    assert found == SNAPSHOT.read_text(encoding="utf-8")


def test_statements_are_marked_on_their_cue_and_rate() -> None:
    read = page(("a.txt", report()))
    marks = [each for each in read.of_class("mark") if "article" in each.within]
    assert [(each.text, each.attributes["data-at"]) for each in marks] == [("tăng ", "1-1"), ("248%", "1-1")]
