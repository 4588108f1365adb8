"""Texts as the checks of whole texts see them."""

from __future__ import annotations

import datetime
from unittest import mock

from factcheck import api
from factcheck.verify.document.reading import DocumentReading, read_document
from factcheck.verify.passage import Passage


def passage_of(text: str, published: datetime.date | None = None) -> Passage:
    """The passage that the checks of ``text`` are given."""
    with mock.patch.object(api, "findings", return_value=[]) as asked:
        api.check(text, published=published)
    passage = asked.call_args.args[0]
    assert isinstance(passage, Passage)
    return passage


def reading_of(text: str, published: datetime.date | None = None) -> DocumentReading:
    """The joint reading of ``text``."""
    return read_document(passage_of(text, published))
