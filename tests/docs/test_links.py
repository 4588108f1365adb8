from pathlib import Path

import pytest

from tests.docs.pages import ROOT, broken_links, links, pages


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    assert list(broken_links(page)) == []


def test_broken_links_are_noticed(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    other = tmp_path / "other.md"
    other.write_text("# Tiếng Việt\n\n# Số: 1\n", encoding="utf-8")
    page.write_text(
        "[a](other.md) [b](other.md#tiếng-việt) [c](other.md#số-1) [d](https://example.org/none) `[e](code.md)`\n"
        "[f](missing.md) [g](other.md#english) [h](#here)\n",
        encoding="utf-8",
    )
    assert list(broken_links(page)) == ["missing.md", "other.md#english", "#here"]


def test_the_index_names_every_page() -> None:
    index = ROOT / "docs/README.md"
    named = {(index.parent / link.partition("#")[0]).resolve() for link in links(index)}
    rules = ROOT / "docs/rules"
    assert set((ROOT / "docs").rglob("*.md")) - {index} - set(rules.glob("[A-Z][0-9]*.md")) <= named


def test_the_index_of_rules_names_every_rule() -> None:
    rules = ROOT / "docs/rules"
    there = sorted(path.name for path in rules.glob("*.md") if path.name != "README.md")
    assert there == sorted(links(rules / "README.md"))
    assert "R101.md" in there
