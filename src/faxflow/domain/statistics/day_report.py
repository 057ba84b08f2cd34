"""The state of some days' faxes: what needs a person, the ledger, figures and what is usual."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from faxflow.domain.ledger import Ledger
from faxflow.domain.statistics.figure import Section
from faxflow.domain.statistics.period import Period


@dataclass(frozen=True, slots=True)
class Need:
    """What a person must do. `title` holds ids and counts only, `command` mends or shows it;
    `due_at` is UTC, None where it has no time."""

    kind: str
    title: str
    command: str
    due_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class OpenTask:
    """A task that is due, as a person reads it."""

    kind: str
    title: str


@dataclass(frozen=True, slots=True)
class DayReport:
    """Some days' faxes as of a moment (UTC).

    `going_on` where the last of the days is not over: its figures may still change, and what they
    are compared with is counted up to the same minute of the earlier days. `halted_since` is UTC,
    None while the gateway is open. `ledgers` by batch name. `tasks` are all that are due, one by
    one, where `needs` tells many alike together.
    """

    practice: str
    period: Period
    as_of: datetime
    going_on: bool
    needs: Sequence[Need]
    ledgers: Mapping[str, Ledger]
    sections: Sequence[Section]
    halted_since: datetime | None = None
    tasks: Sequence[OpenTask] = ()

    def counts(self, key: str) -> dict[str, int]:
        """What the table of that key counts, by label; none where it is not there."""
        return {
            row.label: int(row.values[0] or 0)
            for section in self.sections
            for table in section.breakdowns
            if table.key == key
            for row in table.rows
        }

    def value(self, key: str) -> float | None:
        """The figure of that measure, which is of everything; None where it is not there."""
        found = (
            one.value
            for section in self.sections
            for one in section.figures
            if one.measure.key == key and not one.part
        )
        return next(found, None)
