"""Brings what is generated in the documentation up to date: ``python -m docs.generate``.

That is one page a check under ``docs/rules/``, from the module of the check, the manual page, and in the other pages
the blocks that :mod:`docs.console` describes.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from docs.console import refreshed
from docs.manual import manual_page
from docs.options import with_options
from factcheck.api import check
from factcheck.messages import LANGUAGES, render
from factcheck.policy.judge import judged
from factcheck.policy.settings import Settings
from factcheck.verify.check import Case, Check
from factcheck.verify.page import VIETNAMESE, sections, title
from factcheck.verify.registry import checks

ROOT = Path(__file__).parent.parent
RULES = "docs/rules"
MANUAL = Path("docs/man/factcheck.1")


def wanted(root: Path = ROOT) -> dict[Path, str]:
    """Every page with generated parts, by its path below ``root``, as it should read."""
    rules = {Path(RULES, f"{rule.meta.code}.md"): rule_page(rule) for rule in checks()}
    written = [path for path in sorted(root.glob("docs/**/*.md")) if path.parent != root / RULES]
    blocks = {
        path.relative_to(root): refreshed(with_options(path.read_text(encoding="utf-8")), root)
        for path in [root / "README.md", *written]
    }
    return {Path(RULES, "README.md"): rule_index(), MANUAL: manual_page(), **rules, **blocks}


def stale(root: Path = ROOT) -> dict[Path, str | None]:
    """The pages below ``root`` that do not read as they should, with what they should read; ``None``: no such check."""
    pages = wanted(root)
    found: dict[Path, str | None] = {path: text for path, text in pages.items() if _text(root / path) != text}
    there = (path.relative_to(root) for path in (root / RULES).glob("*"))
    return found | {path: None for path in there if path not in pages}


def _text(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.is_file() else None


def rule_index() -> str:
    """The list of the checks: code, level, and the first sentence on it in both languages."""
    return "\n".join(
        [
            "# Quy tắc · Rules",
            "",
            "*Generated from `factcheck/verify/checks/` by `python -m docs.generate`; not edited by hand.*",
            "",
            "| | mức · level | tiếng Việt | English |",
            "|---|---|---|---|",
            *[_index_row(rule) for rule in checks()],
            "",
        ]
    )


def _index_row(rule: Check) -> str:
    titles = " | ".join(title(rule, lang) for lang in LANGUAGES)
    return f"| [{rule.meta.code}]({rule.meta.code}.md) | {_level(rule)} | {titles} |"


def rule_page(rule: Check) -> str:
    """The page of one check: its card, what its module says in Vietnamese and in English, its examples."""
    parts = sections(rule)
    vietnamese = parts.pop(VIETNAMESE)
    english = "\n\n".join(f"### {heading}\n\n{text}" for heading, text in parts.items())
    source = f"{rule.module.replace('.', '/')}.py"
    return "\n".join(
        [
            f"# {rule.meta.code} {rule.meta.name}",
            "",
            f"*Generated from [`{source}`](../../{source}) by `python -m docs.generate`; not edited by hand.*",
            "",
            "| mức · level | từ phiên bản · since | quan hệ · relation |",
            "|---|---|---|",
            f"| {_level(rule)} | {rule.meta.since} | {_equation(rule)} |",
            "",
            f"## {VIETNAMESE}\n\n{vietnamese}",
            "",
            f"## English\n\n{title(rule, 'en')}\n\n{english}",
            "",
            "## Ví dụ · Examples",
            "",
            "Có báo · Reported:",
            "",
            *[_quoted(case) for case in rule.fail],
            "",
            *_messages(rule),
            "",
            "Không báo · Not reported:",
            "",
            *[_quoted(case) for case in rule.passes],
            "",
        ]
    )


def _equation(rule: Check) -> str:
    if rule.meta.relation is None:
        return "-"
    return f"`{import_module(f'factcheck.relations.{rule.meta.relation}').RELATION.equation}`"


def _level(rule: Check) -> str:
    return " · ".join(render(f"level.{rule.meta.level}", lang=lang) for lang in LANGUAGES)


def _quoted(case: Case) -> str:
    day = case.published
    told = "" if day is None else f"\n  (đăng ngày · published {day.day}/{day.month}/{day.year})"
    told += "".join(f"\n  (trong sổ · known: {figure.line()})" for figure in case.known)
    house = " ".join(filter(None, case.style))
    told += f"\n  (quy cách tòa soạn · house style: `{house}`)" if house else ""
    if "<!--" in case.text:  # a page would hide it
        return f"- `{case.text}`{told}"
    marked = case.text.replace(case.at, f"**{case.at}**", 1) if case.at else case.text
    return "- " + marked.rstrip().replace("\n", "\n  ") + told  # a table goes on within its item


def _messages(rule: Check) -> Iterator[str]:
    """What the check says of its first example."""
    case = rule.fail[0]
    report = check(case.source(), published=case.published, ledger=case.ledger(), style=case.style)
    if rule.is_of_remarks:
        report = judged(report, Settings(), "").report
    finding = next(finding for finding in report.findings if finding.code == rule.meta.code)
    yield "Báo cáo viết · the report says:"
    yield ""
    for lang in LANGUAGES:
        yield f"- *{lang}*: {finding.message.text(lang)}"


def main(root: Path = ROOT) -> None:
    """Write the pages that are not up to date, and say which."""
    for path, text in stale(root).items():
        if text is None:
            (root / path).unlink()
        else:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, encoding="utf-8")
        sys.stdout.write(f"{path}\n")


if __name__ == "__main__":
    main()
