"""The figures of one day, as every view shows them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from faxflow.domain.delivery import State
from faxflow.domain.ledger import Ledger


@dataclass(frozen=True, slots=True)
class OpenTask:
    """A task that is due, as a person reads it."""

    kind: str
    title: str


@dataclass(frozen=True, slots=True)
class DayFigures:
    """One day of the practice's calendar.

    `ledgers` by batch name; `states` count the day's cases, `earlier` the open cases of
    days before; `failed_for` and `delivered_by` count the day's cases by reason and by
    evidence; `handed_over` counts the attempts the gateway took on that day.
    """

    day: date
    ledgers: Mapping[str, Ledger] = field(default_factory=dict)
    states: Mapping[State, int] = field(default_factory=dict)
    earlier: Mapping[State, int] = field(default_factory=dict)
    failed_for: Mapping[str, int] = field(default_factory=dict)
    delivered_by: Mapping[str, int] = field(default_factory=dict)
    delivered_at_try: Mapping[int, int] = field(default_factory=dict)
    handed_over: int = 0
    halted_since: datetime | None = None
    tasks: Sequence[OpenTask] = ()

    def cases(self) -> int:
        """The day's cases, whatever their state."""
        return sum(self.states.values())
