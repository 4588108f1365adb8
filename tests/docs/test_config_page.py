"""docs/config.md names every setting, and its example is taken as it stands."""

from __future__ import annotations

import re
from pathlib import Path

from factcheck.policy.config import load
from factcheck.policy.schema import OPTIONS
from tests.docs.pages import ROOT, text

PAGE = text(ROOT / "docs/config.md")


def test_the_example_sets_every_option_and_is_in_order(tmp_path: Path) -> None:
    (example,) = re.findall(r"^```toml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    (tmp_path / "factcheck.toml").write_text(example, encoding="utf-8")
    loaded = load(str(tmp_path))
    assert {key for key, origin in loaded.origins.items() if not origin.startswith("factcheck.toml")} == set()
    assert loaded.settings.style.billion == "tỷ"
    assert loaded.settings.suppressions[0].codes == ("R101",)


def test_every_option_has_its_row() -> None:
    rows = re.findall(r"^\| ((?:`[\w-]+`(?:, )?)+) \| ", PAGE, re.MULTILINE)
    assert set(re.findall(r"`([\w-]+)`", " ".join(rows))) >= set(OPTIONS)
