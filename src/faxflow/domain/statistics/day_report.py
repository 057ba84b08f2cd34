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
class DayReport:
    """Some days' faxes as of a moment (UTC).

    `going_on` where the last of the days is not over: its figures may still change, and what they
    are compared with is counted up to the same minute of the earlier days. `halted_since` is UTC,
    None while the gateway is open. `ledgers` by batch name.
    """

    practice: str
    period: Period
    as_of: datetime
    going_on: bool
    needs: Sequence[Need]
    ledgers: Mapping[str, Ledger]
    sections: Sequence[Section]
    halted_since: datetime | None = None
