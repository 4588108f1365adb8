from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck.model.draft import Format
from factcheck.model.report import Report
from factcheck.work.cache import Cache
from factcheck.work.examine import Examiner, Outcome, Plan, Task, Work, in_turn, tasks
from factcheck.work.pool import Pool, _serve, _Worker, available
from tests.cli.shell import WRONG
from tests.work.plans import PLAN, newsroom, told

pytestmark = pytest.mark.skipif(
    multiprocessing.get_start_method() != "fork", reason="what a test puts in is copied into processes by fork alone"
)


def pooled(work: Iterator[Work], jobs: int = 3, plan: Plan = PLAN) -> list[Outcome]:
    """What comes of ``work`` in processes from the start."""
    with Pool(plan, jobs, patience=0) as pool:
        return list(pool.outcomes(work))


def test_outcomes_are_those_of_one_after_another(tmp_path: Path) -> None:
    paths = [*newsroom(tmp_path), str(tmp_path / "none.txt"), str(tmp_path)]
    alone = list(in_turn(tasks(paths, PLAN), PLAN))
    together = pooled(tasks(paths, PLAN))
    assert [told(outcome) for outcome in together] == [told(outcome) for outcome in alone]
    assert [each.result for each in together[:-2]] == [each.result for each in alone[:-2]]
    assert [each.content for each in together] == [each.content for each in alone]
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize("is_reading", [True, False], ids=["answer", "next"])
def test_a_process_ends_without_a_word_when_nobody_listens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], *, is_reading: bool
) -> None:
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    ours, theirs = multiprocessing.Pipe()
    if is_reading:
        (task,) = tasks(newsroom(tmp_path, 1), PLAN)
        ours.send((task, None))
    ours.close()
    _serve(theirs, None, PLAN, None)
    assert capfd.readouterr() == ("", "")


def test_order_is_kept_however_long_a_draft_takes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = newsroom(tmp_path, 40)
    examine = Examiner.examine

    def slow(self: Examiner, task: Task) -> Outcome:
        time.sleep(0.2 if task.path == paths[0] else 0)
        return examine(self, task)

    monkeypatch.setattr(Examiner, "examine", slow)
    assert [outcome.path for outcome in pooled(tasks(paths, PLAN))] == paths


def test_files_are_read_no_further_ahead_than_they_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = newsroom(tmp_path, 3) * 60
    read = 0

    def counted() -> Iterator[Work]:
        nonlocal read
        for each in tasks(paths, PLAN):
            read += 1
            yield each

    examine = Examiner.examine
    first = Task("slow", Format.TEXT, WRONG.encode())

    def slow(self: Examiner, task: Task) -> Outcome:
        time.sleep(0.5 if task.path == "slow" else 0)
        return examine(self, task)

    monkeypatch.setattr(Examiner, "examine", slow)
    with Pool(PLAN, 2, patience=0) as pool:
        outcomes = pool.outcomes(each for part in ([first], counted()) for each in part)
        assert next(outcomes).path == "slow"
        assert 0 < read < 40


def test_a_draft_that_kills_its_process_costs_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = newsroom(tmp_path)
    examine = Examiner.examine

    def deadly(self: Examiner, task: Task) -> Outcome:
        if task.path in (paths[2], paths[3], paths[11]):
            os.kill(os.getpid(), signal.SIGKILL)
        return examine(self, task)

    alone = [told(outcome) for outcome in in_turn(tasks(paths, PLAN), PLAN)]
    monkeypatch.setattr(Examiner, "examine", deadly)
    for number in (2, 3, 11):
        alone[number] = (alone[number][0], "read.died")
    assert [told(outcome) for outcome in pooled(tasks(paths, PLAN))] == alone


def test_processes_are_gone_when_the_run_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = newsroom(tmp_path)

    def endless(self: Examiner, task: Task) -> Outcome:
        time.sleep(600)
        raise AssertionError

    monkeypatch.setattr(Examiner, "examine", endless)
    signal.signal(signal.SIGALRM, lambda *_: signal.raise_signal(signal.SIGINT))
    signal.setitimer(signal.ITIMER_REAL, 0.3)
    with pytest.raises(KeyboardInterrupt):
        pooled(tasks(paths, PLAN))
    assert multiprocessing.active_children() == []


def test_a_process_that_is_being_started_is_gone_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begin = _Worker.__init__

    def interrupted(self: _Worker, plan: Plan, cache: Cache | None) -> None:
        begin(self, plan, cache)
        signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(_Worker, "__init__", interrupted)
    with pytest.raises(KeyboardInterrupt):
        pooled(tasks(newsroom(tmp_path), PLAN))
    assert multiprocessing.active_children() == []


def test_lines_of_json_lines_are_shared_out_and_lead_back_to_the_file(tmp_path: Path) -> None:
    path = tmp_path / "bài.jsonl"
    line = '{"text": "Doanh thu tăng từ 6,2 lên 7,5 tỷ đồng, tức tăng 25%."}\n'
    path.write_text(line * 9 + "[]\n" + line, encoding="utf-8")
    alone = list(in_turn(tasks([str(path)], PLAN), PLAN))
    together = pooled(tasks([str(path)], PLAN))
    assert [told(outcome) for outcome in together] == [told(outcome) for outcome in alone]
    assert [outcome.result for outcome in together if isinstance(outcome.result, Report)] == [
        outcome.result for outcome in alone if isinstance(outcome.result, Report)
    ]
    report = together[0].result
    assert isinstance(report, Report)
    assert report.draft is not None
    assert report.draft.source == path.read_text(encoding="utf-8")


def test_short_work_starts_no_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.work.pool._Worker", None)
    with Pool(PLAN, 2, patience=60) as pool:
        assert len(list(pool.outcomes(tasks(newsroom(tmp_path), PLAN)))) == 12
    with Pool(PLAN, 1, patience=0) as pool:
        assert len(list(pool.outcomes(tasks(newsroom(tmp_path), PLAN)))) == 12


def test_there_is_at_least_one_processor() -> None:
    assert available() >= 1
