"""Figures of a battery that can be counted together."""

from dataclasses import dataclass, field, fields
from typing import Self


@dataclass(slots=True, kw_only=True)
class Tally:
    """What came of the faults; `wrong` says what and at which fault."""

    faults: int = 0
    limbo: int = 0
    wrong: list[str] = field(default_factory=list)

    def add(self, other: Self) -> None:
        """Counts another's in."""
        for part in fields(self):
            setattr(self, part.name, getattr(self, part.name) + getattr(other, part.name))
