"""A referral as one person may see it, and what is on the list of one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from faxflow.domain.referral import Queue, Stage
from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.happening import Happening
from faxflow.domain.task import TaskKind


@dataclass(frozen=True, slots=True)
class Line:
    """A referral in a list; times are UTC, `due_at` None once it is final.

    `patient` is who it is for, as far as it tells patients apart, empty where it is not shown;
    so is `service`. `yours`: whoever asks has taken it.
    """

    name: str
    stage: Stage
    queue: Queue
    owner: str | None
    yours: bool
    entered_at: datetime
    due_at: datetime | None
    overdue: bool
    priority: str
    service: str = ""
    patient: str = ""


@dataclass(frozen=True, slots=True)
class Lines:
    """A list, and how many there are beside those on it."""

    lines: Sequence[Line]
    left_out: int


@dataclass(frozen=True, slots=True)
class DeskTask:
    """A task of a desk beside its stages' own; `due_at` is UTC, `owner` None: nobody's."""

    name: str
    kind: TaskKind
    title: str
    queue: Queue
    owner: str | None
    due_at: datetime


@dataclass(frozen=True, slots=True)
class Look:
    """That an account was shown a referral, or was refused it; `at` is UTC.

    `by` is the act or the pair that it was shown for.
    """

    at: datetime
    account: str
    refused: bool
    by: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """A field that a person must look at; `read` is empty where it is not shown."""

    field: Field
    read: str
    place: str
    why: str


@dataclass(frozen=True, slots=True)
class Shown:
    """One referral.

    `fields` are those that are filled and may be seen, `hidden` those that are filled and may
    not. `came_by` is its channel and, where it may be seen, its source. `doubts` are readings
    that nobody has confirmed; `commands` can be given next; `fhir` is its standing as a FHIR
    Task, for other systems. `removed_at` is when retention removed its patient and texts.
    """

    line: Line
    interrupted: Stage | None
    closed_for: str | None
    came_by: str
    received_at: datetime
    loop_closed_at: datetime | None
    reworks: int
    fields: Mapping[Field, str]
    hidden: Sequence[Field]
    missing: Sequence[Field]
    doubts: Sequence[Doubt]
    happenings: Sequence[Happening]
    commands: Sequence[str]
    fhir: Mapping[str, object]
    removed_at: datetime | None = None
