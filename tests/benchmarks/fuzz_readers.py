"""A long run over every reader with inputs that nobody wrote: nothing but a draft or a reason may come of them.

Run as ``python -m tests.benchmarks.fuzz_readers SECONDS [SEED]``. What fails is made smaller and kept in
``tests/read/past_failures/``, whence the tests read it again. Prints how many inputs of each format came to what.
"""

from __future__ import annotations

import hashlib
import os
import random
import sys
import time
from collections import Counter

from factcheck import Format
from tests.read.fuzz_inputs import kept, noise, samples, tampered, written
from tests.read.fuzzing import FAILED, FOLDER, Input, minimised, outcome, warm_up


def main(seconds: float, seed: int) -> int:
    chance = random.Random(seed)
    outcomes: dict[Format, Counter[str]] = {form: Counter() for form in Format}
    failures: Counter[str] = Counter()
    seeds, end = samples(), time.monotonic() + seconds
    warm_up(seeds)
    seeds += kept(FOLDER)
    while time.monotonic() < end:
        given = made(chance, seeds)
        came = outcome(given)
        outcomes[given.form][brief(came)] += 1
        if came.startswith(FAILED):
            failures[brief(came)] += 1
            if failures[brief(came)] == 1:
                keep(given, came)
    for form, counts in outcomes.items():
        print(
            f"{form.value:10}{sum(counts.values()):7}  ", ", ".join(f"{what} {n}" for what, n in counts.most_common())
        )
    print(f"{sum(failures.values())} failures of {len(failures)} kinds, seed {seed}")
    return 1 if failures else 0


def made(chance: random.Random, seeds: list[Input]) -> Input:
    """An input of any format, and any kind: real ones that were tampered with lead deepest."""
    form = chance.choice(list(Format))
    kind = chance.random()
    if kind < 0.1:
        return noise(chance, form)
    if kind < 0.4:
        return written(chance, form)
    return tampered(chance, chance.choice([seed for seed in seeds if seed.form is form]), seeds)


def brief(came: str) -> str:
    """``came`` in a line: of a traceback its end, and where it began to go wrong."""
    lines = came.strip().splitlines()
    places = [line.strip() for line in lines if line.strip().startswith("File ")]
    return f"{FAILED}{lines[-1][:80]} {places[-1]}" if places else came


def keep(given: Input, came: str) -> None:
    """Write ``given`` made smaller to the folder of past failures."""
    kind = brief(came)
    tries = 200 if "Traceback" in came else 10  # each try of a crash or a hang takes its time
    small = minimised(given, lambda smaller: brief(outcome(smaller)) == kind, tries)
    name = hashlib.sha256(small.content).hexdigest()[:12] + "." + given.name.rpartition(".")[2]
    (FOLDER / name).write_bytes(small.content)
    print(f"{name}: {len(small.content)} bytes\n{came}", flush=True)


if __name__ == "__main__":
    os.nice(10)
    sys.exit(main(float(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else time.time_ns() % 10**6))
