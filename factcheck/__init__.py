"""factcheck: reads Vietnamese news, recomputes its numeric claims exactly, and reports what does not add up.

>>> from factcheck import check
>>> report = check("Cả năm có 661 lượt, tăng 75% so với 420 lượt của năm trước.")
>>> [finding.code for finding in report.findings]
['R101']
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.api import check, parse_quantity
    from factcheck.errors import FactcheckError, LedgerError, ParseError, ReadError
    from factcheck.ledger.lookup import Ledger, open_ledger
    from factcheck.model.claim import (
        Assessment,
        Attainment,
        Certainty,
        Change,
        Claim,
        Cue,
        Derivation,
        Direction,
        KnownOperand,
        LevelClaim,
        Modality,
        Multiple,
        Part,
        Reference,
        Share,
        Verdict,
    )
    from factcheck.model.draft import Block, BlockKind, Box, Comment, Draft, Format, Piece, Run, SourceRange
    from factcheck.model.finding import Diagnosis, Edit, Finding, Fix, Level, Related
    from factcheck.model.interval import Interval
    from factcheck.model.period import Anchor, Period
    from factcheck.model.quantity import Bound, Qualifier, Quantity
    from factcheck.model.record import Citation, FigureKind, Record
    from factcheck.model.report import Report
    from factcheck.model.span import Span
    from factcheck.model.unit import Dimension, Unit
    from factcheck.read.drafts import read_drafts
    from factcheck.scan.periods import parse_period

__version__ = "0.1.0"

__all__ = [
    "Anchor",
    "Assessment",
    "Attainment",
    "Block",
    "BlockKind",
    "Bound",
    "Box",
    "Certainty",
    "Change",
    "Citation",
    "Claim",
    "Comment",
    "Cue",
    "Derivation",
    "Diagnosis",
    "Dimension",
    "Direction",
    "Draft",
    "Edit",
    "FactcheckError",
    "FigureKind",
    "Finding",
    "Fix",
    "Format",
    "Interval",
    "KnownOperand",
    "Ledger",
    "LedgerError",
    "Level",
    "LevelClaim",
    "Modality",
    "Multiple",
    "ParseError",
    "Part",
    "Period",
    "Piece",
    "Qualifier",
    "Quantity",
    "ReadError",
    "Record",
    "Reference",
    "Related",
    "Report",
    "Run",
    "Share",
    "SourceRange",
    "Span",
    "Unit",
    "Verdict",
    "check",
    "open_ledger",
    "parse_period",
    "parse_quantity",
    "read_drafts",
]

_HOMES = {
    "factcheck.api": ("check", "parse_quantity"),
    "factcheck.errors": ("FactcheckError", "LedgerError", "ParseError", "ReadError"),
    "factcheck.ledger.lookup": ("Ledger", "open_ledger"),
    "factcheck.model.claim": (
        *("Assessment", "Attainment", "Certainty", "Change", "Claim", "Cue", "Derivation", "Direction", "LevelClaim"),
        *("KnownOperand", "Modality", "Multiple", "Part", "Reference", "Share", "Verdict"),
    ),
    "factcheck.model.draft": (
        *("Block", "BlockKind", "Box", "Comment", "Draft", "Format", "Piece", "Run", "SourceRange"),
    ),
    "factcheck.model.finding": ("Diagnosis", "Edit", "Finding", "Fix", "Level", "Related"),
    "factcheck.model.interval": ("Interval",),
    "factcheck.model.period": ("Anchor", "Period"),
    "factcheck.model.quantity": ("Bound", "Qualifier", "Quantity"),
    "factcheck.model.record": ("Citation", "FigureKind", "Record"),
    "factcheck.model.report": ("Report",),
    "factcheck.model.span": ("Span",),
    "factcheck.model.unit": ("Dimension", "Unit"),
    "factcheck.read.drafts": ("read_drafts",),
    "factcheck.scan.periods": ("parse_period",),
}


def __getattr__(name: str) -> object:
    """A public name is imported when it is first used, so that the command line loads what its command needs."""
    for home, names in _HOMES.items():
        if name in names:
            value: object = getattr(import_module(home), name)
            globals()[name] = value
            return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
