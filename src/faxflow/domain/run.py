"""One execution of a subcommand: its id, who started it, and its clock."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from faxflow.domain.ids import RunId

Clock = Callable[[], datetime]
"""Gives the present moment, aware, in UTC."""


@dataclass(frozen=True, slots=True)
class Run:
    """Passed to every step; `actor` is the account that runs it, as history shows it."""

    id: RunId
    actor: str
    clock: Clock

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        return self.clock()
