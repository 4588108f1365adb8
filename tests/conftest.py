"""Settings for every test."""

from __future__ import annotations

import os
import sys

import pytest
from hypothesis import settings

# A slow machine is no failure: no test asserts time. In continuous integration hypothesis has a profile of its own,
# which draws the same examples each time.
settings.register_profile("factcheck", deadline=None)
if "CI" not in os.environ:
    settings.load_profile("factcheck")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Prints the figures on the annotated set, where they were measured, against the recorded ones."""
    test_gold = sys.modules.get("tests.test_gold")
    if test_gold is not None and test_gold.measured.cache_info().currsize:
        terminalreporter.section("annotated set")
        terminalreporter.write_line(test_gold.quality_report(test_gold.measured(), test_gold.recorded()))
