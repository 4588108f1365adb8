"""Findings that were known before, in a file, so that an old archive can be adopted.

A finding is known by what is said, not by its line: the file, the code, and its likeness, which is its words, those of
the other places that it speaks of, and its neighbours in the sentence. It stays known however the text around the
sentence is written anew, or its numbers in another style, and comes back when the sentence changes otherwise or is said
once more than it was.

A file that is moved takes its findings along: what was known of a path where no file is any more counts for any other.
A copy does not, since the first file is still there.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import attrs

from factcheck.errors import BaselineError
from factcheck.model.finding import Finding
from factcheck.model.report import Report
from factcheck.policy.paths import relative
from factcheck.report.fingerprint import Likeness, likeness
from factcheck.verify.registry import REMARKS
from factcheck.whole import write_whole

_MARK, _VERSION = "factcheck-baseline", 1
_LARGEST = 64  # MB


class Entry(NamedTuple):
    """A finding that was known in the file ``path``, which is relative to the folder of the baseline."""

    path: str
    like: Likeness


class Renewal(NamedTuple):
    """A baseline that is to be written in place of another, and what is no longer in it and what is new."""

    baseline: Baseline
    dropped: Counter[Likeness]
    added: Counter[Likeness]


@attrs.frozen
class Baseline:
    """How often each finding was known.

    Paths are relative to ``folder``, which is absolute; ``gone`` are those where no file is any more.
    """

    folder: str
    counts: Mapping[Entry, int]
    gone: frozenset[str] = frozenset()
    _moved: Counter[Likeness] = attrs.field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        moved = {entry: count for entry, count in self.counts.items() if entry.path in self.gone}
        object.__setattr__(self, "_moved", _alike(moved))

    @classmethod
    def of(cls, found: Iterable[tuple[str, Report]], folder: str) -> Baseline:
        """What ``found`` holds: reports, each with the path of its file."""
        return cls(os.path.abspath(folder), {}).renewed(found).baseline

    @classmethod
    def load(cls, path: str) -> Baseline:
        """The baseline in the file at ``path``; raises :class:`BaselineError`."""
        folder = os.path.dirname(os.path.abspath(path))
        counts = parsed(_content(path), path)
        known = {entry.path for entry in counts}
        return cls(folder, counts, frozenset(each for each in known if not os.path.isfile(os.path.join(folder, each))))

    def split(self, path: str, report: Report) -> tuple[Report, tuple[Finding, ...]]:
        """``report``, on the file ``path``, with the findings that are new, and those that were known."""
        here = relative(path, self.folder)
        own: Counter[Likeness] = Counter()
        moved = self._moved.copy()
        fresh, known = [], []
        for finding in report.findings:
            like = likeness(finding, report.text)
            if own[like] < self.counts.get(Entry(here, like), 0):
                own[like] += 1
                known.append(finding)
            elif moved[like] > 0 and here not in self.gone:
                moved[like] -= 1
                known.append(finding)
            else:
                fresh.append(finding)
        return attrs.evolve(report, findings=tuple(fresh)), tuple(known)

    def renewed(self, found: Iterable[tuple[str, Report]]) -> Renewal:
        """What to write when ``found`` is what there is now: reports, each with the path of its file.

        What was known of other files stays; of those that are gone only as long as some other file was not checked,
        which may be where one has moved. Findings on remarks are never part of it.
        """
        seen: set[str] = set()
        counts: Counter[Entry] = Counter()
        for path, report in found:
            here = relative(path, self.folder)
            seen.add(here)
            lasting = (finding for finding in report.findings if finding.code[0] != REMARKS)
            counts.update(Entry(here, likeness(finding, report.text)) for finding in lasting)
        other = {entry: count for entry, count in self.counts.items() if entry.path not in seen}
        kept = {entry: count for entry, count in other.items() if entry.path not in self.gone}
        if kept:
            kept |= self._missing(other, counts)
        baseline = Baseline(self.folder, kept | counts)
        before, now = _alike(self.counts), _alike(baseline.counts)
        return Renewal(baseline, before - now, now - before)

    def _missing(self, other: Mapping[Entry, int], found: Mapping[Entry, int]) -> dict[Entry, int]:
        """What of ``other`` was known of files that are gone, and is not among ``found`` in a file that is new."""
        paths = {entry.path for entry in self.counts}
        moved = _alike({entry: count for entry, count in found.items() if entry.path not in paths})
        missing: dict[Entry, int] = {}
        for entry, count in other.items():
            if entry.path in self.gone:
                again = min(count, moved[entry.like])
                moved[entry.like] -= again
                if count > again:
                    missing[entry] = count - again
        return missing

    def text(self) -> str:
        """The content of its file: JSON with a finding a line, in the order of their paths and words."""
        from json import dumps  # noqa: PLC0415  # only for who has a baseline

        lines = ",\n".join(
            dumps({"path": entry.path, **entry.like._asdict(), "count": count}, ensure_ascii=False)
            for entry, count in sorted(self.counts.items())
        )
        content = f'{{"{_MARK}": {_VERSION}, "findings": [\n{lines}\n]}}\n'
        # A path may be no UTF-8; JSON escapes it in the same way.
        return content.encode(errors="backslashreplace").decode()

    def write(self, path: str) -> None:
        """Write it to the file at ``path``, whole or not at all; raises :class:`BaselineError`."""
        try:
            write_whole(path, self.text().encode())
        except OSError as fault:
            raise BaselineError(path, "baseline.unwritten", fault.strerror or str(fault)) from None


def _alike(counts: Mapping[Entry, int]) -> Counter[Likeness]:
    """How often each finding was known, in whichever file."""
    alike: Counter[Likeness] = Counter()
    for entry, count in counts.items():
        alike[entry.like] += count
    return alike


def _content(path: str) -> str:
    if not os.path.exists(path):
        raise BaselineError(path, "baseline.missing")
    if not os.path.isfile(path):
        raise BaselineError(path, "baseline.no_file")
    if os.path.getsize(path) > _LARGEST * 1_000_000:
        raise BaselineError(path, "baseline.too_large", str(_LARGEST))
    try:
        with open(path, encoding="utf-8-sig") as file:
            return file.read()
    except UnicodeDecodeError:
        raise BaselineError(path, "baseline.foreign") from None
    except OSError as fault:
        raise BaselineError(path, "baseline.unread", fault.strerror or str(fault)) from None


def parsed(content: str, source: str) -> dict[Entry, int]:
    """How often each finding is known by ``content``, that of the file ``source``; raises :class:`BaselineError`.

    A finding that stands there twice, as after a merge, is as often known as the higher number says.
    """
    from json import loads  # noqa: PLC0415  # the same

    try:
        told = loads(content)
    except (ValueError, RecursionError) as fault:
        raise BaselineError(source, "baseline.no_json", str(fault)) from None
    version = told.get(_MARK) if isinstance(told, dict) else None
    if not isinstance(version, int) or not isinstance(told.get("findings"), list):
        raise BaselineError(source, "baseline.foreign")
    if version > _VERSION:
        raise BaselineError(source, "baseline.newer", str(version))
    counts: dict[Entry, int] = {}
    for number, fields in enumerate(told["findings"], start=1):
        known = _known(fields)
        if known is None:
            raise BaselineError(source, "baseline.entry", str(number))
        entry, count = known
        counts[entry] = max(count, counts.get(entry, 0))
    return counts


def _known(fields: object) -> tuple[Entry, int] | None:
    """The finding that an object of the file tells, and how often; ``None`` where it tells none."""
    if not isinstance(fields, dict):
        return None
    texts = [text for name in ("path", *Likeness._fields[:-1]) if isinstance(text := fields.get(name), str)]
    related, count = fields.get("related"), fields.get("count")
    if len(texts) < len(Likeness._fields) or not isinstance(related, list) or not isinstance(count, int) or count < 1:
        return None
    if not all(isinstance(words, str) for words in related):
        return None
    path, code, words, before, after = texts
    return Entry(path, Likeness(code, words, before, after, tuple(related))), count
