"""The writers of the formats other than text."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from factcheck import __version__
from factcheck.report.writer import Writer

_PLAIN = {"jsonl": "JsonLinesWriter", "github": "GithubWriter", "gitlab": "GitlabWriter", "junit": "JunitWriter"}
_VERSIONED = {"json": "JsonWriter", "html": "HtmlWriter"}  # these tell which version has written them


def writer_of(name: str, write: Callable[[str], None], complain: Callable[[str], None], lang: str) -> Writer:
    """The writer of the format ``name``, its module loaded."""
    module = import_module(f"factcheck.report.{name}")
    if name in _VERSIONED:
        writer: Writer = getattr(module, _VERSIONED[name])(write, complain, lang, __version__)
    elif name == "sarif":
        writer = module.SarifWriter(write, complain, lang, __version__, lambda code: _card(code, lang))
    else:
        writer = getattr(module, _PLAIN[name])(write, complain, lang)
    return writer


def _card(code: str, lang: str) -> object:
    """What a SARIF report says of the rule of ``code``."""
    from factcheck.report.sarif import RuleCard  # noqa: PLC0415  # loaded with the writer
    from factcheck.verify.page import page, title  # noqa: PLC0415  # only SARIF tells of rules
    from factcheck.verify.registry import rule  # noqa: PLC0415  # the same

    found = rule(code)
    assert found is not None  # it has found something
    return RuleCard(code, found.meta.name, title(found, lang), page(found, lang), found.meta.level.value)
