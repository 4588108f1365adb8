"""What holds of ``check`` for every text: the theorem of docs/rounding.md, exact spans, no exceptions."""

from __future__ import annotations

import datetime
import random
import unicodedata
from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any, TypeVar

from hypothesis import example, given, settings
from hypothesis import strategies as st

from factcheck import Claim, Level, ParseError, Quantity, Report, Span, Verdict, check, parse_period, parse_quantity
from tests.statements_rendering import COMPOSITIONS, Composition, Stated, false_statements, true_statements
from tests.test_claims_corpus import CASES, TRUTHS

CORPUS = [case.values[0]["text"] for case in [*CASES, *TRUTHS]]  # type: ignore[index]  # pytest types values as object


def means(quantity: Quantity | None, number: Fraction) -> bool:
    return quantity is not None and number in (quantity.low, *quantity.alternatives)


def found(report: Report, stated: Stated) -> list[Claim]:
    """The claims of ``report`` that are what the sentence states, with both operands."""
    return [
        claim
        for claim in report.claims
        if claim.kind == stated.form.kind
        and means(claim.rate, stated.rate.number)
        and means(claim.current, stated.current.number)
        and means(claim.base, stated.base.number)
    ]


@settings(max_examples=300)
@given(true_statements(), st.sampled_from(COMPOSITIONS), st.booleans())
def test_statement_of_true_values_is_found_and_never_inconsistent(
    stated: Stated, form: Composition, is_spaced: bool
) -> None:
    text = unicodedata.normalize(form, stated.text)
    report = check(text.replace(" ", "\u00a0") if is_spaced else text)
    (claim,) = found(report, stated)
    assert claim.verdict is Verdict.CONSISTENT
    assert claim.rate is not None
    assert str(claim.rate.unit) == stated.form.unit
    assert not [finding for finding in report.findings if finding.level is not Level.NOTE]


@settings(max_examples=300)
@given(false_statements())
def test_rate_outside_what_the_operands_allow_is_inconsistent(stated: Stated) -> None:
    report = check(stated.text)
    (claim,) = found(report, stated)
    assert claim.verdict is Verdict.INCONSISTENT
    assert claim.rate is not None
    levels = {finding.level for finding in report.findings if finding.span == claim.rate.span}
    assert (Level.ERROR if stated.form.is_certain else Level.WARNING) in levels


def quoted(report: Report) -> Iterator[tuple[Span, str | None]]:
    """Every span of the report with the text that it quotes, where it quotes one."""
    for quantity in report.quantities:
        yield from quoted_by(quantity)
    for claim in report.claims:
        yield claim.span, None
        yield from ((step.span, None) for step in claim.derivation)
        for part in (claim.rate, claim.current, claim.base):
            yield from quoted_by(part)
        for named in (claim.cue, claim.reference, claim.period, claim.reference_period):
            if named is not None:
                yield named.span, named.text
    for finding in report.findings:
        yield finding.span, None
        yield from ((related.span, None) for related in finding.related)
        for diagnosis in finding.diagnoses:
            yield from ((edit.span, None) for fix in diagnosis.fixes for edit in fix.edits)


def quoted_by(quantity: Quantity | None) -> Iterator[tuple[Span, str | None]]:
    if quantity is not None:
        yield quantity.span, quantity.text
        if quantity.qualifier is not None:
            yield quantity.qualifier.span, quantity.qualifier.text


def assert_spans_slice(report: Report) -> None:
    for span, text in quoted(report):
        assert 0 <= span.start <= span.end <= len(report.text)
        assert text is None or span.slice(report.text) == text


def composed(value: Any) -> Any:
    """A report's form without offsets, its texts composed."""
    if isinstance(value, dict):
        return {key: composed(part) for key, part in value.items() if key not in ("span", "start", "end")}
    if isinstance(value, list):
        return [composed(part) for part in value]
    return unicodedata.normalize("NFC", value) if isinstance(value, str) else value


def mixed(text: str, seed: int) -> str:
    """``text`` with some of its words decomposed."""
    chance = random.Random(seed)
    return " ".join(unicodedata.normalize(chance.choice(COMPOSITIONS), word) for word in text.split(" "))


passages = st.sampled_from(CORPUS) | true_statements().map(lambda stated: stated.text)


@given(st.lists(passages, min_size=1, max_size=3).map(" ".join), st.integers(0, 1000))
def test_composed_decomposed_and_mixed_text_give_one_report(text: str, seed: int) -> None:
    report = check(unicodedata.normalize("NFC", text))
    for other in (unicodedata.normalize("NFD", text), mixed(text, seed)):
        same = check(other)
        assert_spans_slice(same)
        assert composed(same.to_dict()) == composed(report.to_dict())


_PHRASES = sorted({phrase for case in CORPUS for phrase in case.split(" ")})
_PIECES = (
    *("1", "12,5", "1.348", "57,38%", "1/3", "0", "00", "1.1.1", "5-7%", "9" * 40, "1e5", "½", "٣", "²"),
    *("(", ")", "[", "(((", "%", ",", ";", ".", "\n", "\t", "\r\n", "\u00a0", "\u200b", "\ufeff", "\x00", "\x1b[31m"),
    *("\u0301", "\u0323\u0302", "a\u0301\u0301", "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16")),
    *("so với", "từ", "lên", "xuống còn", "tăng", "giảm", "gấp", "đôi", "chiếm", "kế hoạch", "lần lượt", "trong đó"),
    *("năm 2019", "cùng kỳ", "quý III/2023", "ngày 31/2/2023", "tỷ", "tỷ đồng", "USD", "điểm %", "lần", "hơn", "gần"),
)
pieces = st.sampled_from(_PIECES) | st.sampled_from(_PHRASES) | st.text(max_size=4)
mixtures = (
    st.lists(pieces, max_size=30).map(" ".join) | st.lists(pieces, max_size=20).map("".join) | st.text(max_size=80)
)


@settings(max_examples=500)
@given(mixtures)
@example("\ud800 tăng 5%")  # a lone surrogate
@example("tăng (+6,8%) 1 %")  # the bracket is read last
@example("(" * 300 + "tăng 5%")
@example("tăng 5% " * 200)
def test_any_text_is_checked(text: str) -> None:
    report = check(text, published=datetime.date(2023, 5, 1))
    assert_spans_slice(report)
    starts = [claim.rate.span.start for claim in report.claims if claim.rate]
    assert starts == sorted(starts)
    assert [finding.span.start for finding in report.findings] == sorted(f.span.start for f in report.findings)
    assert report.to_dict("en").keys() == {"claims", "findings", "quantities"}


T = TypeVar("T")


def outcome(read: Callable[[str], T], text: str) -> T | ParseError:
    try:
        return read(text)
    except ParseError as error:
        return error


def assert_is_within(error: ParseError, text: str) -> None:
    assert error.text == text
    assert 0 <= error.position <= len(text)


@settings(max_examples=400)
@given(mixtures)
def test_any_text_is_one_quantity_or_a_parse_error_within_it(text: str) -> None:
    quantity = outcome(parse_quantity, text)
    if isinstance(quantity, ParseError):
        assert_is_within(quantity, text)
    else:
        assert quantity.span.slice(text) == quantity.text
        assert quantity.low <= quantity.high


@settings(max_examples=400)
@given(mixtures)
def test_any_text_is_one_period_or_a_parse_error_within_it(text: str) -> None:
    period = outcome(lambda given: parse_period(given, published=datetime.date(2023, 5, 1)), text)
    if isinstance(period, ParseError):
        assert_is_within(period, text)
    else:
        assert period.span.slice(text) == period.text
        assert period.start is None or period.end is None or period.start <= period.end
