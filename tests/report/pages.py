"""HTML reports made and read back, for tests that look at what a page holds."""

from __future__ import annotations

from collections.abc import Iterable
from html.parser import HTMLParser

from factcheck.errors import ReadError
from factcheck.model.draft import BlockKind, Draft, Format, SourceRange
from factcheck.model.report import Report
from factcheck.read.builder import DraftBuilder
from factcheck.report.html import HtmlWriter

VOID = {"meta", "input", "br"}
INTERACTIVE = {"a", "summary", "button", "input", "label"}


def written(*outcomes: tuple[str, Report] | ReadError, lang: str = "vi") -> str:
    """The page on ``outcomes``."""
    output: list[str] = []
    writer = HtmlWriter(output.append, lambda line: None, lang, "9.9")
    for outcome in outcomes:
        if isinstance(outcome, ReadError):
            writer.unread(outcome)
        else:
            writer.document(*outcome)
    writer.close()
    return "".join(output)


def built(blocks: Iterable[tuple[BlockKind, str]]) -> Draft:
    """A draft of ``blocks``, each a kind with its words."""
    builder = DraftBuilder()
    for kind, words in blocks:
        builder.open(kind)
        builder.add(words, SourceRange(0, len(words)))
    return builder.draft(Format.HTML)


class Element:
    """An element of a page: its name, its attributes and the text in it."""

    def __init__(self, name: str, attributes: dict[str, str | None], within: tuple[str, ...]) -> None:
        self.name = name
        self.attributes = attributes
        self.within = within
        self.text = ""

    def has(self, name: str) -> bool:
        return name in (self.attributes.get("class") or "").split()


class Page(HTMLParser):
    """What a reader of HTML finds in ``text``; raises ``AssertionError`` where elements are not closed as opened."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names))
        element = Element(tag, dict(attrs), tuple(each.name for each in self._open))
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop().name == tag

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.text += data

    def named(self, name: str) -> list[Element]:
        return [element for element in self.elements if element.name == name]

    def of_class(self, name: str) -> list[Element]:
        return [element for element in self.elements if element.has(name)]

    @property
    def article(self) -> str:
        """The text of the only article."""
        (article,) = self.named("article")
        return article.text
