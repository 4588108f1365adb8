"""What comments of a draft ask for: ``factcheck: ignore R101 - reason``.

    remark = "factcheck" ":" ("ignore" | "ignore-file") ["-" | ":"] [codes] [("-" | ":") reason]
    codes  = code {("," | " ") code}

A code may be its beginning (``R``, ``R1``), in either case; without any, every finding is meant. The dash may be of any
kind, and may be missing between codes and words that look like none. A remark begins a line of the comment and goes on
to the next one; whatever else a comment says is between its author and the reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

from factcheck.model.draft import Comment, Draft
from factcheck.model.span import Span
from factcheck.read.document import plain
from factcheck.verify.registry import codes

_OPENING = r"(?im)^[^\S\n]*factcheck(?:[^\S\n]*:|[^\S\n]+(?=ignore\b))"  # the colon is easily forgotten
_FORM = r"(?P<action>[^\s:]*)(?P<gap>[-:\s]*)(?P<rest>.*)"
_REST = r"(?P<codes>(?:[^-:]|(?<=[A-Za-z])-(?=[0-9]))*)[-:\s]*(?P<reason>.*)"  # R-101 is one word, and no code
_LIKE_CODE = r"[A-Za-z][0-9][^\W_]*"
_AROUND = ".()[]\"'"  # what a code may be put into
_ACTIONS = ("ignore", "ignore-file")
_LONGEST = 60  # code points of a faulty remark that are told


class Remark(NamedTuple):
    """Findings of ``codes`` (beginnings of codes; none: all) are answered on the words at ``span``, or in the whole
    draft if it ``is_for_file``; ``span`` is then only what the comment stands at."""

    codes: tuple[str, ...]
    reason: str
    span: Span
    is_for_file: bool = False

    def asked(self) -> str:
        """What it asks for, as it is written, without the reason: ``factcheck: ignore R101, T101``."""
        return f"factcheck: {_ACTIONS[self.is_for_file]} {', '.join(self.codes)}".rstrip()


class Misread(NamedTuple):
    """A comment at ``span`` that begins as a remark and is none: ``fault`` is a key of the message catalogue, ``words``
    are those that are not understood."""

    fault: str
    words: str
    span: Span


def remarks(draft: Draft) -> Iterator[Remark | Misread]:
    """The remarks of ``draft``, in the order of its comments, and those that are not understood."""
    for comment in draft.comments:
        yield from _of_comment(comment)


def _of_comment(comment: Comment) -> Iterator[Remark | Misread]:
    for said in re.split(_OPENING, plain(comment.words))[1:]:
        yield from _read(" ".join(said.split()), comment.span)


def _read(said: str, span: Span) -> Iterator[Remark | Misread]:
    """The remark that ``said`` asks for, single-spaced; what of it is no code is told, and never widens it."""
    form = re.match(_FORM, said)
    assert form is not None  # every part of it may be empty
    action = form["action"].lower()
    if action not in _ACTIONS:
        yield Misread("S102.action", _short(said), span)
        return
    named, reason = _parted(form["rest"], is_open=not form["gap"].strip())
    unknown = [code for code in named if not _is_known(code)]
    if unknown:
        yield Misread("S102.code", _short(", ".join(unknown)), span)
    if not named or len(unknown) < len(named):
        known = dict.fromkeys(code.upper() for code in named if code not in unknown)
        yield Remark(tuple(known), reason, span, is_for_file=action != "ignore")


def _parted(rest: str, *, is_open: bool) -> tuple[list[str], str]:
    """The codes that begin ``rest``, each once, and the reason; unless it ``is_open`` a mark stands before it, and what
    does not look like a code is the reason at once."""
    if not is_open and re.match(rf"{_LIKE_CODE}(?!\w)", rest) is None:
        return [], rest.strip()
    form = re.match(_REST, rest)
    assert form is not None  # every part of it may be empty
    words = [word.strip(_AROUND) or word for word in re.findall(r"[^\s,;/]+", form["codes"])]
    named = list(takewhile(_is_known, words))
    others, reason = words[len(named) :], form["reason"].strip()
    if named and not any(re.fullmatch(_LIKE_CODE, word) for word in others):
        return list(dict.fromkeys(named)), " ".join([*others, reason]).strip()
    return list(dict.fromkeys(words)), reason


def _is_known(word: str) -> bool:
    """Whether ``word``, in either case, is a code or its beginning."""
    return any(code.startswith(word.upper()) for code in codes())


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
