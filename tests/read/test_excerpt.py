from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from factcheck.model.draft import Format, Piece, SourceRange
from factcheck.read.builder import DraftBuilder
from factcheck.read.excerpt import Excerpt

# Stretches of a source: taken over word for word, left out, or one character for several.
stretches = st.lists(
    st.tuples(st.sampled_from(["kept", "left out", "escaped"]), st.integers(1, 4)), min_size=1, max_size=8
)


def taken(drawn: list[tuple[str, int]]) -> tuple[str, Excerpt]:
    source, text = "", ""
    pieces: list[Piece] = []
    for number, (kind, length) in enumerate(drawn):
        words = chr(ord("a") + number) * length
        if kind == "kept":
            pieces.append(Piece(len(text), len(text) + length, SourceRange(len(source), len(source) + length)))
            text += words
        elif kind == "escaped":
            pieces.append(Piece(len(text), len(text) + 1, SourceRange(len(source), len(source) + length + 1)))
            text += words[0]
            words += words[0]
        source += words
    return source, Excerpt(text, tuple(pieces))


@given(stretches, st.integers(0, 40), st.integers(0, 40))
def test_a_part_of_an_excerpt_stands_where_its_words_do(drawn: list[tuple[str, int]], start: int, length: int) -> None:
    source, excerpt = taken(drawn)
    start, end = min(start, len(excerpt.text)), min(start + length, len(excerpt.text))
    part = excerpt.cut(start, end)
    builder = DraftBuilder()
    excerpt.copy(start, end, builder)
    assert part.text == builder.draft(Format.TEXT).text == excerpt.text[start:end]
    assert part.origin(0, end - start) == excerpt.origin(start, end)
    for piece in excerpt.between(start, end):
        assert isinstance(piece.origin, SourceRange)
        written = source[piece.origin.start : piece.origin.end]
        assert written[0] == excerpt.text[piece.start]
        assert written in (excerpt.text[piece.start : piece.end], written[0] * len(written))


def test_nothing_of_an_excerpt_stands_nowhere() -> None:
    assert Excerpt("", ()).origin(0, 0) == SourceRange(0, 0)
    assert not [*Excerpt.whole("ab").between(1, 1)]
    assert Excerpt.whole("ab").origin(1, 2) == SourceRange(1, 2)
