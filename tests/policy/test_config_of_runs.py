"""Which settings a run over several drafts takes."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.policy.config import load_for


def saved(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("paths", "lang"),
    [
        (["bài/a.txt"], "vi"),
        (["bài"], "vi"),
        (["bài/cũ/b.txt", "bài/c.txt"], "vi"),
        (["bài/**/*.txt"], "vi"),
        (["bài/c.txt", "d.txt"], "en"),
        (["*.txt"], "en"),
        (["."], "en"),
        (["-"], "en"),
        ([], "en"),
    ],
)
def test_a_run_takes_the_settings_of_the_folder_that_all_its_drafts_are_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, paths: list[str], lang: str
) -> None:
    saved(tmp_path / "factcheck.toml", 'lang = "en"')
    saved(tmp_path / "bài/factcheck.toml", 'lang = "vi"\nselect = ["R"]')
    saved(tmp_path / "bài/cũ/b.txt", "")
    monkeypatch.chdir(tmp_path)
    assert load_for(paths).settings.lang == lang


def test_drafts_elsewhere_take_the_settings_of_the_current_folder_where_they_have_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved(tmp_path / "ở đây/factcheck.toml", 'lang = "en"')
    monkeypatch.chdir(tmp_path / "ở đây")
    assert load_for([str(tmp_path / "nơi khác/a.txt")]).source == "factcheck.toml"
    assert load_for(["../nơi khác/a.txt", "b.txt"]).settings.lang == "en"
