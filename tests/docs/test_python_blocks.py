"""The Python of the documentation runs as it is printed."""

from __future__ import annotations

import re

import pytest

from tests.docs.pages import ROOT, pages, text

BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
BLOCKS = [(str(page.relative_to(ROOT)), code) for page in pages() for code in BLOCK.findall(text(page))]


@pytest.mark.parametrize(("page", "code"), BLOCKS, ids=[page for page, _ in BLOCKS])
def test_a_block_of_python_runs(page: str, code: str, capsys: pytest.CaptureFixture[str]) -> None:
    exec(compile(code, page, "exec"), {"__name__": "docs"})
    capsys.readouterr()


def test_there_are_blocks_to_run() -> None:
    assert {"README.md", "docs/cms.md"} <= {page for page, _ in BLOCKS}
