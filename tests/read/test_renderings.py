"""One article written in each format that is text; and such articles after an accident."""

from __future__ import annotations

import html
import json
import random
import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.api import check
from factcheck.errors import ReadError
from factcheck.model.draft import Draft
from factcheck.read import html as pages
from factcheck.read import markdown, plain
from factcheck.read.drafts import FIELD, read_drafts
from tests.read.origins import strays, uncovered
from tests.read.sample_documents import markdown as sample_markdown
from tests.read.sample_documents import page as sample_page

SENTENCES = (
    "Doanh thu tăng từ 6,2 lên 7,5 tỷ đồng, tức tăng 25%.",
    "Sản lượng tăng từ 1.250 tấn lên 1.400 tấn, tức tăng 12%.",
    "Trong 250 hộ trồng lúa có 45 hộ dùng giống mới, chiếm 20%.",
    "Giá giảm từ 320 nghìn đồng xuống 240 nghìn đồng, tức giảm 35%.",
    "Bà con <vẫn> chờ giá & nước về * đồng.",
    "Kho nhận thêm máy sấy, công suất từ 12 tấn lên 30 tấn, gấp 3 lần.",
)
articles = st.lists(
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3, unique=True).map(" ".join), min_size=1, max_size=3
)


def as_page(paragraphs: list[str]) -> str:
    shown = [
        re.sub(r"(\d+%)", r"<b>\1</b>", html.escape(words)).replace(" đồng", "\n&#273;ồng") for words in paragraphs
    ]
    return "".join(f"<p>{words}</p>\n" for words in shown)


def as_markdown(paragraphs: list[str]) -> str:
    escaped = [re.sub(r"([<&*])", r"\\\1", words).replace(" đồng", "\n> &#273;ồng") for words in paragraphs]
    return "".join("> " + re.sub(r"(\d+)%", r"**\1**%", words) + "\n\n\n" for words in escaped)


def told(draft: Draft) -> list[tuple[object, ...]]:
    return [
        (found.code, found.message.text(), found.span.slice(draft.text), found.level) for found in check(draft).findings
    ]


@settings(max_examples=40)
@given(articles)
def test_the_findings_are_the_same_and_lead_to_the_same_words(paragraphs: list[str]) -> None:
    text = "\n\n".join(paragraphs)
    expected = told(plain.read(text))
    page, marked = as_page(paragraphs), as_markdown(paragraphs)
    line = json.dumps({FIELD: text})
    (from_line,) = read_drafts("-", content=line.encode())
    assert isinstance(from_line, Draft)
    for draft in (pages.read(page), markdown.read(marked), from_line):
        assert draft.text == text
        assert told(draft) == expected
        assert not [*strays(draft), *uncovered(draft)]
        for found in check(draft).findings:
            place = draft.source_range(found.span)
            assert place is not None
            assert draft.source is not None
            assert shown(draft.source[place.start : place.end]) == found.span.slice(draft.text)


def shown(written: str) -> str:
    """The words that are written so in a source, whatever its format."""
    unmarked = re.sub(r"</?\w+>|\*\*|(?<=\n)> ", "", written)
    if "\\u" in unmarked:
        unmarked = str(json.loads(f'"{unmarked}"'))
    return " ".join(html.unescape(unmarked).split())


def mutated(source: str, chance: random.Random) -> str:
    """``source`` with a few stretches lost, doubled, moved, or broken into."""
    for _ in range(chance.randint(1, 8)):
        start, end = sorted(chance.randrange(len(source) + 1) for _ in range(2))
        end = min(end, start + chance.choice((1, 3, 40)))
        stretch = source[start:end]
        replacement = chance.choice(
            ("", stretch * 2, stretch[::-1], chance.choice("<>&;#\"'`*_|[]()!-\\\n\t\0{}:"), "<!--")
        )
        source = source[:start] + replacement + source[end:]
    return source


LINES = "\n".join(json.dumps({"id": number, FIELD: words}) for number, words in enumerate((*SENTENCES, sample_page())))


@pytest.mark.parametrize(
    ("source", "read"),
    [
        (sample_page(), lambda source: [pages.read(source)]),
        (sample_markdown() + "\n" + sample_page(), lambda source: [markdown.read(source)]),
        (LINES, lambda source: [*read_drafts("tin.jsonl", content=source.encode())]),
    ],
    ids=["html", "markdown", "jsonl"],
)
def test_a_mutilated_article_is_read_with_every_word_in_its_place(
    source: str, read: Callable[[str], list[Draft | ReadError]]
) -> None:
    chance = random.Random(7)
    for _ in range(120):
        broken = mutated(source, chance).replace("\0", "" if source is LINES else "\0")
        for draft in read(broken):
            assert isinstance(draft, Draft | ReadError)
            if isinstance(draft, Draft):
                assert not [*strays(draft), *uncovered(draft)], broken
