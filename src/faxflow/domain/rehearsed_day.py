"""What came of a rehearsed day, as it is told at its end: counts, times and our own words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from faxflow.domain.ledger import Ledger
from faxflow.domain.statistics.day_report import Need
from faxflow.domain.statistics.needs import HALTED
from faxflow.domain.task import TaskKind

OWN_KINDS = frozenset(
    {
        *(HALTED, TaskKind.MEND_ACCOUNT, TaskKind.RELEASE_RUN, TaskKind.MEND_REPORT),
        *(TaskKind.RELEASE_HELD, TaskKind.REVIEW_REJECTS, TaskKind.REVIEW_CHANGE),
        TaskKind.REVIEW_NUMBER,
    }
)
"""What comes of the practice's own report, letters and settings; all else in a rehearsal comes of
the troubles that it makes itself."""


@dataclass(frozen=True, slots=True)
class RehearsedHour:
    """`at` is the hour by the practice's clock, as 05:00. `results` of faxes that arrived and that
    did not, `again` those made ready for another try, `alerts` mails to staff."""

    at: str
    handed_over: int
    delivered: int
    failed: int
    again: int
    alerts: int


@dataclass(frozen=True, slots=True)
class RehearsedAlert:
    """A mail to staff that was caught; `at` is UTC."""

    at: datetime
    subject: str
    body: str


@dataclass(frozen=True, slots=True)
class RejectedRows:
    """The rows that became no fax for one reason, by their `lines`; `column` is the report's."""

    column: str
    reason: str
    lines: Sequence[int]

    @property
    def rows(self) -> int:
        return len(self.lines)


@dataclass(frozen=True, slots=True)
class Pace:
    """The morning at the practice's pace: how long it all took, and the hand-over in it, by the
    rehearsal's clock; `per_minute` are the most that the gateway takes."""

    morning_seconds: float
    handover_seconds: float
    per_minute: float


@dataclass(frozen=True, slots=True)
class Faxes:
    """The day's faxes: by state, the delivered by number of tries, the failed by reason.

    `aside` are those that were not sent because fewer were asked for; `invented` those that stand
    where they do because the rehearsal made a trouble for their number; `unexplained` those that
    failed or are in doubt though it made none.
    """

    states: Mapping[str, int]
    tries: Mapping[str, int]
    failed_for: Mapping[str, int]
    aside: int
    invented: int
    unexplained: int


@dataclass(frozen=True, slots=True)
class RehearsedDay:
    """`report` says where the report came from. `sent` are mails that the simulated gateway took,
    `handed_over` attempts that the store calls so. `refused` is what stopped the run until it was
    let go; None: nothing. `area_555` are faxes whose number only a rehearsal dials."""

    day: date
    practice: str
    report: str
    troubles: str
    ledgers: Mapping[str, Ledger]
    rejects: Sequence[RejectedRows]
    faxes: Faxes
    hours: Sequence[RehearsedHour]
    pace: Pace
    needs: Sequence[Need]
    alerts: Sequence[RehearsedAlert]
    sent: int
    handed_over: int
    letters: int
    approximate: bool
    refused: str | None
    area_555: int
    left_out: Sequence[str]
    seconds: float

    @property
    def adds_up(self) -> bool:
        """Whether the store and the gateway tell of the same hand-overs."""
        return self.sent == self.handed_over

    @property
    def own_needs(self) -> Sequence[Need]:
        """What a person must see to that the rehearsal did not make up."""
        return [need for need in self.needs if need.kind in OWN_KINDS]

    @property
    def needs_person(self) -> bool:
        """Whether the practice's own day would have needed somebody."""
        own = self.own_needs or self.refused or self.area_555
        return bool(own or self.faxes.unexplained)
