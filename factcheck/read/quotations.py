"""Words between quotation marks, which are verbatim."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model.span import Span
from factcheck.pattern import lazy_pattern

# A quotation may go over paragraphs, each of which may open anew; one that is never closed ends with its line. Marks of
# one shape count as a pair within a line, and beyond it where the first is clearly an opening one. What looks like the
# end of an inner quotation may be an apostrophe: H’Linh.
_LONGEST = 2000
_FORMS = (
    lazy_pattern(rf"“[^”]{{0,{_LONGEST}}}”(?:[^“”\n]*”)*|“[^”\n]*"),
    lazy_pattern(rf"«[^»]{{0,{_LONGEST}}}»|«[^»\n]*"),
    lazy_pattern(r'"[^"\n]*"'),
    lazy_pattern(rf'(?<![^\s(\[:–—-])"(?=\S)[^"]{{0,{_LONGEST}}}"'),
    lazy_pattern(rf"‘(?:[^‘’]|’(?=\w)){{0,{_LONGEST}}}’(?!\w)"),
)


def quotations(text: str) -> Iterator[Span]:
    """Every quotation in ``text`` with its marks, in no order; they may overlap."""
    for form in _FORMS:
        for match in form.finditer(text):
            yield Span(*match.span())
