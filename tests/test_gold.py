"""The figures on the annotated set beside the repository do not drop.

The set is no part of the repository; without it these tests skip. After a change that raises the figures, record them:
``python -m tests.test_gold``.
"""

from __future__ import annotations

import importlib.util
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from factcheck import check

EVALUATION = Path(__file__).parents[2] / "shared" / "eval"
RECORDED = Path(__file__).with_name("recorded_figures.json")
SLACK = 0.002
SHOWN = ("claims.f1", "current.f1", "base.f1", "quantities.f1", "direction", "verdict", "false_alarms", "errors_missed")

Figures = dict[str, Any]


def flat(figures: Figures, prefix: str = "") -> dict[str, float]:
    """Every figure by its path: ``claims.f1``."""
    flattened: dict[str, float] = {}
    for name, value in figures.items():
        flattened |= flat(value, f"{prefix}{name}.") if isinstance(value, dict) else {f"{prefix}{name}": value}
    return flattened


def drops(measured: Figures, recorded: Figures) -> list[str]:
    """The scores that fell by more than the slack, and the counts of faults that rose."""
    now, then = flat(measured), flat(recorded)
    scores = [name for name in then if name.endswith(".f1") or name in ("direction", "verdict")]
    faults = [name for name in then if name in ("false_alarms", "errors_missed")]
    return [name for name in scores if now.get(name, 0.0) < then[name] - SLACK] + [
        name for name in faults if now.get(name, float("inf")) > then[name]
    ]


def quality_report(measured: Figures, recorded: Figures) -> str:
    """The figures of now beside the recorded ones, one a line."""
    now, then = flat(measured), flat(recorded)
    return "\n".join(f"{name:14} {now.get(name, float('nan')):>7.3f}   recorded {then[name]:>7.3f}" for name in SHOWN)


@cache
def measured() -> Figures:
    """What the script of the annotated set says of this checkout."""
    if not (EVALUATION / "score.py").exists():
        pytest.skip(f"the annotated set is not beside the repository: {EVALUATION}")
    spec = importlib.util.spec_from_file_location("score", EVALUATION / "score.py")
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    passages = _lines("dev-passages.jsonl")
    gold = {line["id"]: line for line in _lines("dev-gold.jsonl")}
    annotated = [passage for passage in passages if passage["id"] in gold]
    figures: Figures = script.score(annotated, gold, lambda text: check(text).to_dict())[0]
    return figures


def _lines(name: str) -> list[Figures]:
    return [json.loads(line) for line in (EVALUATION / name).read_text(encoding="utf-8").splitlines()]


def recorded() -> Figures:
    figures: Figures = json.loads(RECORDED.read_text(encoding="utf-8"))
    return figures


def test_figures_on_the_annotated_set_do_not_drop() -> None:
    assert drops(measured(), recorded()) == []


def test_recorded_figures_stand_against_themselves() -> None:
    assert drops(recorded(), recorded()) == []


@pytest.mark.parametrize("name", ["claims", "current", "base"])
def test_planted_drop_is_noticed(name: str) -> None:
    figures = recorded()
    figures[name] = figures[name] | {"f1": figures[name]["f1"] - 2 * SLACK}
    assert drops(figures, recorded()) == [f"{name}.f1"]


def test_report_sets_both_figures_side_by_side() -> None:
    figures = recorded()
    lower = figures | {"verdict": 0.5}
    line = next(line for line in quality_report(lower, figures).splitlines() if line.startswith("verdict"))
    assert line.split() == ["verdict", "0.500", "recorded", f"{figures['verdict']:.3f}"]


def test_planted_false_alarm_is_noticed() -> None:
    figures = recorded()
    assert drops(figures | {"false_alarms": figures["false_alarms"] + 1}, figures) == ["false_alarms"]


def test_missing_figure_is_noticed() -> None:
    figures = recorded()
    del figures["base"]
    assert drops(figures, recorded()) == ["base.f1"]


if __name__ == "__main__":
    RECORDED.write_text(json.dumps(measured(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
