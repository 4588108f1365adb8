from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.errors import ReadError
from factcheck.work.walk import files


def grown(root: Path, *paths: str) -> Path:
    """``root`` with empty files at ``paths``."""
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).touch()
    return root


def found(root: Path, *paths: str, exclude: Sequence[str] = ()) -> list[str]:
    """What ``paths`` below ``root`` mean, relative to it; of an error its reason."""
    meant = files([str(root / path) for path in paths], str(root), exclude)
    return [each.reason if isinstance(each, ReadError) else os.path.relpath(each, root) for each in meant]


def test_a_folder_means_its_drafts_in_order(tmp_path: Path) -> None:
    grown(tmp_path, "b.txt", "a/z.md", "a/B.HTML", "c.jsonl", "d.docx", "e.odt", "f.pdf", "g.htm", "h.xhtml")
    grown(tmp_path, "code.py", "image.png", "no-ending", "i.ndjson", "j.markdown")
    assert found(tmp_path, "") == [
        *("a/B.HTML", "a/z.md", "b.txt", "c.jsonl", "d.docx", "e.odt", "f.pdf", "g.htm", "h.xhtml"),
        *("i.ndjson", "j.markdown"),
    ]


def test_hidden_files_and_our_own_output_are_no_drafts(tmp_path: Path) -> None:
    grown(tmp_path, ".git/a.txt", ".hidden/a.txt", ".a.txt", "a.factcheck.docx", "a.docx")
    assert found(tmp_path, "") == ["a.docx"]
    assert found(tmp_path, "a.factcheck.docx", ".a.txt") == ["a.factcheck.docx", ".a.txt"]


def test_paths_are_told_as_they_were_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    grown(tmp_path, "a.txt", "b/c.txt")
    monkeypatch.chdir(tmp_path)
    assert list(files(["."])) == ["a.txt", "b/c.txt"]
    assert list(files(["b"])) == ["b/c.txt"]
    assert list(files(["./b/c.txt", "**/*.txt"])) == ["./b/c.txt", "a.txt"]


def test_a_file_is_read_once_however_often_it_is_meant(tmp_path: Path) -> None:
    grown(tmp_path, "a/b.txt", "a/c.txt")
    assert found(tmp_path, "a/c.txt", "a", "a/*.txt", "a/b.txt") == ["a/c.txt", "a/b.txt"]


@pytest.mark.parametrize(
    ("ignored", "kept"),
    [
        ("", ["a.txt", "b/a.txt", "b/c/a.txt"]),
        ("a.txt\n", ["read.no_drafts"]),
        ("/a.txt\n", ["b/a.txt", "b/c/a.txt"]),
        ("b/\n", ["a.txt"]),
        ("b/**/a.txt\n", ["a.txt"]),
        ("*.txt\n!/b/*.txt\n", ["b/a.txt"]),
        ("# nothing\n\n", ["a.txt", "b/a.txt", "b/c/a.txt"]),
    ],
)
def test_what_git_ignores_is_left_out(tmp_path: Path, ignored: str, kept: list[str]) -> None:
    grown(tmp_path, "a.txt", "b/a.txt", "b/c/a.txt")
    (tmp_path / ".gitignore").write_text(ignored, encoding="utf-8")
    assert found(tmp_path, "") == kept


def test_a_deeper_gitignore_speaks_last(tmp_path: Path) -> None:
    grown(tmp_path, "a.txt", "b/a.txt", "b/c/a.txt", ".git/HEAD")
    (tmp_path / ".gitignore").write_text("a.txt\n", encoding="utf-8")
    (tmp_path / "b/.gitignore").write_text("!a.txt\n", encoding="utf-8")
    (tmp_path / "b/c/.gitignore").write_text("*\n", encoding="utf-8")
    assert found(tmp_path, "") == ["b/a.txt"]
    assert found(tmp_path, "b") == ["b/a.txt"]


def test_gitignore_files_above_count_within_a_repository_alone(tmp_path: Path) -> None:
    grown(tmp_path, "b/a.txt", "b/b.txt")
    (tmp_path / ".gitignore").write_text("a.txt\n", encoding="utf-8")
    assert found(tmp_path, "b") == ["b/a.txt", "b/b.txt"]
    (tmp_path / ".git").mkdir()
    assert found(tmp_path, "b") == ["b/b.txt"]


def test_what_is_named_is_read_though_it_is_ignored(tmp_path: Path) -> None:
    grown(tmp_path, ".git/HEAD", "b/a.txt", "c.txt", "d.log")
    (tmp_path / ".gitignore").write_text("b/\n*.txt\n", encoding="utf-8")
    assert found(tmp_path, "c.txt", "d.log", "b/a.txt") == ["c.txt", "d.log", "b/a.txt"]
    (tmp_path / ".gitignore").write_text("b/\n", encoding="utf-8")
    assert found(tmp_path, "b") == ["b/a.txt"]
    assert found(tmp_path, "") == ["c.txt"]


def test_the_settings_exclude_relative_to_their_folder(tmp_path: Path) -> None:
    grown(tmp_path, "a.txt", "old/a.txt", "b/old/a.txt", "b/c.txt")
    assert found(tmp_path, "", exclude=["/old/"]) == ["a.txt", "b/c.txt", "b/old/a.txt"]
    assert found(tmp_path, "b", exclude=["old"]) == ["b/c.txt"]
    assert found(tmp_path, "b/c.txt", exclude=["*.txt"]) == ["b/c.txt"]


@pytest.mark.parametrize(
    ("pattern", "matched"),
    [
        ("*.txt", ["a.txt"]),
        ("**/*.txt", ["a.txt", "b/c.txt", "b/d/e.txt"]),
        ("b/**", ["b/c.txt", "b/d/e.txt", "b/f.md"]),
        ("b/**/e.txt", ["b/d/e.txt"]),
        ("**/d/**/*.txt", ["b/d/e.txt"]),
        ("b/[c-d].txt", ["b/c.txt"]),
        ("?", ["b/c.txt", "b/d/e.txt", "b/f.md"]),
        ("*.pdf", ["read.missing"]),
    ],
)
def test_patterns_are_expanded_where_the_shell_did_not(tmp_path: Path, pattern: str, matched: list[str]) -> None:
    grown(tmp_path, "a.txt", "b/c.txt", "b/d/e.txt", "b/f.md", ".h/i.txt")
    assert found(tmp_path, pattern) == matched


@pytest.mark.parametrize(
    ("pattern", "matched"),
    [
        ("**/*.txt", ["a.txt", "b/c.txt"]),
        ("**/d/*.txt", ["read.missing"]),
        ("b/**", ["b/c.txt"]),
        ("b/d/**/*.txt", ["b/d/e.txt"]),
        ("b/*.txt", ["b/c.txt", "b/f.txt"]),
    ],
)
def test_what_any_folders_of_a_pattern_hold_is_left_out_as_in_a_folder(
    tmp_path: Path, pattern: str, matched: list[str]
) -> None:
    grown(tmp_path, "a.txt", "b/c.txt", "b/d/e.txt", "b/f.txt", "g/h.txt", "i.txt")
    (tmp_path / "b/.gitignore").write_text("d/\nf.*\n", encoding="utf-8")
    assert found(tmp_path, pattern, exclude=["g/", "i.txt"]) == matched


def test_a_pattern_that_ends_with_any_folders_means_the_drafts_in_them(tmp_path: Path) -> None:
    grown(tmp_path, "a/b.txt", "a/c.py", "a/d/e.png", "a/d/f.docx")
    assert found(tmp_path, "a/**") == found(tmp_path, "a") == ["a/b.txt", "a/d/f.docx"]


def test_a_name_with_the_marks_of_a_pattern_is_a_name(tmp_path: Path) -> None:
    grown(tmp_path, "[nháp] a.txt", "b[1]/c.txt")
    assert found(tmp_path, "[nháp] a.txt") == ["[nháp] a.txt"]
    assert found(tmp_path, "**/c.txt") == ["b[1]/c.txt"]


@pytest.mark.parametrize("path", ["", "**/*.txt"])
def test_links_in_circles_are_harmless(tmp_path: Path, path: str) -> None:
    grown(tmp_path, "a/b.txt", "c/d.txt")
    (tmp_path / "a/up").symlink_to(tmp_path)
    (tmp_path / "c/self").symlink_to(tmp_path / "c")
    (tmp_path / "c/again.txt").symlink_to(tmp_path / "a/b.txt")
    (tmp_path / "c/nowhere.txt").symlink_to(tmp_path / "none.txt")
    there = [each for each in found(tmp_path, path) if "nowhere" not in each]
    assert sorted(os.path.realpath(tmp_path / each) for each in there) == [
        str(tmp_path.resolve() / "a/b.txt"),
        str(tmp_path.resolve() / "c/d.txt"),
    ]


def test_pipes_in_a_folder_are_not_waited_for(tmp_path: Path) -> None:
    grown(tmp_path, "a.txt")
    os.mkfifo(tmp_path / "b.txt")
    assert found(tmp_path, "") == ["a.txt"]


def test_a_folder_without_drafts_says_so(tmp_path: Path) -> None:
    assert found(grown(tmp_path, "a.py"), "") == ["read.no_drafts"]


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to root")
def test_a_closed_folder_costs_one_line(tmp_path: Path) -> None:
    grown(tmp_path, "a/b.txt", "c.txt")
    (tmp_path / "a").chmod(0)
    assert found(tmp_path, "") == ["read.denied", "c.txt"]


def test_missing_files_and_standard_input_are_left_to_the_reader() -> None:
    assert list(files(["none.txt", "-", "-"])) == ["none.txt", "-"]


WHERE = st.sampled_from(["", "/", "**/", "a/", "a/**/"])
LEFT_OUT = st.builds(
    "{}{}{}".format,
    WHERE,
    st.sampled_from(["a", "b", "*", "*.txt", "a.txt", "?.txt", "[ab]"]),
    st.sampled_from(["", "/"]),
)
# Whole folders apart, where pathspec means the content too and git does not: "!a" takes a/b back from an earlier "b",
# and "a/**" is not undone by "!a/b.txt".
TAKEN_BACK = st.builds("!{}{}".format, WHERE, st.sampled_from(["*.txt", "a.txt", "?.txt"]))
PATTERNS = LEFT_OUT | TAKEN_BACK
TREE = [*("a/a.txt", "a/b.txt", "a/b/a.txt", "a/b/b.txt"), *("b/a.txt", "b/a/a.txt", "b/b/b.txt"), "a.txt", "b.txt"]


@pytest.mark.skipif(shutil.which("git") is None, reason="git is what is compared with")
@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from(["", "a", "a/b", "b"]), st.lists(PATTERNS, max_size=4), max_size=3))
def test_the_same_is_left_out_as_git_leaves_out(ignored: dict[str, list[str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = grown(Path(folder), *TREE)
        for level, patterns in ignored.items():
            (root / level / ".gitignore").write_text("\n".join(patterns), encoding="utf-8")
        listing = ["git", "-c", "core.excludesFile=", "ls-files", "--others", "--exclude-standard", "*.txt"]
        subprocess.run(["git", "init", "--quiet"], cwd=root, check=True)
        kept = subprocess.run(listing, cwd=root, check=True, capture_output=True, text=True).stdout.split()
        assert sorted(found(root, "")) == (sorted(kept) or ["read.no_drafts"])
