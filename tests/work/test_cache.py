from __future__ import annotations

import datetime
import os
import pickle
from pathlib import Path

import pytest

from factcheck.model.draft import Format
from factcheck.model.interval import Interval
from factcheck.model.report import Report
from factcheck.model.style import Style
from factcheck.policy.settings import ExchangeRate, PathRule, Settings
from factcheck.work import cache as module
from factcheck.work.cache import Cache
from factcheck.work.examine import Examiner, Plan, Task, in_turn, tasks
from factcheck.work.outcomes import outcomes
from tests.cli.shell import RIGHT, WRONG
from tests.work.plans import PLAN, newsroom, told

TASK = Task("bài.txt", Format.TEXT, WRONG.encode())


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "kept"))
    return tmp_path / "kept/factcheck"


def opened(plan: Plan = PLAN) -> Cache:
    cache = Cache.opened(plan)
    assert cache is not None
    return cache


def stored(plan: Plan = PLAN, task: Task = TASK) -> Report:
    outcome = Examiner(plan).examine(task)
    assert isinstance(outcome.result, Report)
    cache = opened(plan)
    cache.store(cache.key(task), outcome)
    return outcome.result


def test_a_report_comes_back_as_it_was() -> None:
    report = stored()
    cache = opened()
    assert cache.load(cache.key(TASK)) == report
    assert report.has_errors


def test_the_name_of_a_file_does_not_matter_but_its_content_and_format_do() -> None:
    key = opened().key(TASK)
    assert opened().key(TASK._replace(path="b.txt")) == key
    assert opened().key(TASK._replace(content=RIGHT.encode())) != key
    assert opened().key(TASK._replace(form=Format.MARKDOWN)) != key


RATE = ExchangeRate("USD", "VND", Interval.point(24_000))


@pytest.mark.parametrize(
    "plan",
    [
        PLAN._replace(published=datetime.date(2023, 12, 13)),
        PLAN._replace(settings=Settings(style=Style(","))),
        PLAN._replace(settings=Settings(rates=(RATE,))),
        PLAN._replace(settings=Settings(rates=(RATE._replace(start=datetime.date(2023, 1, 1)),))),
        PLAN._replace(settings=Settings(ledger=os.devnull)),
        PLAN._replace(settings=Settings(root=os.curdir, paths=(PathRule(("*.txt",), style=Style(".")),))),
    ],
)
def test_all_that_decides_a_report_is_in_its_key(plan: Plan) -> None:
    assert opened(plan).key(TASK) != opened().key(TASK)


def test_what_chooses_among_findings_is_not() -> None:
    plan = PLAN._replace(settings=Settings(select=("T",), min_level=None, lang="en", exclude=("a",)))
    assert opened(plan).key(TASK) == opened().key(TASK)


def test_a_ledger_that_is_written_to_makes_reports_stale(tmp_path: Path) -> None:
    folder = tmp_path / "sổ"
    folder.mkdir()
    plan = PLAN._replace(settings=Settings(ledger=str(folder)))
    keys = {opened(plan).key(TASK)}
    (folder / "a.toml").write_text("", encoding="utf-8")
    keys.add(opened(plan).key(TASK))
    (folder / "a.toml").write_text("#", encoding="utf-8")
    keys.add(opened(plan).key(TASK))
    store = tmp_path / "sổ.sqlite"
    plan = PLAN._replace(settings=Settings(ledger=str(store)))
    for suffix in ("", "-wal"):
        store.with_name(store.name + suffix).write_text(suffix, encoding="utf-8")
        keys.add(opened(plan).key(TASK))
    assert len(keys) == 5


def test_a_changed_package_makes_reports_stale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = opened().key(TASK)
    (tmp_path / "factcheck/work").mkdir(parents=True)
    monkeypatch.setattr(module, "__file__", str(tmp_path / "factcheck/work/cache.py"))
    module._installed.cache_clear()
    after = opened().key(TASK)
    (tmp_path / "factcheck/new.py").touch()
    module._installed.cache_clear()
    assert len({before, after, opened().key(TASK)}) == 3
    monkeypatch.undo()
    module._installed.cache_clear()


@pytest.mark.parametrize("torn", [b"", b"\0" * 8, b"\0" * 400, None])
def test_a_torn_entry_is_made_anew(home: Path, torn: bytes | None) -> None:
    report = stored()
    cache = opened()
    key = cache.key(TASK)
    whole = (home / key).read_bytes()
    (home / key).write_bytes(whole[:-3] if torn is None else torn)
    assert cache.load(key) is None
    stored()
    assert cache.load(key) == report


def test_an_entry_is_not_unpickled_before_it_is_known_to_be_whole(home: Path, tmp_path: Path) -> None:
    class Planted:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return os.mkdir, (str(tmp_path / "planted"),)

    stored()
    cache = opened()
    (home / cache.key(TASK)).write_bytes(b"\0" * 16 + pickle.dumps(Planted()))
    assert cache.load(cache.key(TASK)) is None
    assert not (tmp_path / "planted").exists()


def test_the_folder_is_closed_to_others(home: Path) -> None:
    opened()
    assert home.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("mode", [0o777, 0o770, 0o702])
def test_a_folder_that_others_may_write_to_is_not_used(home: Path, mode: int) -> None:
    home.mkdir(parents=True)
    home.chmod(mode)
    assert Cache.opened(PLAN) is None


def test_a_folder_of_somebody_else_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)
    assert Cache.opened(PLAN) is None


def test_a_link_or_a_file_in_its_place_is_not_used(home: Path, tmp_path: Path) -> None:
    home.parent.mkdir()
    (tmp_path / "elsewhere").mkdir(mode=0o700)
    home.symlink_to(tmp_path / "elsewhere")
    assert Cache.opened(PLAN) is None
    home.unlink()
    home.touch()
    assert Cache.opened(PLAN) is None


def test_reports_with_faults_and_errors_are_not_kept(home: Path) -> None:
    cache = opened()
    missing = PLAN._replace(settings=Settings(ledger="không-có.sqlite"))
    outcome = Examiner(missing).examine(TASK)
    assert len(outcome.faults) == 1
    cache.store("a", outcome)
    unread = Examiner(PLAN).examine(TASK._replace(content=b"\0"))
    cache.store("b", unread)
    assert list(home.iterdir()) == []


def test_what_was_used_longest_ago_is_dropped(home: Path) -> None:
    cache = opened()
    for number in range(4):
        (home / str(number)).write_bytes(b"x" * 10)
        os.utime(home / str(number), (number, number))
    cache.trim(25)
    assert sorted(path.name for path in home.iterdir()) == ["2", "3"]


def test_a_full_disk_keeps_nothing(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    stored()
    assert list(home.iterdir()) == []


def test_a_second_run_takes_what_the_first_has_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = newsroom(tmp_path)
    first = list(outcomes(paths, PLAN, jobs=1))
    monkeypatch.setattr(Examiner, "examine", None)
    second = list(outcomes(paths, PLAN, jobs=1))
    assert [each.result for each in second] == [each.result for each in first]
    assert [each.content for each in second] == [each.content for each in first]
    with pytest.raises(TypeError):
        list(outcomes(paths, PLAN, jobs=1, is_cached=False))


def test_a_second_run_sees_what_has_changed(tmp_path: Path) -> None:
    paths = newsroom(tmp_path)
    list(outcomes(paths, PLAN))
    Path(paths[1]).write_text(WRONG, encoding="utf-8")
    assert [told(each) for each in outcomes(paths, PLAN)] == [told(each) for each in in_turn(tasks(paths, PLAN), PLAN)]
    assert told(list(outcomes(paths, PLAN))[1])[1] == ["R101"]


def test_few_plain_files_are_neither_looked_up_nor_kept(tmp_path: Path, home: Path) -> None:
    list(outcomes(newsroom(tmp_path, 2), PLAN))
    assert not home.exists()


def test_an_outcome_of_the_cache_is_that_of_the_file_asked_for(tmp_path: Path) -> None:
    paths = newsroom(tmp_path)
    for path in paths[1:]:
        Path(path).write_bytes(Path(paths[0]).read_bytes())
    assert [outcome.path for outcome in outcomes(paths, PLAN)] == paths
