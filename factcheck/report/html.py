"""A report for a browser, in one file that asks for nothing else: the text with its claims and findings marked.

Documents are written as they come. The totals come last and are shown first: a slot of the page is waiting for them.
Everything can be read and reached without a script; the script adds keys and shows the numbers of a claim in the text.
"""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256

from factcheck.errors import ReadError
from factcheck.messages import render
from factcheck.model.claim import Verdict
from factcheck.model.finding import Level
from factcheck.model.report import Report
from factcheck.report.page.article import Names, article
from factcheck.report.page.card import Cards
from factcheck.report.page.entries import Entry, entries
from factcheck.report.page.markup import Html, joined, tag
from factcheck.report.writer import Writer, complaint
from factcheck.table import beside

# Whoever opens the main part finds the totals in it first, wherever in the file they stand.
_SLOTS = '<template shadowrootmode="open"><slot name="totals"></slot><slot></slot></template>'
_SHOWN = ("all", "warning", "error")  # what the list can be narrowed down to


class HtmlWriter(Writer):
    """Writes a page document by document; of those that were written it keeps the counts alone."""

    def __init__(self, write: Callable[[str], None], complain: Callable[[str], None], lang: str, version: str) -> None:
        super().__init__(write, complain, lang)
        self._version = version
        self._files: list[tuple[str, Counter[str]]] = []
        self._unread: list[tuple[str, str]] = []
        self._script = _beside("page.js")
        self._lines(self._head())

    def document(self, path: str, report: Report) -> None:
        counts = _counts(report)
        self._files.append((path, counts))
        names = Names(len(self._files), self._lang)
        self._lines(self._section(path, report, counts, names))

    def unread(self, error: ReadError) -> None:
        super().unread(error)
        self._unread.append((error.source, complaint(error, self._lang)))

    def close(self) -> None:
        script = Html(f"<script>{self._script}</script>")
        self._lines((self._totals(), Html("</main>"), script, Html("</body></html>")))

    def _lines(self, parts: Iterator[Html] | Sequence[Html]) -> None:
        for part in parts:
            self._write(f"{part}\n")

    def _words(self, key: str, **values: str) -> str:
        return render(key, values, self._lang)

    # The page around the documents.

    def _head(self) -> Iterator[Html]:
        style = _beside("page.css")
        title = self._words("html.title")
        yield Html(f'<!DOCTYPE html>\n<html lang="{self._lang}">\n<head><meta charset="utf-8">')
        policy = (
            f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(self._script)}'; "
            "base-uri 'none'; form-action 'none'"
        )
        yield tag("meta", http_equiv="Content-Security-Policy", content=policy)
        yield tag("meta", name="viewport", content="width=device-width, initial-scale=1")
        yield tag("meta", name="color-scheme", content="light dark")
        yield tag("meta", name="referrer", content="no-referrer")
        yield tag("meta", name="generator", content=f"factcheck {self._version}")
        yield joined(tag("title", title), Html(f"<style>{style}</style>"))
        yield Html("</head>\n<body>")
        yield tag("a", self._words("html.skip"), href="#documents", class_="skip")
        yield tag("header", tag("h1", title), *self._guide(), class_="page")
        yield Html(f'<main id="documents">{_SLOTS}')

    def _guide(self) -> Iterator[Html]:
        """How the marks look, what is shown, and the keys."""
        verdicts = (tag("li", tag("span", self._words(f"verdict.{each}"), class_=f"mark {each}")) for each in Verdict)
        levels = (tag("li", tag("span", class_=f"sign {each}"), self._words(f"level.{each}")) for each in Level)
        yield tag("ul", *verdicts, *levels, class_="legend", aria_label=self._words("html.legend"))
        yield tag("fieldset", tag("legend", self._words("html.show")), *map(self._choice, _SHOWN), class_="filter")
        keys = tag("label", tag("input", type="checkbox", id="keys", checked=True), self._words("html.keys_on"))
        yield tag("p", self._words("html.help"), " ", keys, class_="help")

    def _choice(self, name: str) -> Html:
        chosen = tag("input", type="radio", name="show", id=f"show-{name}", checked=name == "all")
        return tag("label", chosen, self._words(f"html.show.{name}"))

    # A document.

    def _section(self, path: str, report: Report, counts: Counter[str], names: Names) -> Iterator[Html]:
        number = names.document
        yield Html(f'<section class="document" id="d{number}" aria-labelledby="h{number}">')
        yield tag("h2", path, id=f"h{number}")
        yield tag("p", self._told(counts), class_="counts")
        found = entries(report)
        label = self._words("html.article", path=path)
        self._write(f'<div class="sheet">{_opened(tag("article", lang="vi", aria_label=label))}')
        for part in article(report, found, names):
            self._write(part)  # with nothing between: a line break would be one of the text
        yield Html("</article>")
        yield from self._lists(path, report, found, names)
        yield Html("</div></section>")

    def _lists(self, path: str, report: Report, found: Sequence[Entry], names: Names) -> Iterator[Html]:
        cards = Cards(report, names)
        lists = {
            "findings": [entry for entry in found if entry.findings],
            "claims": [entry for entry in found if not entry.findings],
        }
        label = self._words("html.entries", path=path)
        yield _opened(tag("section", class_="entries", aria_label=label))
        if not lists["findings"]:
            yield tag("p", self._words("html.nothing"), class_="nothing")
        for name, listed in lists.items():
            if listed:
                yield tag("h3", self._words(f"html.list.{name}", count=str(len(listed))), class_=name)
                yield Html(f'<ol class="{name}">')
                yield from map(cards.card, listed)
                yield Html("</ol>")
        yield Html("</section>")

    def _told(self, counts: Counter[str]) -> str:
        """What there is of each, ``1 lỗi, 6 phát biểu (4 khớp, …)``; what there is none of is not told."""
        levels = [self._words(f"html.count.{each}", count=str(counts[each])) for each in Level if counts[each]]
        verdicts = [f"{counts[each]} {self._words(f'verdict.{each}')}" for each in Verdict if counts[each]]
        claims = self._words("html.count.claims", count=str(counts["claims"]))
        return ", ".join([*levels, f"{claims} ({', '.join(verdicts)})" if verdicts else claims])

    # What is left at the end.

    def _totals(self) -> Html:
        total: Counter[str] = Counter()
        for _, counts in self._files:
            total.update(counts)
        figures = [(str(len(self._files)), "html.files", "files")]
        figures += [(str(total[level]), f"html.total.{level}", str(level)) for level in Level]
        figures += [(str(total[verdict]), f"html.total.{verdict}", str(verdict)) for verdict in Verdict]
        boxes = (tag("div", tag("dt", self._words(key)), tag("dd", count), class_=name) for count, key, name in figures)
        heading = tag("h2", self._words("html.totals"), id="totals")
        parts = (heading, tag("dl", *boxes), self._contents(), self._left_out())
        return tag("section", *parts, class_="totals", slot="totals", aria_labelledby="totals")

    def _contents(self) -> Html | None:
        if len(self._files) < 2:
            return None
        rows = (
            tag("li", tag("a", path, href=f"#d{number}"), " ", tag("span", self._told(counts), class_="counts"))
            for number, (path, counts) in enumerate(self._files, start=1)
        )
        return tag("nav", tag("ol", *rows), aria_label=self._words("html.contents"))

    def _left_out(self) -> Html | None:
        if not self._unread:
            return None
        rows = (tag("li", tag("strong", source), f": {why}") for source, why in self._unread)
        return tag("div", tag("h3", self._words("html.unread")), tag("ul", *rows), class_="unread")


def _counts(report: Report) -> Counter[str]:
    counts: Counter[str] = Counter(claim.verdict.value for claim in report.claims)
    counts.update(finding.level.value for finding in report.findings)
    counts["claims"] = len(report.claims)
    return counts


def _opened(element: Html) -> Html:
    """The opening tag alone of an ``element`` without content."""
    return Html(element[: element.rindex("</")])


def _beside(name: str) -> str:
    with open(beside(__file__, f"page/{name}"), encoding="utf-8") as source:
        return source.read()


def _digest(source: str) -> str:
    """What the policy of the page calls a style or a script of its own."""
    return f"sha256-{b64encode(sha256(source.encode()).digest()).decode()}"
