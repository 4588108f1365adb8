"""Many drafts at once, in several processes; what comes of them is told in their order.

Each process has a pipe of its own, so that it is known whose file made one die, and that one may be ended at any time
without harm to the others. ``concurrent.futures`` has one queue for all and knows neither.
"""

from __future__ import annotations

import os
import pickle
import signal
import time
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from sys import platform
from typing import TYPE_CHECKING, NamedTuple, Self

from factcheck.errors import ReadError
from factcheck.work.cache import Cache
from factcheck.work.examine import Examiner, Outcome, Plan, Task, Work, completed, lightened

if TYPE_CHECKING:
    from multiprocessing.context import ForkContext, SpawnContext

PATIENCE = 0.1  # seconds: processes take half of that to start
# Bytes that a pipe takes without being read: with one draft waiting no process is idle until it is sent the next, and
# neither side waits for the other while both write.
_SMALL = 24_000 if platform == "linux" else 3_000
_AHEAD = 8  # outcomes for each process that may wait for the one before them
# Starting afresh, every process would load the package again. Elsewhere than on Linux a copy is not safe.
_CONTEXT: ForkContext | SpawnContext = get_context("fork") if platform == "linux" else get_context("spawn")


def available() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Pool:
    """Examines drafts by ``plan``, here as long as ``patience`` (seconds) lasts, then in up to ``jobs`` processes.

    Reports that ``cache`` has are taken from it, others are kept in it.
    """

    def __init__(self, plan: Plan, jobs: int, cache: Cache | None = None, patience: float = PATIENCE) -> None:
        self._plan = plan
        self._jobs = jobs
        self._cache = cache
        self._end = time.monotonic() + patience
        self._here = Examiner(plan)
        self._workers: list[_Worker] = []
        self._done: dict[int, Outcome] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.stop()
        self._here.close()

    def outcomes(self, work: Iterable[Work]) -> Iterator[Outcome]:
        """What comes of each of ``work``, in its order."""
        told = begun = 0
        for each in work:
            self._begin(begun, each)
            begun += 1
            while len(self._done) > _AHEAD * self._jobs and told not in self._done:
                self._collect()
            while told in self._done:
                yield self._done.pop(told)
                told += 1
        while told < begun:
            if told not in self._done:
                self._collect()
                continue
            yield self._done.pop(told)
            told += 1

    def _begin(self, number: int, each: Work) -> None:
        """Have ``each`` done, at once or by and by."""
        if isinstance(each, Outcome):
            self._done[number] = each
            return
        key = None if self._cache is None or each.draft is not None else self._cache.key(each)
        known = self._cache.load(key) if self._cache is not None and key is not None else None
        if known is not None:
            self._done[number] = Outcome(each.path, known, content=each.content)
        elif self._jobs == 1 or time.monotonic() < self._end:
            self._done[number] = completed(_examined(self._here, each, self._cache, key), each)
        else:
            self._here.close()
            self._send(_Sent(number, each, pickle.dumps((lightened(each), key))))

    def _send(self, sent: _Sent) -> None:
        """Give ``sent`` to a process: an idle one, a new one, or one that will then have it waiting, if it is small."""
        most = 2 if len(sent.message) <= _SMALL else 1
        while True:
            worker = min(self._workers, key=lambda each: len(each.sent), default=None)
            if len(self._workers) < self._jobs and (worker is None or worker.sent):
                with _uninterrupted():  # by then it is known, and ended with the others
                    worker = _Worker(self._plan, self._cache)
                    self._workers.append(worker)
            if worker is not None and len(worker.sent) < most:
                worker.send(sent)
                return
            self._collect()

    def _collect(self) -> None:
        """Wait until processes are through with a draft. What a dead one had waiting is given to others."""
        ready = wait([worker.connection for worker in self._workers if worker.sent])
        left: list[_Sent] = []
        for worker in [worker for worker in self._workers if worker.connection in ready]:
            number, outcome = worker.received()
            self._done[number] = outcome
            if not worker.is_alive:
                worker.stop()
                self._workers.remove(worker)
                left += worker.sent
        for sent in left:
            self._send(sent)


class _Sent(NamedTuple):
    """The draft of number ``number``, and what a process is sent of it."""

    number: int
    task: Task
    message: bytes


class _Worker:
    """A process that examines one draft after another; ``sent`` are those that it has not answered, the first of which
    it is at."""

    def __init__(self, plan: Plan, cache: Cache | None) -> None:
        self.connection, theirs = _CONTEXT.Pipe()
        self.sent: deque[_Sent] = deque()
        self.is_alive = True
        # A copied process has our end, too, and would never see that it was closed.
        ours = self.connection if _CONTEXT.get_start_method() == "fork" else None
        self._process = _CONTEXT.Process(target=_serve, args=(theirs, ours, plan, cache), daemon=True)
        self._process.start()
        theirs.close()

    def send(self, sent: _Sent) -> None:
        self.sent.append(sent)
        with suppress(OSError):  # it has died: that is found out when its answer is waited for
            self.connection.send_bytes(sent.message)

    def received(self) -> tuple[int, Outcome]:
        """What came of the first of its drafts, and the number of that."""
        number, task, _ = self.sent.popleft()
        try:
            outcome: Outcome = self.connection.recv()
        except (EOFError, OSError):
            self.is_alive = False
            return number, Outcome(task.path, ReadError(task.path, "read.died"))
        return number, completed(outcome, task)

    def stop(self) -> None:
        """End it, whatever it is at."""
        self.connection.close()
        self._process.terminate()
        self._process.join()


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Hold an interruption back. Processes that are started meanwhile never see one."""
    if platform == "win32":  # has no such mask
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(connection: Connection, other: Connection | None, plan: Plan, cache: Cache | None) -> None:
    """Examine what comes until the other end is closed; an interruption is for the first process to deal with."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if other is not None:
        other.close()
    examiner = Examiner(plan)
    while True:
        try:
            task, key = connection.recv()
        except (EOFError, OSError):
            return
        outcome = _examined(examiner, task, cache, key)
        try:
            connection.send(outcome)
        except OSError:  # nobody is there any more
            return


def _examined(examiner: Examiner, task: Task, cache: Cache | None, key: str | None) -> Outcome:
    outcome = examiner.examine(task)
    if cache is not None and key is not None:
        cache.store(key, outcome)
    return outcome
