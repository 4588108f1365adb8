from __future__ import annotations

from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.read.markup.tags import Comment, Tag, Text, tokens

names = st.sampled_from(["p", "DIV", "x-y", "b", "h1"])
values = st.text(alphabet="ab <>&=/'ă\n", max_size=6)
attributes = st.lists(
    st.builds(lambda name, value: f'{name}="{value}"', st.text(alphabet="abc:-", min_size=1, max_size=3), values)
    | st.sampled_from(["hidden", "a=b", "a = 'c\"d'"]),
    max_size=3,
    unique_by=lambda attribute: attribute.split("=")[0].strip(),
).map(lambda written: "".join(f" {attribute}" for attribute in written))
words = st.text(alphabet="aăb 5.\n", min_size=1, max_size=6)
well_formed = st.lists(
    st.one_of(
        st.builds("<{}{}>".format, names, attributes),
        st.builds("</{}>".format, names),
        st.builds("<!--{}-->".format, st.text(alphabet="ab <>&", max_size=6).filter(lambda w: w[:1] not in ">-")),
        words,
    ),
    max_size=8,
).map("".join)


class Yardstick(HTMLParser):
    """The standard library's parser, whose tokens of sound pages ours must be."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.seen: list[object] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        self.seen.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        self.seen.append(data)

    def handle_comment(self, data: str) -> None:
        self.seen.append(("!", data.strip()))


def seen(text: str) -> list[object]:
    found: list[object] = []
    for token in tokens(text):
        if isinstance(token, Text):
            found.append(text[token.start : token.end])
        elif isinstance(token, Comment):
            found.append(("!", token.words))
        else:
            found.append(f"/{token.name}" if token.is_closing else (token.name, token.read_attributes()))
    return found


@given(well_formed)
def test_a_sound_page_is_cut_as_the_standard_library_cuts_it(text: str) -> None:
    yardstick = Yardstick()
    yardstick.feed(text)
    yardstick.close()
    assert seen(text) == yardstick.seen


@given(st.text(alphabet="<>!-/ab='\" [CDAT]?\n", max_size=40))
def test_any_text_is_tokens_from_end_to_end(text: str) -> None:
    found = list(tokens(text))
    assert all(token.start <= token.end <= len(text) for token in found)
    assert all(before.end <= after.start for before, after in pairwise(found))
    if "<" not in text:
        assert seen(text) == ([text] if text else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<!-->a<!--->b<!-- c --!>d", [("!", ""), "a", ("!", ""), "b", ("!", "c"), "d"]),
        ("<a b=1 B=2 c='x>y'>", [("a", {"b": "1", "c": "x>y"})]),
        ('<a b"c>d', [("a", {'b"c': ""}), "d"]),
        ("<a href=x/y/>z", [("a", {"href": "x/y/"}), "z"]),
        ("</p a='>'>x</>y</ z>", ["/p", "x", "y"]),
        ("<script>a<b></SCRIPT >c", [("script", {}), "a<b>", "/script", "c"]),
        ("<a b='c", [("a", {"b": "c"})]),
        ("a</", ["a", "</"]),
    ],
)
def test_broken_markup_is_cut_as_the_standard_says(text: str, expected: list[object]) -> None:
    assert seen(text) == expected


@pytest.mark.parametrize(
    ("attributes", "is_empty"), [("/", True), (" a='b'/", True), (" a /", True), (" a=b/", False), ("", False)]
)
def test_an_element_closes_itself_only_by_a_slash_of_its_own(attributes: str, is_empty: bool) -> None:
    assert Tag(0, 0, "p", attributes=attributes).is_empty is is_empty
