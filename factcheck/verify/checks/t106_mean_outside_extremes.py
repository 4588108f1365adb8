"""A mean outside its own minimum and maximum.

What it does:
    Where one sentence names a mean with the smallest and the largest value of the same unit, holds the mean against
    both: it lies between them.

Why it matters:
    A mean over the maximum is a mistyped number, or a mean of something else.

When it abstains:
    One of the three is not named right beside its number, is named twice, has another unit, or rounding explains it.

Example:
    ``Giá thấp nhất là 12.300 đồng, cao nhất là 15.600 đồng, bình quân là 16.064 đồng.``

Tiếng Việt:
    Số bình quân phải nằm giữa số thấp nhất và số cao nhất nêu trong cùng câu.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.lexicon.listing import listing_words
from factcheck.model.finding import Finding, Level, Message, Related
from factcheck.scan.mention import Mention, Sentence
from factcheck.verify.check import Case, Meta
from factcheck.verify.listed import enclosed
from factcheck.verify.passage import Passage
from factcheck.verify.sieve import Sieve

META = Meta(code="T106", name="mean-outside-extremes", level=Level.WARNING, since="0.1")
_MEANS = Sieve(
    r"ình quân[^\n]{0,150}? nhất[^\n]{0,150}? nhất",
    r"rung bình[^\n]{0,150}? nhất[^\n]{0,150}? nhất",
    r"thấp nhất[^\n]{0,200}? (?:bình quân|trung bình)",
)
FAIL = (
    Case(
        "Giá bán thấp nhất là 12.300 đồng/kg, cao nhất là 15.600 đồng/kg, bình quân là 16.064 đồng/kg.",
        at="16.064 đồng/kg",
    ),
    Case("Lương trung bình 5,2 triệu đồng, người cao nhất 18 triệu đồng, thấp nhất 6 triệu đồng.", at="5,2 triệu đồng"),
)
PASS = (
    Case("Giá bán thấp nhất là 12.300 đồng/kg, cao nhất là 15.600 đồng/kg, bình quân là 14.064 đồng/kg."),
    Case("Giá cao nhất là 15.600 đồng/kg, thấp hơn mức bình quân 16.064 đồng/kg của cả nước."),
    Case("Giá vé trung bình 300.000 đồng, thấp nhất 120.000 đồng, cao nhất 5 USD."),
    Case("Mưa trung bình 20 mm, thấp nhất 5 mm, cao nhất 45 mm, có nơi cao nhất 60 mm."),
)
_REACH = 45  # characters from a word to its number
_ROLES = ("mean", "least", "most")


def check_passage(passage: Passage) -> Iterator[Finding]:
    """The means that lie outside their extremes."""
    if len(passage.quantities) < len(_ROLES):
        return
    for sentence in _MEANS.sentences(passage):
        named = _named(passage.document.normal, sentence)
        if named is None:
            continue
        mean, least, most = named
        low, high, middle = enclosed(least.amount), enclosed(most.amount), enclosed(mean.amount)
        under = middle.is_below(low)
        if under or high.is_below(middle):
            message = Message.of(
                f"T106.{'under' if under else 'over'}",
                mean=mean.amount.text,
                least=least.amount.text,
                most=most.amount.text,
            )
            places = (Related(least.amount.span, "least"), Related(most.amount.span, "most"))
            yield Finding(META.code, META.level, message, mean.amount.span, places)


def _named(text: str, sentence: Sentence) -> tuple[Mention, Mention, Mention] | None:
    """The mean, the minimum and the maximum, each the one number of the sentence that follows its word."""
    found: dict[str, list[Mention]] = {role: [] for role in _ROLES}
    start = sentence.start
    for mention in sentence.row:
        if mention.quantity is None:
            continue
        roles = [
            role for role in _ROLES if role in listing_words(text, max(start, mention.start - _REACH), mention.start)
        ]
        for role in roles:
            found[role].append(mention)
        if len(roles) > 1:
            return None
        start = mention.end
    if any(len(mentions) != 1 for mentions in found.values()):
        return None
    mean, least, most = (found[role][0] for role in _ROLES)
    return (mean, least, most) if _are_alike((mean, least, most)) else None


def _are_alike(mentions: Sequence[Mention]) -> bool:
    units = {str(mention.amount.unit) for mention in mentions}
    return len(units) == 1 and all(mention.amount.unit is not None for mention in mentions)
