"""The bound on work."""

from __future__ import annotations


class Work:
    """What may still be done; a unit is one look at one term of a constraint.

    It is counted, not timed, so that the same system always gives the same outcome.
    """

    __slots__ = ("left",)

    def __init__(self, most: int) -> None:
        self.left = most

    @property
    def is_spent(self) -> bool:
        return self.left <= 0
