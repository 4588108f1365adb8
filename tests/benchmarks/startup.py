"""A cold ``factcheck check`` of a 3 kB article against a bare ``python -c pass``, interleaved, best of N.

Run as ``python -m tests.benchmarks.startup [N]``.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.articles import generated

ROUNDS = 15
BARE, CHECK = "python -c pass", "factcheck check"


def seconds(command: list[str], environment: dict[str, str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=False, env=environment)
    return time.perf_counter() - start


def main(rounds: int) -> None:
    # Compiled caches are part of what is measured: the first round writes them.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryDirectory() as folder:
        article = Path(folder) / "article.txt"
        article.write_text(next(generated()), encoding="utf-8")
        commands = {
            BARE: [sys.executable, "-c", "pass"],
            CHECK: [str(Path(sys.executable).with_name("factcheck")), "check", str(article)],
        }
        best = {name: seconds(command, environment) for name, command in commands.items()}
        for _ in range(rounds):
            for name, command in commands.items():
                best[name] = min(best[name], seconds(command, environment))
    for name, taken in best.items():
        print(f"{name:16} {taken * 1000:7.1f} ms")
    print(f"ratio            {best[CHECK] / best[BARE]:7.1f}   (wanted: at most 10)")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
