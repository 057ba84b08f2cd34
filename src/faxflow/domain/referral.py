"""A referral's life: the only table of its stages and what leads from one to the next."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from faxflow.domain.referrals.fields import Field


class Stage(StrEnum):
    """Where a referral stands."""

    INTAKE_RECEIVED = "intake-received"
    NEEDS_INFO = "needs-info"
    ELIGIBILITY = "eligibility"
    DOCUMENTATION = "documentation"
    CLINICAL_REVIEW = "clinical-review"
    READY_TO_SCHEDULE = "ready-to-schedule"
    SCHEDULED = "scheduled"
    NO_SHOW = "no-show"
    WAITING_ON_OFFICE = "waiting-on-referring-office"
    UNREACHABLE = "patient-unreachable"
    CLOSED = "closed-unable-to-schedule"
    COMPLETED = "completed"


class Queue(StrEnum):
    """Who owns the work of a stage: a desk rather than a person."""

    INTAKE = "intake"
    ELIGIBILITY = "eligibility"
    SCHEDULING = "scheduling"
    SUPERVISOR = "supervisor"


class ClosingReason(StrEnum):
    """Why a referral was closed without an appointment."""

    UNREACHABLE = "patient-unreachable"
    DECLINED = "patient-declined"
    DECEASED = "patient-deceased"
    NOT_COVERED = "not-covered"
    DENIED = "authorisation-denied"
    NOT_OFFERED = "service-not-offered"
    ELSEWHERE = "seen-elsewhere"
    INCOMPLETE = "referring-office-silent"
    WITHDRAWN = "withdrawn-by-referring-office"
    DUPLICATE = "duplicate"
    NOT_A_REFERRAL = "not-a-referral"
    OTHER = "other"


class Fhir(StrEnum):
    """FHIR R4 Task.status; `businessStatus` carries the stage."""

    REQUESTED = "requested"
    RECEIVED = "received"
    ACCEPTED = "accepted"
    IN_PROGRESS = "in-progress"
    ON_HOLD = "on-hold"
    REJECTED = "rejected"
    FAILED = "failed"
    CANCELLED = "cancelled"
    COMPLETED = "completed"


@dataclass(frozen=True, slots=True)
class StageRule:
    """What holds in a stage.

    `sla_hours` are open hours from entering it until it is due, or from the moment in
    `clock_starts` where that comes later; of a waiting stage, until the next chase. None: it
    is final, and nothing is due. `onward` are the moves that get on with it, the first the
    usual one; `back` those that are rework. A waiting stage also goes back to the stage that
    it interrupted, and its `onward` to stages of work are for what waited from the start.
    `requires` must be filled and settled before it is entered, unless by going back; of a tuple
    any one will do. `tasks` are opened on entering it.
    """

    queue: Queue
    sla_hours: float | None
    onward: tuple[Stage, ...] = ()
    back: tuple[Stage, ...] = ()
    requires: tuple[tuple[Field, ...], ...] = ()
    tasks: tuple[str, ...] = ()
    fhir: Fhir = Fhir.RECEIVED
    waits: bool = False
    clock_starts: Field | None = None

    @property
    def is_final(self) -> bool:
        """Whether nothing more happens by itself; a person may reopen it."""
        return self.sla_hours is None


Table = Mapping[Stage, StageRule]

S, Q, F = Stage, Queue, Field

_WAITING = (S.WAITING_ON_OFFICE, S.UNREACHABLE)
_IDENTITY = ((F.GIVEN_NAME,), (F.SURNAME,), (F.DATE_OF_BIRTH,))
_REQUEST = (*_IDENTITY, (F.PHONE, F.STREET), (F.SERVICE,), (F.PROVIDER, F.ORGANISATION))
_COVERED = (*_REQUEST, (F.PAYER,))
_REVIEWED = (*_COVERED, (F.REASON, F.DIAGNOSES), (F.AUTHORISATION,))

START = S.INTAKE_RECEIVED
"""Where every referral begins, unless something is missing: then it waits from the start."""

FINAL = frozenset({S.CLOSED, S.COMPLETED})
"""The ends, in every practice's table."""

SETTLED: Mapping[Field, frozenset[str]] = {
    F.AUTHORISATION: frozenset({"not-needed", "approved"}),
    F.APPOINTMENT_OUTCOME: frozenset({"attended", "left"}),
}
"""Fields that meet a requirement with these values only; others mean that work is left."""

STAGES: Table = {
    S.INTAKE_RECEIVED: StageRule(
        Q.INTAKE,
        4,
        onward=(S.ELIGIBILITY, S.NEEDS_INFO, *_WAITING, S.CLOSED),
        tasks=("look over the intake, then advance it",),
        fhir=Fhir.RECEIVED,
    ),
    S.NEEDS_INFO: StageRule(
        Q.INTAKE,
        8,
        onward=(S.ELIGIBILITY, *_WAITING, S.CLOSED),
        tasks=("complete intake",),
        fhir=Fhir.ON_HOLD,
        waits=True,
    ),
    S.ELIGIBILITY: StageRule(
        Q.ELIGIBILITY,
        8,
        onward=(S.DOCUMENTATION, S.NEEDS_INFO, *_WAITING, S.CLOSED),
        back=(S.INTAKE_RECEIVED,),
        requires=_REQUEST,
        tasks=("check coverage and whether an authorisation is needed",),
    ),
    S.DOCUMENTATION: StageRule(
        Q.ELIGIBILITY,
        16,
        onward=(S.CLINICAL_REVIEW, S.NEEDS_INFO, *_WAITING, S.CLOSED),
        back=(S.ELIGIBILITY, S.INTAKE_RECEIVED),
        requires=_COVERED,
        tasks=("gather the records that the visit needs",),
    ),
    S.CLINICAL_REVIEW: StageRule(
        Q.ELIGIBILITY,
        16,
        onward=(S.READY_TO_SCHEDULE, S.NEEDS_INFO, *_WAITING, S.CLOSED),
        back=(S.DOCUMENTATION, S.ELIGIBILITY),
        requires=(*_COVERED, (F.REASON, F.DIAGNOSES)),
        tasks=("have it reviewed, and note the priority",),
    ),
    S.READY_TO_SCHEDULE: StageRule(
        Q.SCHEDULING,
        8,
        onward=(S.SCHEDULED, *_WAITING, S.CLOSED),
        back=(S.CLINICAL_REVIEW, S.DOCUMENTATION, S.ELIGIBILITY),
        requires=_REVIEWED,
        tasks=("call the patient and book the visit",),
        fhir=Fhir.ACCEPTED,
    ),
    S.SCHEDULED: StageRule(
        Q.SCHEDULING,
        8,
        onward=(S.COMPLETED, S.NO_SHOW, S.CLOSED),
        back=(S.READY_TO_SCHEDULE,),
        requires=(*_REVIEWED, (F.APPOINTMENT_AT,)),
        tasks=("after the visit, note its outcome",),
        fhir=Fhir.IN_PROGRESS,
        clock_starts=F.APPOINTMENT_AT,
    ),
    S.NO_SHOW: StageRule(
        Q.SCHEDULING,
        8,
        onward=(S.SCHEDULED, *_WAITING, S.CLOSED),
        back=(S.READY_TO_SCHEDULE,),
        tasks=("call the patient about the visit that was missed",),
        fhir=Fhir.IN_PROGRESS,
    ),
    S.WAITING_ON_OFFICE: StageRule(
        Q.INTAKE,
        16,
        onward=(S.UNREACHABLE, S.NEEDS_INFO, S.CLOSED),
        tasks=("ask the referring office again",),
        fhir=Fhir.ON_HOLD,
        waits=True,
    ),
    S.UNREACHABLE: StageRule(
        Q.SCHEDULING,
        16,
        onward=(S.WAITING_ON_OFFICE, S.NEEDS_INFO, S.CLOSED),
        tasks=("try to reach the patient again",),
        fhir=Fhir.ON_HOLD,
        waits=True,
    ),
    S.CLOSED: StageRule(Q.SUPERVISOR, None, fhir=Fhir.REJECTED),
    S.COMPLETED: StageRule(
        Q.SUPERVISOR, None, requires=((F.APPOINTMENT_OUTCOME,),), fhir=Fhir.COMPLETED
    ),
}
"""What a practice has that says nothing else in [referrals.stages] (hours are open hours)."""
