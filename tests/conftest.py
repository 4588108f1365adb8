"""Settings for every test."""

from __future__ import annotations

import os

from hypothesis import settings

# A slow machine is no failure: no test asserts time. In continuous integration hypothesis has a profile of its own,
# which draws the same examples each time.
settings.register_profile("factcheck", deadline=None)
if "CI" not in os.environ:
    settings.load_profile("factcheck")
