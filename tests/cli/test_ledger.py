"""``factcheck ledger`` and ``factcheck check --ledger``: what is written where, the exit code, and what is kept."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from factcheck.cli import main
from factcheck.cli.ledger import ACTIONS
from factcheck.ledger import store as stores
from factcheck.ledger.lookup import open_ledger
from factcheck.ledger.plain import read_plain
from factcheck.ledger.schema import VERSION
from factcheck.ledger.store import open_store
from factcheck.messages import LANGUAGES, render
from factcheck.model.record import Record
from tests.cli.shell import RIGHT, WRONG, factcheck
from tests.ledger.small import known

ROOT = Path(__file__).parents[2]
OWN_LEDGER = ROOT / "claims/ledger"
SEEDS = ROOT.parent / "shared/seeds"

HEAD = """\
[source.book]
title = "Niên giám thống kê"
publisher = "Tổng cục Thống kê"
url = "https://example.org/2022"
published = 2023-06-30
"""
RICE = """
[[figure]]
subject = "xuất khẩu gạo"
scope = "Việt Nam"
period = "năm 2022"
value = "7,11 triệu tấn"
source = "book"
position = "tr. 512"
entered = 2026-01-02
by = "Lan"
"""
REMITTANCES = """
[[figure]]
subject = "kiều hối"
aliases = ["tiền người Việt ở nước ngoài gửi về"]
scope = "Việt Nam"
period = "năm 2022"
value = "gần 19 tỷ USD"
source = "book"
entered = 2026-01-03
"""
ARTICLE = """\
Gạo Việt Nam được giá

Năm 2022, Việt Nam xuất khẩu 7,71 triệu tấn gạo. Năm 2022, kiều hối về Việt Nam đạt 19 tỷ USD, tăng 5% so với năm 2021.
Doanh thu đạt 5 tỷ đồng trong năm 2022.
"""
CONTRADICTED = "Năm 2022, Việt Nam xuất khẩu 7,71 triệu tấn gạo.\n"
TABLE = """\
Chỉ tiêu,Năm,Giá trị
xuất khẩu gạo,2021,"6,24"
xuất khẩu gạo,2022,"7,11"
xuất khẩu gạo,2023,nhiều
xuất khẩu cà phê,2022,..
"""
MAPPING = """\
[columns]
subject = "Chỉ tiêu"
period = "Năm"
value = "Giá trị"
[fixed]
scope = "Việt Nam"
unit = "triệu tấn"
[numbers]
missing = [".."]
[source]
title = "Biểu 12"
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with a plain ledger, an article, a table and its mapping."""
    for name, text in (
        ("sổ.toml", HEAD + RICE + REMITTANCES),
        ("bài.txt", ARTICLE),
        ("bảng.csv", TABLE),
        ("cột.toml", MAPPING),
        ("sai.txt", CONTRADICTED),
        ("wrong.txt", WRONG),
        ("right.txt", RIGHT),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("USER", "Minh")
    return tmp_path


@pytest.fixture
def store(folder: Path) -> str:
    """A store with what the plain ledger says, and a former figure."""
    with closing(open_store(str(folder / "kho.sqlite"), is_written=True)) as made:
        made.add(entry.record for entry in read_plain("sổ.toml").entries)
        made.add([known("xuất khẩu gạo", "năm 2022", "7,05 triệu tấn", kind="preliminary")])
    return "kho.sqlite"


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(arguments)
    output, complaints = capsys.readouterr()
    return code, output, complaints


def beginning(reason: str, lang: str = "vi") -> str:
    """The words of ``reason`` before what fills it."""
    return render(reason, {"detail": "\0"}, lang).partition("\0")[0]


def records(path: str | Path) -> list[Record]:
    with closing(open_ledger(str(path))) as ledger:
        return list(ledger.store.records())


def altered(path: str, statement: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(statement)


def key_of(path: str, value: str) -> str:
    (key,) = (record.key for record in records(path) if record.quantity.text == value)
    return key


# -- the command


@pytest.mark.parametrize(("lang", "words"), [("vi", "cách dùng: factcheck ledger"), ("en", "usage: factcheck ledger")])
def test_without_an_action_one_is_asked_for(lang: str, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["ledger", "--lang", lang])
    output, complaints = capsys.readouterr()
    assert (ended.value.code, output) == (2, "")
    assert complaints.startswith(words)
    assert "ACTION" in complaints


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_action_explains_itself_in_both_languages(
    action: str, lang: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["ledger", action, "--lang", lang, "--help"])
    assert ended.value.code == 0
    words = " ".join(capsys.readouterr().out.split())
    assert render(f"help.ledger.{action}", lang=lang) in words


@pytest.mark.parametrize(
    "arguments",
    [("bán",), ("add",), ("import", "a.csv"), ("search",), ("show",), ("log", "--limit", "nhiều"), ("check", "--x")],
)
def test_faulty_arguments_are_usage_errors(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["ledger", *arguments])
    output, complaints = capsys.readouterr()
    assert (ended.value.code, output) == (2, "")
    assert complaints.startswith("cách dùng: factcheck ")
    assert "lỗi: " in complaints


WITHOUT = [
    ("search", "gạo", "--ledger"),
    ("show", "abcdef", "--ledger"),
    ("log", "--ledger"),
    ("export", "--ledger"),
    ("check",),
]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("arguments", WITHOUT, ids=[each[0] for each in WITHOUT])
def test_every_action_says_in_one_line_that_there_is_no_ledger(
    folder: Path, arguments: tuple[str, ...], lang: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("không-có.sqlite", "không-có.toml", "không-có"):
        code, output, complaints = run(capsys, "ledger", *arguments, name, "--lang", lang)
        assert (code, output) == (2, "")
        assert complaints == f"{name}: {render('ledger.missing', lang=lang)}\n"


@pytest.mark.parametrize("arguments", WITHOUT, ids=[each[0] for each in WITHOUT])
def test_every_action_says_in_one_line_what_is_wrong_with_a_store(
    store: str, arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    altered(store, f"PRAGMA user_version = {VERSION + 4}")
    code, output, complaints = run(capsys, "ledger", *arguments, store)
    assert (code, output) == (2, "")
    assert complaints == f"{store}: {render('ledger.newer', {'detail': f'{VERSION + 4} > {VERSION}'})}\n"
    Path(store).write_bytes(b"x" * 5000)
    code, output, complaints = run(capsys, "ledger", *arguments, store)
    assert (code, output, complaints) == (2, "", f"{store}: {render('ledger.no_store')}\n")


def test_actions_use_the_ledger_of_the_folder_unless_they_are_told_otherwise(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(capsys, "ledger", "check")[::2] == (2, f"claims/ledger: {render('ledger.missing')}\n")
    (folder / "claims/ledger").mkdir(parents=True)
    (folder / "sổ.toml").rename("claims/ledger/sổ.toml")
    assert run(capsys, "ledger", "check")[0] == 0
    assert "7,11 triệu tấn" in run(capsys, "ledger", "search", "gạo")[1]
    assert len(run(capsys, "ledger", "log")[1].splitlines()) == 2
    assert len(run(capsys, "ledger", "export")[1].splitlines()) == 3


# -- check


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_sound_ledger_has_no_problem(folder: Path, store: str, lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    for path, count in (("sổ.toml", 2), (".", 2), (store, 3)):
        if path == ".":
            Path("cột.toml").rename("cột.txt")  # of the folder, all .toml files are the ledger
        code, output, complaints = run(capsys, "ledger", "check", path, "--lang", lang)
        words = render("ledger.checked", {"count": str(count), "problems": "0"}, lang)
        assert (code, output, complaints) == (0, f"{words}\n", "")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_faulty_entries_are_told_with_file_line_and_field(
    folder: Path, lang: str, capsys: pytest.CaptureFixture[str]
) -> None:
    text = HEAD + RICE + REMITTANCES
    faulty = text.replace('"gần 19 tỷ USD"', '"gần 19 tỷ"').replace('period = "năm 2022"', 'period = "năm ngoái"', 1)
    Path("sổ.toml").write_text(faulty + RICE.replace("book", "news"), encoding="utf-8")
    code, output, complaints = run(capsys, "ledger", "check", "sổ.toml", "--lang", lang)
    rows = faulty.splitlines()
    period, value = (rows.index(row) + 1 for row in ('period = "năm ngoái"', 'value = "gần 19 tỷ"'))
    assert (code, output) == (1, "")
    assert complaints.splitlines() == [
        f"sổ.toml:{period}: period: {render('ledger.no_days', {'detail': 'năm ngoái'}, lang)}",
        f"sổ.toml:{value}: value: {render('ledger.no_unit', {'detail': 'gần 19 tỷ'}, lang)}",
        f"sổ.toml:{len(rows) + 7}: source: {render('ledger.no_source', {'detail': 'news'}, lang)}",
    ]


def test_the_sound_entries_of_a_faulty_file_are_counted(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("sổ.toml").write_text(HEAD + RICE + REMITTANCES.replace('"gần 19 tỷ USD"', "19"), encoding="utf-8")
    code, output, complaints = run(capsys, "ledger", "check", "sổ.toml")
    assert (code, output) == (1, f"{render('ledger.checked', {'count': '1', 'problems': '1'})}\n")
    assert len(complaints.splitlines()) == 1
    assert complaints.startswith("sổ.toml:22: value: ")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_contradictions_and_duplicates_are_told_with_both_places(
    folder: Path, lang: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("hai.toml").write_text(
        HEAD
        + RICE.replace("7,11", "7,71")
        + REMITTANCES.replace("kiều hối", "lượng kiều hối").replace("entered", 'position = ""\nentered'),
        encoding="utf-8",
    )
    Path("cột.toml").unlink()
    code, output, complaints = run(capsys, "ledger", "check", ".", "--lang", lang)
    *rows, total = output.splitlines()
    assert (code, complaints) == (1, "")
    assert total == render("ledger.checked", {"count": "4", "problems": "2"}, lang)
    contradiction, duplicate = sorted(rows, key=lambda row: int(row.split(":")[1]))
    assert contradiction.startswith("./sổ.toml:7: ")
    assert all(words in contradiction for words in ("./hai.toml:7", "7,71 triệu tấn", "7,11 triệu tấn"))
    assert duplicate.startswith("./sổ.toml:17: ")
    assert all(words in duplicate for words in ("./hai.toml:17", "19 tỷ USD"))


def test_an_entry_that_stands_twice_to_the_letter_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("sổ.toml").write_text(HEAD + RICE + RICE.replace("Lan", "Mai"), encoding="utf-8")
    code, output, complaints = run(capsys, "ledger", "check", "sổ.toml")
    twin, total = output.splitlines()
    assert (code, complaints) == (1, "")
    assert twin == f"sổ.toml:17: {render('ledger.twin', {'place': 'sổ.toml:7'})}"
    assert total == render("ledger.checked", {"count": "1", "problems": "1"})


def test_the_problems_of_a_store_are_told_by_key(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    with closing(open_store(store, is_written=True)) as opened:
        opened.add([known("xuất khẩu gạo", "năm 2022", "7,71 triệu tấn")])
    code, output, _ = run(capsys, "ledger", "check", store)
    assert code == 1
    problem, total = output.splitlines()
    assert key_of(store, "7,71 triệu tấn") in problem
    assert key_of(store, "7,11 triệu tấn") in problem
    assert total == render("ledger.checked", {"count": "4", "problems": "1"})


def test_of_very_many_faults_the_first_are_told_and_the_rest_counted(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("sổ.toml").write_text(HEAD + RICE.replace("7,11 triệu tấn", "nhiều") * 35, encoding="utf-8")
    code, _, complaints = run(capsys, "ledger", "check", "sổ.toml")
    rows = complaints.splitlines()
    assert code == 1
    assert len(rows) == 21
    assert all(row.startswith("sổ.toml:") for row in rows[:20])
    assert rows[20] == render("ledger.more_faults", {"count": "15"})


@pytest.mark.parametrize(
    ("content", "line"),
    [(b"[source.a\ntitle = 1", 1), (b"\xff\xfe", None), (b"[figures]\nx = 1\n", 1)],
)
def test_a_file_that_cannot_be_read_at_all_is_one_line(
    folder: Path, content: bytes, line: int | None, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("sổ.toml").write_bytes(content)
    code, output, complaints = run(capsys, "ledger", "check", "sổ.toml")
    assert (code, output) == (1, "")
    assert len(complaints.splitlines()) == 1
    assert complaints.startswith("sổ.toml: " if line is None else f"sổ.toml:{line}: ")


# -- add


@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_a_terminal_figures_are_proposed_and_none_is_entered(
    folder: Path, lang: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = Path("sổ.toml").read_bytes()
    code, output, complaints = run(capsys, "ledger", "add", "bài.txt", "--ledger", "sổ.toml", "--lang", lang)
    *offered, total = output.splitlines()
    assert (code, complaints) == (0, "")
    assert [row.split(": ")[0] for row in offered] == ["bài.txt:3:30", "bài.txt:3:85", "bài.txt:4:15"]
    unsure = render("ledger.unsure", lang=lang)
    assert [row.endswith(unsure) for row in offered] == [False, False, True]
    assert total == render("ledger.added", {"offered": "3", "accepted": "0", "added": "0"}, lang)
    assert Path("sổ.toml").read_bytes() == before


@pytest.mark.parametrize("name", ["mới.toml", "mới.sqlite", "sổ.toml"])
def test_yes_enters_what_is_certain_once(folder: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    before = records(name) if Path(name).exists() else []
    arguments = (
        "ledger",
        "add",
        "bài.txt",
        "--ledger",
        name,
        "--yes",
        "--publisher",
        "Báo Gạo",
        "--published",
        "5/1/2023",
    )
    for added in ("2", "0"):
        code, output, complaints = run(capsys, *arguments)
        total = output.splitlines()[-1]
        assert (code, complaints) == (0, "")
        assert total == render("ledger.added", {"offered": "3", "accepted": "2", "added": added})
    assert records(name)[: len(before)] == before
    new = records(name)[len(before) :]
    assert [(record.subject, record.scope, record.quantity.text) for record in new] == [
        ("xuất khẩu gạo", "Việt Nam", "7,71 triệu tấn"),
        ("kiều hối", "Việt Nam", "19 tỷ USD"),
    ]
    assert {(record.citation.title, record.citation.publisher, str(record.citation.published)) for record in new} == {
        ("Gạo Việt Nam được giá", "Báo Gạo", "2023-01-05")
    }
    assert {record.by for record in new} == {"Minh"}


def test_the_source_and_who_enters_are_taken_from_the_command(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = ("--title", "Bài", "--publisher", "Báo", "--url", "https://example.org", "--by", "Lan")
    assert run(capsys, "ledger", "add", "bài.txt", "--ledger", "mới.toml", "--yes", *told)[0] == 0
    citations = {
        (record.citation.title, record.citation.name, record.citation.url, record.by) for record in records("mới.toml")
    }
    assert citations == {("Bài", "Báo", "https://example.org", "Lan")}


def test_figures_are_added_to_a_folder_in_a_file_of_the_day(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "ledger", "add", "bài.txt", "--ledger", "sổ", "--yes")[0] == 0
    (made,) = Path("sổ").iterdir()
    assert [record.entered.isoformat() for record in records("sổ")] == [made.stem] * 2
    assert run(capsys, "ledger", "check", "sổ")[0] == 0


def test_a_plain_ledger_keeps_what_people_wrote_in_it(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = "# của Ban Kinh tế\n" + Path("sổ.toml").read_text(encoding="utf-8")
    Path("sổ.toml").write_text(before, encoding="utf-8")
    run(capsys, "ledger", "add", "bài.txt", "--ledger", "sổ.toml", "--yes")
    after = Path("sổ.toml").read_text(encoding="utf-8")
    assert after.startswith(before.rstrip())
    assert len(records("sổ.toml")) == 4
    assert sorted(each.name for each in folder.iterdir() if each.suffix not in (".txt", ".csv")) == [
        "cột.toml",
        "sổ.toml",
    ]


def test_an_article_that_cannot_be_read_is_one_line_and_the_others_are_read(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, output, complaints = run(capsys, "ledger", "add", "không.txt", "bài.txt", "--ledger", "mới.toml", "--yes")
    assert (code, complaints) == (2, f"không.txt: {render('read.missing')}\n")
    assert output.splitlines()[-1] == render("ledger.added", {"offered": "3", "accepted": "2", "added": "2"})
    assert len(records("mới.toml")) == 2


def test_where_nothing_is_accepted_no_ledger_is_made(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("trống.txt").write_text("Hôm nay trời đẹp.\n", encoding="utf-8")
    for article in ("trống.txt", "bài.txt"):
        assert run(capsys, "ledger", "add", article, "--ledger", "mới.sqlite")[0] == 0
        assert run(capsys, "ledger", "add", article, "--ledger", "mới.toml")[0] == 0
    assert list(folder.glob("mới*")) == []


def test_figures_cannot_be_added_to_a_ledger_that_cannot_be_read(
    folder: Path, store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("sổ.toml").write_text("[figure\n", encoding="utf-8")
    code, _, complaints = run(capsys, "ledger", "add", "bài.txt", "--ledger", "sổ.toml", "--yes")
    assert (code, len(complaints.splitlines())) == (2, 1)
    assert complaints.startswith("sổ.toml:1: ")
    assert Path("sổ.toml").read_text(encoding="utf-8") == "[figure\n"
    altered(store, f"PRAGMA user_version = {VERSION + 1}")
    code, _, complaints = run(capsys, "ledger", "add", "bài.txt", "--ledger", store, "--yes")
    assert (code, len(complaints.splitlines())) == (2, 1)
    assert complaints.startswith(f"{store}: ")


class Typed(io.StringIO):
    """A terminal at which somebody types."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("typed", "values"),
    [
        ("y\nn\nn\n", ["7,71 triệu tấn"]),
        ("c\nk\nc\n", ["7,71 triệu tấn", "5 tỷ đồng"]),
        ("n\na\n", ["19 tỷ USD", "5 tỷ đồng"]),
        ("Có\nq\n", ["7,71 triệu tấn"]),
        ("q\n", []),
        ("\n\n\n", []),
        ("", []),
    ],
)
def test_at_a_terminal_every_figure_is_asked_for(
    folder: Path, typed: str, values: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", Typed(typed))
    code, output, _ = run(capsys, "ledger", "add", "bài.txt", "--ledger", "mới.toml")
    assert code == 0
    assert output.count(render("ledger.ask")) == max(1, min(3, typed.count("\n")))
    assert [record.quantity.text for record in (records("mới.toml") if values else [])] == values
    assert Path("mới.toml").exists() is bool(values)


class Interrupted:
    """A terminal at which somebody presses Ctrl-C after some answers."""

    def __init__(self, typed: str) -> None:
        self._rows = typed.splitlines(keepends=True)

    def isatty(self) -> bool:
        return True

    def readline(self) -> str:
        if not self._rows:
            raise KeyboardInterrupt
        return self._rows.pop(0)


def add_of_two(
    folder: Path, typed: Typed | Interrupted, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> tuple[int, str, str]:
    (folder / "hai.txt").write_text(ARTICLE.replace("7,71", "6,24").replace("2022", "2021"), encoding="utf-8")
    monkeypatch.setattr("sys.stdin", typed)
    return run(capsys, "ledger", "add", "bài.txt", "hai.txt", "--ledger", "mới.toml")


@pytest.mark.parametrize("typed", ["y\nq\n", "y\n"])
def test_to_quit_or_to_end_the_input_ends_the_asking_for_all_articles(
    folder: Path, typed: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code, output, _ = add_of_two(folder, Typed(typed), monkeypatch, capsys)
    assert (code, output.count(render("ledger.ask"))) == (0, 2)
    assert "hai.txt" not in output
    assert [record.quantity.text for record in records("mới.toml")] == ["7,71 triệu tấn"]


@pytest.mark.parametrize(("typed", "count"), [("y\n", 1), ("a\ny\n", 4)])
def test_what_was_accepted_before_an_interruption_is_entered(
    folder: Path, typed: str, count: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("factcheck.cli._abandon", lambda _: None)  # it would close the output of the tests
    code, output, _ = add_of_two(folder, Interrupted(typed), monkeypatch, capsys)
    assert code == 130
    assert output.endswith("\n")
    assert len(records("mới.toml")) == count


# -- import and export


@pytest.mark.parametrize("lang", LANGUAGES)
def test_columns_that_were_not_read_are_named_and_the_rest_is_imported(
    folder: Path, lang: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "rộng.csv").write_text("Chỉ tiêu,2022,2023E,Q1/2024\nxuất khẩu gạo,7,8,2\n", encoding="utf-8")
    wide = MAPPING.replace('period = "Năm"\nvalue = "Giá trị"\n', "") + "[wide]\nperiods = true\n"
    (folder / "rộng.toml").write_text(wide, encoding="utf-8")
    arguments = ("rộng.csv", "--mapping", "rộng.toml", "--ledger", "kho.sqlite", "--lang", lang)
    code, _, complaints = run(capsys, "ledger", "import", *arguments)
    unread = render("ledger.unread_columns", {"columns": "2023E; Q1/2024"}, lang)
    assert (code, complaints) == (0, f"rộng.csv: {unread}\n")
    assert [record.quantity.text for record in records("kho.sqlite")] == ["7 triệu tấn"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_table_is_imported_and_what_cannot_be_read_is_told_with_its_row(
    folder: Path, lang: str, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ("ledger", "import", "bảng.csv", "--mapping", "cột.toml", "--ledger", "kho.sqlite", "--lang", lang)
    for new, already in (("2", "0"), ("0", "2")):
        code, output, complaints = run(capsys, *arguments)
        assert (code, output) == (
            1,
            f"{render('ledger.imported', {'new': new, 'known': already, 'faults': '1'}, lang)}\n",
        )
        assert complaints == f"bảng.csv:4: Giá trị: {render('ledger.no_number', {'detail': 'nhiều'}, lang)}\n"
    assert [record.quantity.text for record in records("kho.sqlite")] == ["6,24 triệu tấn", "7,11 triệu tấn"]
    assert {record.by for record in records("kho.sqlite")} == {"Minh"}


def test_a_sound_table_is_imported_with_code_0(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("bảng.csv").write_text(TABLE.replace("nhiều", '"8,1"'), encoding="utf-8")
    code, output, complaints = run(
        capsys, "ledger", "import", "bảng.csv", "--mapping", "cột.toml", "--ledger", "kho.sqlite", "--by", "Lan"
    )
    assert (code, complaints) == (0, "")
    assert output == f"{render('ledger.imported', {'new': '3', 'known': '0', 'faults': '0'})}\n"
    assert {record.by for record in records("kho.sqlite")} == {"Lan"}


@pytest.mark.parametrize(
    ("arguments", "place", "reason"),
    [
        (("bảng.csv",), "bảng.csv: ", "ledger.needs_mapping"),
        (("không.csv", "--mapping", "cột.toml"), "không.csv: ", "ledger.missing_table"),
        (("không.csv",), "không.csv: ", "ledger.missing_table"),
        (("bảng.csv", "--mapping", "không.toml"), "không.toml: ", "ledger.missing_table"),
        (("bài.txt", "--mapping", "cột.toml"), "bài.txt: ", "ledger.unknown_table_format"),
        (("bảng.csv", "--mapping", "sổ.toml"), "sổ.toml: ", "ledger.unknown_field"),
    ],
)
def test_what_cannot_be_imported_is_one_line_and_makes_no_store(
    folder: Path, arguments: tuple[str, ...], place: str, reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for lang in LANGUAGES:
        code, output, complaints = run(capsys, "ledger", "import", *arguments, "--ledger", "kho.sqlite", "--lang", lang)
        assert (code, output) == (2, "")
        assert len(complaints.splitlines()) == 1
        assert complaints.startswith(place)
        assert beginning(reason, lang) in complaints
    assert not Path("kho.sqlite").exists()


@pytest.mark.parametrize("name", ["sổ.toml", "mới.toml", "."])
def test_a_table_is_imported_into_a_store_alone(folder: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    before = Path("sổ.toml").read_bytes()
    code, output, complaints = run(capsys, "ledger", "import", "bảng.csv", "--mapping", "cột.toml", "--ledger", name)
    assert (code, output, complaints) == (2, "", f"{name}: {render('ledger.is_plain')}\n")
    assert Path("sổ.toml").read_bytes() == before
    assert not Path("mới.toml").exists()


def test_a_plain_ledger_is_imported_into_a_store(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, output, _ = run(capsys, "ledger", "import", "sổ.toml", "--ledger", "kho.sqlite")
    assert (code, output) == (0, f"{render('ledger.imported', {'new': '2', 'known': '0', 'faults': '0'})}\n")
    assert records("kho.sqlite") == records("sổ.toml")


@pytest.mark.parametrize("name", ["ra.csv", "ra.toml"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_exported_is_imported_as_it_was(
    store: str, name: str, lang: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, output, complaints = run(capsys, "ledger", "export", name, "--ledger", store, "--lang", lang)
    assert (code, complaints) == (0, "")
    assert output == f"{render('ledger.exported', {'count': '3'}, lang)}\n"
    assert run(capsys, "ledger", "import", name, "--ledger", "hai.sqlite")[0] == 0
    assert records("hai.sqlite") == records(store)


def test_without_a_file_csv_goes_to_standard_output(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, output, complaints = run(capsys, "ledger", "export", "--ledger", store)
    rows = list(csv.DictReader(io.StringIO(output)))
    assert (code, complaints) == (0, "")
    assert [row["key"] for row in rows] == [record.key for record in records(store)]
    assert [row["print"] for row in rows] == ["7,11 triệu tấn", "gần 19 tỷ USD", "7,05 triệu tấn"]


@pytest.mark.parametrize(
    ("name", "reason"),
    [("ra.txt", "ledger.unknown_format"), ("không/ra.csv", "ledger.unwritten"), ("/", "ledger.unknown_format")],
)
def test_what_cannot_be_exported_is_one_line(
    store: str, name: str, reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, output, complaints = run(capsys, "ledger", "export", name, "--ledger", store)
    assert (code, output) == (2, "")
    assert len(complaints.splitlines()) == 1
    assert complaints.startswith(f"{name}: {beginning(reason)}")


def test_an_edited_export_is_a_record_of_its_own(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "ledger", "export", "ra.csv", "--ledger", store)
    text = Path("ra.csv").read_text(encoding="utf-8")
    Path("ra.csv").write_text(text.replace("7110000", "7120000").replace("7,11", "7,12"), encoding="utf-8")
    code, output, _ = run(capsys, "ledger", "import", "ra.csv", "--ledger", store)
    assert (code, output) == (0, f"{render('ledger.imported', {'new': '1', 'known': '2', 'faults': '0'})}\n")


def test_faulty_lines_of_an_export_are_told_and_the_others_imported(
    store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys, "ledger", "export", "ra.csv", "--ledger", store)
    head, first, *rest = Path("ra.csv").read_text(encoding="utf-8").splitlines()
    broken = first.replace("7110000", "bảy")
    Path("ra.csv").write_text("\n".join([head, broken, "a,b", *rest, ""]), encoding="utf-8")
    code, output, complaints = run(capsys, "ledger", "import", "ra.csv", "--ledger", "hai.sqlite")
    assert code == 1
    assert output == f"{render('ledger.imported', {'new': '2', 'known': '0', 'faults': '2'})}\n"
    assert [row.split(": ")[0] for row in complaints.splitlines()] == ["ra.csv:2", "ra.csv:3"]


# -- search, show, log


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_search_prints_what_it_finds_with_the_words_that_are_lacking(
    store: str, lang: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for words in (("xuất khẩu gạo 2022",), ("gao", "xuat", "khau", "2022")):
        code, output, complaints = run(capsys, "ledger", "search", *words, "--ledger", store, "--lang", lang)
        rows = output.splitlines()
        assert (code, complaints) == (0, "")
        assert {row.split()[0] for row in rows} == {key_of(store, f"7,{digits} triệu tấn") for digits in ("11", "05")}
        assert all("xuất khẩu gạo, Việt Nam, năm 2022: 7," in row for row in rows)
        assert any(f"[{render('kind_of_figure.preliminary', lang=lang)}]" in row for row in rows)
    _, output, _ = run(capsys, "ledger", "search", "xuất khẩu gạo nếp", "--ledger", store, "--lang", lang)
    lacks = render("ledger.lacks", {"words": "nep"}, lang)
    assert all(row.endswith(lacks) for row in output.splitlines())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_where_nothing_is_found_it_says_so_with_code_1(
    folder: Path, lang: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, output, complaints = run(capsys, "ledger", "search", "máy bay", "--ledger", "sổ.toml", "--lang", lang)
    assert (code, output, complaints) == (1, "", f"{render('ledger.nothing_found', lang=lang)}\n")


def test_a_search_and_a_log_are_limited(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert len(run(capsys, "ledger", "search", "gạo", "--limit", "1", "--ledger", store)[1].splitlines()) == 1
    assert len(run(capsys, "ledger", "log", "--limit", "2", "--ledger", store)[1].splitlines()) == 2


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_record_is_shown_in_full_by_the_beginning_of_its_key(
    store: str, lang: str, capsys: pytest.CaptureFixture[str]
) -> None:
    key = key_of(store, "gần 19 tỷ USD")
    for shown in (key, key[:8], key[:4]):
        code, output, complaints = run(capsys, "ledger", "show", shown, "--ledger", store, "--lang", lang)
        assert (code, complaints) == (0, "")
        fields = {row[:16].strip(): row[16:] for row in output.splitlines()}

        def field(name: str, fields: dict[str, str] = fields) -> str:
            return fields[render(f"ledger.field.{name}", lang=lang)]

        assert field("subject") == "kiều hối"
        assert field("aliases") == "tiền người Việt ở nước ngoài gửi về"
        assert field("scope") == "Việt Nam"
        assert field("period") == "năm 2022 (2022-01-01 – 2022-12-31)"
        assert field("value") == "gần 19 tỷ USD"
        assert field("kind") == render("kind_of_figure.actual", lang=lang)
        assert field("source") == "Niên giám thống kê – Tổng cục Thống kê, 30/6/2023"
        assert field("url") == "https://example.org/2022"
        assert field("entered") == "3/1/2026"
        assert render("ledger.history", lang=lang) not in output


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_record_is_shown_with_its_history_and_what_stands_now(
    store: str, lang: str, capsys: pytest.CaptureFixture[str]
) -> None:
    final, former = (key_of(store, f"7,{digits} triệu tấn") for digits in ("11", "05"))
    for shown in (final, former):
        code, output, _ = run(capsys, "ledger", "show", shown, "--ledger", store, "--lang", lang)
        history = output.partition(f"\n{render('ledger.history', lang=lang)}\n")[2].splitlines()
        assert code == 0
        assert {row[:18] for row in history} == {f"* {final}", f"  {former}"}


@pytest.mark.parametrize(
    ("key", "reason"),
    [("ffff0000", "ledger.unknown_key"), ("abc", "ledger.no_key"), ("", "ledger.no_key"), ("%___", "ledger.no_key")],
)
def test_a_key_that_names_no_record_is_one_line(
    store: str, key: str, reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for lang in LANGUAGES:
        code, output, complaints = run(capsys, "ledger", "show", key, "--ledger", store, "--lang", lang)
        assert (code, output) == (2, "")
        assert complaints == f"{store}: {render(reason, {'detail': key}, lang)}\n"


def test_a_beginning_of_several_keys_is_not_enough(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    many = [known("xuất khẩu gạo", "năm 2022", f"{number},5 tấn") for number in range(1, 2000)]
    beginnings = [record.key[:4] for record in many]
    twice = next(each for each in beginnings if beginnings.count(each) > 1)
    with closing(open_store("nhiều.sqlite", is_written=True)) as opened:
        opened.add(many)
    code, _, complaints = run(capsys, "ledger", "show", twice, "--ledger", "nhiều.sqlite")
    assert (code, complaints) == (2, f"nhiều.sqlite: {render('ledger.several_keys', {'detail': twice})}\n")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_log_tells_what_was_entered_last_by_whom_and_in_place_of_what(
    store: str, lang: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, output, complaints = run(capsys, "ledger", "log", "--ledger", store, "--lang", lang)
    rows = output.splitlines()
    keys = [key_of(store, value) for value in ("gần 19 tỷ USD", "7,05 triệu tấn", "7,11 triệu tấn")]
    assert (code, complaints) == (0, "")
    assert rows[0].startswith(f"2026-01-03  {keys[0]}  ")
    assert rows[1].startswith(f"2026-01-02  {keys[1]}  ")
    assert rows[2].startswith(f"2026-01-02 Lan  {keys[2]}  ")
    assert [row.endswith(render("ledger.supersedes", {"keys": keys[1]}, lang)) for row in rows] == [False, False, True]


def test_what_records_say_is_written_on_one_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    odd = known("xuất\x1b[31m khẩu\ngạo", "năm 2022", "7,11 triệu tấn", by="Lan\rMai")
    with closing(open_store("kho.sqlite", is_written=True)) as opened:
        opened.add([odd])
    for action in (("log",), ("search", "gạo"), ("show", odd.key)):
        _, output, _ = run(capsys, "ledger", *action, "--ledger", "kho.sqlite")
        assert "\x1b" not in output
        assert "\r" not in output
        assert "khẩu\n" not in output


# -- factcheck check --ledger


def test_a_draft_is_checked_against_a_store_a_file_and_a_folder(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("cột.toml").unlink()
    for path in (store, "sổ.toml", "."):
        code, output, complaints = run(capsys, "check", "sai.txt", "--ledger", path)
        assert (code, complaints) == (1, "")
        assert "sai.txt:1:30: L102 [lỗi] " in output
        assert "7,11 triệu tấn" in output
    assert run(capsys, "check", "sai.txt")[0] == 0


@pytest.fixture(params=["missing", "newer", "no_store", "damaged", "locked"])
def unusable(request: pytest.FixtureRequest, store: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, str]]:
    """A store that cannot be used, and the reason."""
    kind: str = request.param
    monkeypatch.setattr(stores, "_WAIT_MS", 20)
    other = None
    if kind == "missing":
        Path(store).unlink()
    elif kind == "newer":
        altered(store, f"PRAGMA user_version = {VERSION + 1}")
    elif kind == "no_store":
        Path(store).write_bytes(b"no database\n" * 100)
    elif kind == "damaged":
        content = Path(store).read_bytes()
        Path(store).write_bytes(content[:4096] + b"\xa5" * (len(content) - 4096))
    else:
        other = sqlite3.connect(store, isolation_level=None)
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        other.execute("DELETE FROM setting WHERE name = 'none'")
    yield store, f"ledger.{kind}"
    if other is not None:
        other.close()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_ledger_that_cannot_be_used_is_one_line_and_the_drafts_are_checked_all_the_same(
    unusable: tuple[str, str], lang: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path, reason = unusable
    drafts = ("wrong.txt", "sai.txt", "right.txt")
    without = run(capsys, "check", *drafts, "--lang", lang)
    code, output, complaints = run(capsys, "check", *drafts, "--ledger", path, "--lang", lang)
    assert without[0] == 1
    assert (code, output) == (2, without[1])
    assert len(complaints.splitlines()) == 1
    assert complaints.startswith(f"{path}: {beginning(reason, lang)}")


def test_a_ledger_that_breaks_at_a_look_up_is_told_once(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    altered(store, "DROP TABLE term")
    without = run(capsys, "check", "sai.txt", "wrong.txt", "sai.txt")
    code, output, complaints = run(capsys, "check", "sai.txt", "wrong.txt", "sai.txt", "--ledger", store)
    assert (code, output) == (2, without[1])
    assert len(complaints.splitlines()) == 1
    assert complaints.startswith(f"{store}: {beginning('ledger.failed')}")


def test_faulty_entries_are_told_and_the_others_used(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("sổ.toml").write_text(HEAD + RICE + REMITTANCES.replace("gần 19 tỷ USD", "nhiều"), encoding="utf-8")
    code, output, complaints = run(capsys, "check", "sai.txt", "--ledger", "sổ.toml")
    assert code == 2
    assert "sai.txt:1:30: L102 [lỗi] " in output
    assert len(complaints.splitlines()) == 1
    assert complaints.startswith("sổ.toml:22: value: ")


def test_json_is_whole_without_the_ledger_that_was_asked_for(folder: Path) -> None:
    ran = factcheck("check", "wrong.txt", "--ledger", "không-có.sqlite", "--output-format", "json", cwd=folder)
    assert (ran.code, ran.complaints) == (2, f"không-có.sqlite: {render('ledger.missing')}\n")
    assert [finding["code"] for finding in json.loads(ran.output)["documents"][0]["findings"]] == ["R101"]


def test_json_tells_what_is_known(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("tỷ-lệ.txt").write_text(
        "Năm 2023, Việt Nam xuất khẩu 8,13 triệu tấn gạo, tăng 30% so với năm 2022.\n", encoding="utf-8"
    )
    code, output, _ = run(capsys, "check", "tỷ-lệ.txt", "--ledger", store, "--output-format", "json")
    (document,) = json.loads(output)["documents"]
    assert code == 1
    assert "L101" in [finding["code"] for finding in document["findings"]]
    known_records = [operand["record"] for operand in document["claims"][0]["known"]]
    assert key_of(store, "7,11 triệu tấn") in [record["key"] for record in known_records]
    assert known_records[0]["citation"]["publisher"] == "Tổng cục Thống kê"


def test_the_command_works_as_a_process_of_its_own(folder: Path) -> None:
    imported = factcheck("ledger", "import", "sổ.toml", "--ledger", "kho.sqlite", cwd=folder)
    assert (imported.code, imported.complaints) == (0, "")
    checked = factcheck("check", "--ledger", "kho.sqlite", "-", stdin=CONTRADICTED.encode(), cwd=folder)
    assert (checked.code, checked.complaints) == (1, "")
    assert checked.output.startswith("-:1:30: L102 [lỗi] ")
    piped = factcheck("ledger", "add", "bài.txt", "--ledger", "kho.sqlite", stdin=b"y\ny\ny\n", cwd=folder)
    assert (piped.code, piped.complaints) == (0, "")
    assert piped.output.splitlines()[-1] == render("ledger.added", {"offered": "3", "accepted": "0", "added": "0"})


# -- the ledger of the repository


def test_the_ledger_of_the_repository_is_sound(capsys: pytest.CaptureFixture[str]) -> None:
    code, output, complaints = run(capsys, "ledger", "check", str(OWN_LEDGER))
    assert (code, complaints) == (0, "")
    count = len(read_plain(str(OWN_LEDGER)).entries)
    assert count > 0
    assert output == f"{render('ledger.checked', {'count': str(count), 'problems': '0'})}\n"


@pytest.mark.skipif(not SEEDS.is_dir(), reason="../shared/seeds, the five published articles, is not here")
def test_the_published_articles_are_held_against_the_ledger_of_the_repository(
    capsys: pytest.CaptureFixture[str],
) -> None:
    paths = sorted(map(str, SEEDS.glob("0*.txt")))
    assert len(paths) == 5
    found: dict[str, list[tuple[str, str, str, str]]] = {}
    _, output, complaints = run(
        capsys, "check", *paths, "--ledger", str(OWN_LEDGER), "--output-format", "json", "--lang", "vi"
    )
    assert complaints == ""
    for document in json.loads(output)["documents"]:
        text = Path(document["path"]).read_text(encoding="utf-8")
        found[Path(document["path"]).name[:3]] = [told(finding, text) for finding in document["findings"]]
    contradicted, confirmed, overlapping = (each for each in found["001"] if each[0].startswith("L"))
    assert contradicted[:3] == ("L101", "error", "111%")
    assert "661 thỏa thuận" in contradicted[3]
    assert "420 thỏa thuận" in contradicted[3]
    assert confirmed[:3] == ("L301", "note", "22%")
    assert "39,59 tỷ USD" in confirmed[3]
    assert overlapping[:2] == ("L302", "note")
    assert "1/1/2021" in overlapping[3]
    others = [each for name, findings in found.items() if name != "001" for each in findings]
    assert [each for each in others if each[0].startswith("L") and each[1] != "note"] == []


def told(finding: dict[str, Any], text: str) -> tuple[str, str, str, str]:
    span = finding["span"]
    return finding["code"], finding["level"], text[span["start"] : span["end"]], finding["message"]
