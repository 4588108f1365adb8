"""``python -m factcheck`` is ``factcheck``."""

from __future__ import annotations

import sys

from factcheck.cli import main

if __name__ == "__main__":  # processes that are started afresh load this module, too
    sys.exit(main())
