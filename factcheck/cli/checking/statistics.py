"""How often each rule found something, instead of what it found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from factcheck.messages import render
from factcheck.model.finding import Level
from factcheck.model.report import Report
from factcheck.report.writer import Writer
from factcheck.verify.page import title
from factcheck.verify.registry import rule


class StatisticsWriter(Writer):
    """Counts the findings by code and level, and writes the counts at the end, the most frequent first."""

    def __init__(
        self, write: Callable[[str], None], complain: Callable[[str], None], lang: str, *, is_json: bool
    ) -> None:
        super().__init__(write, complain, lang)
        self._is_json = is_json
        self._counts: Counter[tuple[str, Level]] = Counter()

    def document(self, path: str, report: Report) -> None:
        self._counts.update((finding.code, finding.level) for finding in report.findings)

    def close(self) -> None:
        rows = sorted(self._counts.items(), key=lambda row: (-row[1], row[0]))
        if self._is_json:
            self._write_json(rows)
            return
        room = max((len(str(count)) for _, count in rows), default=0)
        for (code, level), count in rows:
            words = f"{code} [{render(f'level.{level}', lang=self._lang)}] {self._title(code)}"
            self._write(f"{count:>{room}}  {words}\n")

    def _write_json(self, rows: list[tuple[tuple[str, Level], int]]) -> None:
        from factcheck.report.json import compact  # noqa: PLC0415  # not for the text

        forms = [
            {"code": code, "level": level.value, "title": self._title(code), "count": count}
            for (code, level), count in rows
        ]
        self._write(f"{compact(forms)}\n")

    def _title(self, code: str) -> str:
        found = rule(code)
        assert found is not None  # it has found something
        return title(found, self._lang)
