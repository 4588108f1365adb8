"""An entry in full: its findings with their mends, and how its claim was linked and recomputed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.messages import catalogue, render
from factcheck.model.claim import Assessment, Claim, Derivation, KnownOperand, Part, Verdict
from factcheck.model.finding import Diagnosis, Finding, Related
from factcheck.model.interval import Interval
from factcheck.model.notation import Amount, format_amount, printed_day
from factcheck.model.quantity import Quantity
from factcheck.model.record import Record
from factcheck.model.report import Report
from factcheck.model.span import Span
from factcheck.report.page.article import Names
from factcheck.report.page.entries import Entry, operand_roles
from factcheck.report.page.markup import Html, joined, tag
from factcheck.report.page.picture import picture
from factcheck.report.places import Places
from factcheck.report.text import mend, workings

_MOST_MENDS = 6


class Cards:
    """Writes the entries of one report."""

    def __init__(self, report: Report, names: Names) -> None:
        self._text = report.text
        self._places = Places.of(report)
        self._names = names
        self._lang = names.lang

    def card(self, entry: Entry) -> Html:
        """The entry as one of a list: what is said of it, and behind it how that comes."""
        name = self._names.entry(entry.number)
        level = str(entry.level or "")
        body = tag("div", *self._body(entry), id=f"b{name}", class_="body")
        details = tag("details", tag("summary", joined(*self._summary(entry), between=" ")), body)
        classes = f"entry {level or entry.tone}" + (" found" if entry.findings else "")
        return tag(
            "li",
            *map(self._said, entry.findings),
            details,
            id=f"e{name}",
            class_=classes,
        )

    def _words(self, key: str, **values: str) -> str:
        return render(key, values, self._lang)

    def _quoted(self, words: str) -> Html:
        return tag("q", words, lang="vi")

    def _summary(self, entry: Entry) -> Iterator[Html]:
        yield tag("span", str(entry.number), class_="number")
        yield self._quoted(" ".join(entry.place.slice(self._text).split()))
        if entry.claim is not None:
            yield tag("span", self._words(f"verdict.{entry.claim.verdict}"), class_=f"verdict {entry.claim.verdict}")

    def _said(self, finding: Finding) -> Html:
        level = tag("strong", self._words(f"level.{finding.level}"), class_=f"level {finding.level}")
        place = tag("span", self._places.words(finding.span, self._lang), class_="at")
        return joined(
            tag("p", level, " ", tag("code", finding.code), " ", place, class_="kind"),
            tag("p", finding.message.text(self._lang), class_="message"),
        )

    def _body(self, entry: Entry) -> Iterator[Html]:
        yield from self._mends(entry)
        if entry.claim is not None:
            yield from self._claim(entry.claim)
        else:
            yield from self._others(entry.others)
        yield from self._records(entry)
        for code in dict.fromkeys(finding.code for finding in entry.findings):
            yield tag("p", self._words("html.rule_page"), " ", tag("code", f"factcheck rule {code}"), class_="rule")
        back = tag("a", self._words("html.back"), href=f"#s{self._names.entry(entry.number)}")
        yield tag("p", back, class_="back")

    # Slips and mends.

    def _mends(self, entry: Entry) -> Iterator[Html]:
        slips = [(finding, diagnosis) for finding in entry.findings for diagnosis in finding.diagnoses]
        if slips:
            yield self._heading("html.slips")
            yield tag("ul", *(self._slip(finding, diagnosis) for finding, diagnosis in slips), class_="slips")

    def _slip(self, finding: Finding, diagnosis: Diagnosis) -> Html:
        mends = (tag("li", mend(fix, finding.span, self._text), lang="vi") for fix in diagnosis.fixes[:_MOST_MENDS])
        told = tag("ul", *mends, class_="mends") if diagnosis.fixes else None
        return tag("li", diagnosis.message.text(self._lang), told)

    # The claim: its words, its numbers, how they were found.

    def _claim(self, claim: Claim) -> Iterator[Html]:
        yield self._heading("html.derivation")
        yield tag("p", self._quoted(_statement(claim, self._text)), class_="statement")
        rows = (*self._operands(claim), *self._missing(claim), *self._computed(claim))
        yield tag("dl", *rows)
        for assessment in _computed(claim):
            yield from self._picture(claim, assessment)

    def _operands(self, claim: Claim) -> Iterator[Html]:
        roles = dict(zip((Part.CURRENT, Part.BASE), operand_roles(claim), strict=True))
        steps = {step.part: step for step in claim.derivation}
        for part, quantity in ((Part.CURRENT, claim.current), (Part.BASE, claim.base)):
            if quantity is not None:
                yield self._number(quantity, roles[part], quantity.enclosure, steps.get(part))
        if claim.rate is not None:
            yield self._number(claim.rate, "rate", claim.rate.published_rate, steps.get(Part.RATE))
        if claim.reference is not None:
            yield self._row(self._words("role.reference"), self._link(claim.reference.span))

    def _number(self, quantity: Quantity, role: str, interval: Interval, step: Derivation | None) -> Html:
        allowed = format_amount(Amount(interval, quantity.unit), self._lang)
        notes = [] if interval.is_point else [tag("span", self._words("html.may_be", value=allowed), class_="allowed")]
        if step is not None:
            notes.append(tag("span", self._found(step), class_="found-by"))
        return self._row(self._words(f"role.{role}"), self._link(quantity.span), *notes, role=role)

    def _found(self, step: Derivation) -> str:
        key = f"html.rule.{step.rule}"
        rule = self._words(key) if key in catalogue(self._lang) else step.rule
        return self._words("html.found", rule=rule, certainty=self._words(f"html.certainty.{step.certainty}"))

    def _missing(self, claim: Claim) -> Iterator[Html]:
        assessment = claim.assessment
        if assessment is None or assessment.verdict is not Verdict.UNVERIFIABLE or claim.known:
            return
        if assessment.reason is not None:
            yield self._row(self._words("html.why_not"), self._words(assessment.reason))
        if assessment.implied is not None:
            sibling = claim.current or claim.base
            value = format_amount(Amount(assessment.implied, sibling.unit if sibling else None), self._lang)
            missing = operand_roles(claim)[assessment.missing is not Part.CURRENT]
            yield self._row(self._words("html.implied", part=self._words(f"role.{missing}")), value)

    def _computed(self, claim: Claim) -> Iterator[Html]:
        working = workings(claim, claim.assessment.computed if claim.assessment else None, self._lang)
        if working is not None:
            yield self._row(self._words("html.computed"), working, role="computed")
        for operand in claim.known:
            yield self._row(self._words("html.known"), *self._known(claim, operand), role="computed")

    def _known(self, claim: Claim, operand: KnownOperand) -> Iterator[str]:
        figures = "; ".join(f"{record.printed} ({record.period.text})" for record in operand.records)
        yield tag("span", figures, lang="vi")
        if operand.assessment.computed is not None and claim.rate is not None:
            value = format_amount(Amount(operand.assessment.computed, claim.rate.unit), self._lang)
            verdict = self._words(f"verdict.{operand.assessment.verdict}")
            yield tag("span", self._words("html.known_gives", value=value, verdict=verdict), class_="allowed")
        certainty = self._words(f"html.certainty.{operand.certainty}")
        yield tag("span", self._words("html.certainty", certainty=certainty), class_="found-by")

    def _picture(self, claim: Claim, assessment: Assessment) -> Iterator[Html]:
        if claim.rate is None or assessment.computed is None:
            return
        printed = claim.rate.published_rate
        key = "meet" if not printed.is_disjoint(assessment.computed) else "apart"
        key = "allowed" if key == "apart" and assessment.verdict is Verdict.CONSISTENT else key
        drawn = picture(printed, assessment.computed, claim.rate.unit, self._lang)
        yield tag("figure", drawn, tag("figcaption", self._words(f"html.picture.{key}")))

    # Other places and records.

    def _others(self, others: Sequence[Related]) -> Iterator[Html]:
        if others:
            yield self._heading("html.places")
            rows = (self._row(each.word(self._lang), self._link(each.span), role=each.role) for each in others)
            yield tag("dl", *rows)

    def _records(self, entry: Entry) -> Iterator[Html]:
        found = [record for finding in entry.findings for record in finding.records]
        found += [record for operand in (entry.claim.known if entry.claim else ()) for record in operand.records]
        if found:
            yield self._heading("html.records")
            yield tag("ul", *map(self._record, dict.fromkeys(found)), class_="records", lang="vi")

    def _record(self, record: Record) -> Html:
        of = ", ".join(part for part in (record.subject, record.scope, record.period.text) if part)
        kind = self._words(f"kind_of_figure.{record.kind}")
        return tag("li", tag("strong", record.printed), f" – {of} ({kind})", tag("br"), self._source(record))

    def _source(self, record: Record) -> Html:
        citation = record.citation
        day = None if citation.published is None else printed_day(citation.published)
        told = ", ".join(part for part in (citation.title, citation.publisher, day, citation.position) if part)
        url = citation.url
        if url.startswith(("https://", "http://")):
            return tag("cite", told, " ", tag("a", url, href=url, rel="noopener noreferrer"))
        return tag("cite", f"{told} {url}".strip())

    # Small things.

    def _heading(self, key: str) -> Html:
        return tag("h4", self._words(key))

    def _row(self, name: str, value: str, *notes: str, role: str | None = None) -> Html:
        return tag("div", tag("dt", name), tag("dd", value, *notes), data_role=role)

    def _link(self, span: Span) -> Html:
        """The words at ``span``, leading to where they stand."""
        return tag("a", span.slice(self._text), href=f"#{self._names.words(span.start)}", class_="words", lang="vi")


def _statement(claim: Claim, text: str) -> str:
    """The words of the claim on one line; where its last number stands in a bracket, that is closed."""
    start, end = claim.span.start, claim.span.end
    is_open = text[end : end + 1] == ")" and text.count("(", start, end) > text.count(")", start, end)
    return " ".join(text[start : end + is_open].split())


def _computed(claim: Claim) -> Iterator[Assessment]:
    """What can be drawn of a claim: its own recomputation, else the first of those with a ledger."""
    own = [] if claim.assessment is None else [claim.assessment]
    drawn = (each for each in (*own, *(operand.assessment for operand in claim.known)) if each.computed is not None)
    yield from list(drawn)[:1]
