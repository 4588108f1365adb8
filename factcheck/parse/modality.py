"""Whether a statement is asserted, expected, demanded or supposed."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.lexicon.cues import Role
from factcheck.model.claim import Modality
from factcheck.scan.mention import Mention

_REACH = 60  # mentions back in which a modal word still holds


def modality_at(row: Sequence[Mention], at: int) -> Modality:
    """The modality of the nearest modal word before ``row[at]``: within its clause, or anywhere before it in the
    sentence for a word that sets the whole of it (``đặt mục tiêu``)."""
    in_clause = True
    for index in range(at - 1, max(-1, at - 1 - _REACH), -1):
        mention = row[index]
        entry = mention.entry
        if mention.role in (Role.STOP, Role.CONTRAST):
            in_clause = False
        elif entry is not None and entry.modality is not None and (in_clause or entry.sets_sentence):
            return entry.modality
    return Modality.ACTUAL
