"""The referrals: made once, and read whole."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from faxflow.domain.ids import CaseId, PatientId, ReferralId, referral_name
from faxflow.domain.referral import Queue, Stage
from faxflow.domain.referrals.fields import PATIENT, Field
from faxflow.domain.referrals.record import Channel, Referral, Visit
from faxflow.domain.run import Run
from faxflow.store import events
from faxflow.store.connection import Connection, Row
from faxflow.store.stamp import from_stamp, from_stamp_or_none, to_stamp

REQUEST = tuple(field for field in Field if field not in PATIENT)
"""The fields that stand in the referral's own row."""

_INSERT = """
INSERT INTO referrals (patient_id, channel, source, received_at, created_at, provider,
    organisation, npi, provider_phone, provider_fax, service, reason, diagnoses, priority, payer,
    member_id, authorisation, authorisation_number, appointment_at, appointment_outcome,
    stage, entered_at, queue, due_at, remind_at, calendar, missing)
VALUES (:patient_id, :channel, :source, :received_at, :now, :provider,
    :organisation, :npi, :provider_phone, :provider_fax, :service, :reason, :diagnoses, :priority,
    :payer, :member_id, :authorisation, :authorisation_number, :appointment_at,
    :appointment_outcome, :stage, :now, :queue, :due_at, :remind_at, :calendar, :missing)
RETURNING id
"""

_FIRST_VISIT = """
INSERT INTO stage_history (referral_id, stage, entered_at, actor, run_id)
VALUES (:id, :stage, :now, :actor, :run_id)
"""

_GET = """
SELECT p.*, r.* FROM referrals r JOIN patients p ON p.id = r.patient_id WHERE r.id = :id
"""


@dataclass(frozen=True, slots=True)
class Due:
    """When a stage is due and staff are reminded (UTC; None: never), and the version of hours
    and stages that says so."""

    due_at: datetime | None
    remind_at: datetime | None
    calendar: str

    def columns(self) -> dict[str, str | None]:
        """As the store writes it."""
        return {
            "due_at": to_stamp(self.due_at) if self.due_at else None,
            "remind_at": to_stamp(self.remind_at) if self.remind_at else None,
            "calendar": self.calendar,
        }


@dataclass(frozen=True, slots=True)
class NewReferral:
    """What a referral is made of; `fields` are those of the request, its patient's are kept."""

    patient_id: PatientId
    channel: Channel
    source: str
    received_at: datetime
    fields: Mapping[Field, str]
    stage: Stage
    queue: Queue
    due: Due
    missing: tuple[Field, ...] = ()


def insert(tx: Connection, run: Run, new: NewReferral) -> ReferralId:
    """Makes a referral, with the first line of its history."""
    now = to_stamp(run.now())
    row = tx.execute(
        _INSERT,
        {
            **{field.value: new.fields.get(field, "") for field in REQUEST},
            **new.due.columns(),
            "patient_id": new.patient_id,
            "channel": new.channel,
            "source": new.source,
            "received_at": to_stamp(new.received_at),
            "now": now,
            "stage": new.stage,
            "queue": new.queue,
            "missing": json.dumps(new.missing),
        },
    ).fetchone()
    referral_id = ReferralId(row["id"])
    told = {"id": referral_id, "stage": new.stage, "now": now}
    tx.execute(_FIRST_VISIT, {**told, "actor": run.actor, "run_id": run.id})
    made = events.Event(referral_name(referral_id), "received", target=new.stage)
    events.record(tx, run, [made])
    return referral_id


def get(tx: Connection, referral_id: ReferralId) -> Referral | None:
    """The referral with this id, or None."""
    row = tx.execute(_GET, {"id": referral_id}).fetchone()
    return referral_of(row) if row else None


def visits(tx: Connection, referral_id: ReferralId) -> list[Visit]:
    """Its stages, the first of them first; they follow each other without a gap."""
    found = tx.execute(
        "SELECT * FROM stage_history WHERE referral_id = :id ORDER BY id", {"id": referral_id}
    )
    return [_visit(row) for row in found]


def referral_of(row: Row) -> Referral:
    """The referral in a row that has its patient's columns too."""
    return Referral(
        id=ReferralId(row["id"]),
        patient_id=PatientId(row["patient_id"]),
        channel=Channel(row["channel"]),
        source=row["source"],
        received_at=from_stamp(row["received_at"]),
        fields={field: row[field.value] for field in Field},
        stage=Stage(row["stage"]),
        entered_at=from_stamp(row["entered_at"]),
        interrupted=_stage(row["interrupted"]),
        queue=Queue(row["queue"]),
        owner=row["owner"],
        due_at=from_stamp_or_none(row["due_at"]),
        remind_at=from_stamp_or_none(row["remind_at"]),
        due_round=row["due_round"],
        calendar=row["calendar"],
        missing=tuple(Field(name) for name in json.loads(row["missing"])),
        closed_for=row["closed_for"],
        reworks=row["reworks"],
        answer_case_id=CaseId(row["answer_case_id"]) if row["answer_case_id"] else None,
        loop_closed_at=from_stamp_or_none(row["loop_closed_at"]),
        changes=row["changes"],
        removed_at=from_stamp_or_none(row["removed_at"]),
    )


def _stage(text: str | None) -> Stage | None:
    return Stage(text) if text else None


def _visit(row: Row) -> Visit:
    return Visit(
        _stage(row["came_from"]),
        Stage(row["stage"]),
        from_stamp(row["entered_at"]),
        from_stamp_or_none(row["left_at"]),
        row["actor"],
        row["reason"],
        row["comments"],
        bool(row["rework"]),
        from_stamp_or_none(row["breached_at"]),
    )
