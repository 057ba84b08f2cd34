"""A source row that cannot become a case, and why."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reject:
    """A source row that cannot become a case; names the column, never the value."""

    line: int
    column: str
    reason: str
