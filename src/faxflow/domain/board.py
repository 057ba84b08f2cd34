"""The board of the queues at one moment: what stands at each desk, by ids alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from faxflow.domain.delivery import State
from faxflow.domain.referral import Queue, Stage
from faxflow.domain.referrals.move_kind import MoveKind


class Desk(StrEnum):
    """The fax desk, and those of referrals by the names of their queues."""

    FAX = "fax"
    INTAKE = "intake"
    ELIGIBILITY = "eligibility"
    SCHEDULING = "scheduling"
    SUPERVISOR = "supervisor"

    @property
    def queue(self) -> Queue | None:
        """Its queue of referrals, None for the fax desk."""
        return None if self is Desk.FAX else Queue(self.value)


class Thing(StrEnum):
    """What a row is about."""

    CASE = "case"
    TASK = "task"
    REFERRAL = "referral"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rows are wanted: at most `most` of each desk; None and False leave nothing out.

    `only` is the id of the one thing that is looked for, in the form that people type.
    """

    most: int
    desk: Desk | None = None
    mine: bool = False
    overdue: bool = False
    only: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One thing to do; nothing of a patient.

    `stands` is the stage of a referral, the kind of a task, the state of a case; `about` the
    id of what a task is about, empty where that says nothing. Times are UTC: since when it
    stands so, and when it is due, None where no time is set. `has_deadline`: being past its
    time is late; else its time is when it became, or becomes, work.
    """

    thing: Thing
    name: str
    stands: str
    about: str
    owner: str | None
    yours: bool
    since: datetime
    due_at: datetime | None
    has_deadline: bool

    def late(self, now: datetime) -> bool:
        """Whether it should have been done by now."""
        return self.has_deadline and self.due_at is not None and self.due_at < now


@dataclass(frozen=True, slots=True)
class Section:
    """One desk: the wanted rows, the first due first, and how many more are wanted.

    `open_now`, `late` and `yours` count all that is the desk's, wanted or not.
    """

    desk: Desk
    rows: Sequence[Row]
    left_out: int
    open_now: int
    late: int
    yours: int


@dataclass(frozen=True, slots=True)
class Halt:
    """A gateway by which nothing is sent until somebody resumes it; `at` is UTC."""

    gateway: str
    at: datetime
    because: str


@dataclass(frozen=True, slots=True)
class Board:
    """All of it, as it was at `at` (UTC), for one account.

    `faxes` counts the cases that are in doubt, held, failed or waiting, by state.
    """

    at: datetime
    practice: str
    environment: str
    account: str
    wanted: Wanted
    sections: Sequence[Section]
    faxes: Mapping[State, int] = field(default_factory=dict)
    halts: Sequence[Halt] = ()

    @property
    def shown(self) -> Sequence[Section]:
        """The desks whose rows are wanted."""
        if self.wanted.only is not None:
            return [section for section in self.sections if section.rows]
        return [one for one in self.sections if self.wanted.desk in {None, one.desk}]


@dataclass(frozen=True, slots=True)
class Way:
    """A move that may be made of a referral, and the reasons of which it takes one.

    `needs_reason`: not without one. `usual`: where it goes if nobody says otherwise.
    """

    to: Stage
    kind: MoveKind
    reasons: Sequence[str]
    needs_reason: bool
    usual: bool = False


@dataclass(frozen=True, slots=True)
class Ways:
    """Where a referral may be brought from the stage in which it is.

    `stage` is None where the referral is not there, or is none that they may see.
    """

    stage: Stage | None
    moves: Sequence[Way] = ()
