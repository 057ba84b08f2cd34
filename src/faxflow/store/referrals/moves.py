"""What changes a referral: compared with what was decided on, and never without its history."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from faxflow.domain.ids import ReferralId, referral_name
from faxflow.domain.referral import Queue, Stage
from faxflow.domain.referrals.fields import PATIENT, Field
from faxflow.domain.referrals.record import Referral
from faxflow.domain.run import Run
from faxflow.store import events
from faxflow.store.connection import Connection
from faxflow.store.keyed_hash import keyed_hash
from faxflow.store.referrals import patients
from faxflow.store.referrals.patients import FoundBy
from faxflow.store.referrals.records import REQUEST, Due
from faxflow.store.stamp import to_stamp

_MOVE = """
UPDATE referrals
SET stage = :to, entered_at = :now, interrupted = :interrupted, queue = :queue, owner = :owner,
    due_at = :due_at, remind_at = :remind_at, calendar = :calendar, due_round = due_round + 1,
    closed_for = :closed_for, reworks = reworks + :rework, changes = changes + 1
WHERE id = :id AND stage = :stage AND changes = :changes RETURNING id
"""

_LEAVE = "UPDATE stage_history SET left_at = :now WHERE referral_id = :id AND left_at IS NULL"

_ENTER = """
INSERT INTO stage_history (referral_id, came_from, stage, entered_at, actor, run_id, reason,
    comments, rework)
VALUES (:id, :stage, :to, :now, :actor, :run_id, :reason, :comments, :rework)
"""

_RENEW = """
UPDATE referrals
SET due_at = :due_at, remind_at = :remind_at, calendar = :calendar,
    due_round = due_round + :rounds, changes = changes + 1
WHERE id = :id AND changes = :changes RETURNING id
"""

_ASSIGN = """
UPDATE referrals SET queue = :queue, owner = :owner, changes = changes + 1
WHERE id = :id AND changes = :changes RETURNING id
"""

_REQUEST = """
UPDATE referrals
SET provider = :provider, organisation = :organisation, npi = :npi,
    provider_phone = :provider_phone, provider_fax = :provider_fax, service = :service,
    reason = :reason, diagnoses = :diagnoses, priority = :priority, payer = :payer,
    member_id = :member_id, authorisation = :authorisation,
    authorisation_number = :authorisation_number, appointment_at = :appointment_at,
    appointment_outcome = :appointment_outcome, missing = :missing, changes = changes + 1
WHERE id = :id AND changes = :changes RETURNING id
"""

_CHANGED = """
INSERT INTO field_changes (referral_id, field, was, became, at, actor, run_id)
VALUES (:id, :field, :was, :became, :at, :actor, :run_id)
"""


@dataclass(frozen=True, slots=True)
class Move:
    """A referral as it was when the move was decided, and where it goes.

    `interrupted` is what waiting interrupts, None where it does not wait; `rework` where it
    goes back. `reason` is a code, or words without a patient's data: it stands in the audit
    trail. `comments` are free, and stay in the history alone. `owner` is who has it then, None:
    nobody has taken it.
    """

    referral: Referral
    to: Stage
    queue: Queue
    due: Due
    interrupted: Stage | None = None
    rework: bool = False
    reason: str | None = None
    comments: str | None = None
    closed_for: str | None = None
    owner: str | None = None


@dataclass(frozen=True, slots=True)
class NewFields:
    """Fields as they are to be, and what is then missing or doubtful still."""

    changed: Mapping[Field, str]
    missing: tuple[Field, ...]
    found_by: FoundBy


def move(tx: Connection, run: Run, move: Move) -> bool:
    """Moves a referral to another stage; False where it has changed since it was read."""
    at = {
        **move.due.columns(),
        **_standing(move.referral),
        "stage": move.referral.stage,
        "to": move.to,
        # A clock that was set back since makes no stay end before it began.
        "now": to_stamp(max(run.now(), move.referral.entered_at)),
        "interrupted": move.interrupted,
        "queue": move.queue,
        "owner": move.owner,
        "closed_for": move.closed_for,
        "rework": int(move.rework),
        "reason": move.reason,
        "comments": move.comments,
        "actor": run.actor,
        "run_id": run.id,
    }
    if tx.execute(_MOVE, at).fetchone() is None:
        return False
    tx.execute(_LEAVE, at)
    tx.execute(_ENTER, at)
    cause = "went back" if move.rework else "moved"
    name, left = referral_name(move.referral.id), move.referral.stage
    events.record(tx, run, [events.Event(name, cause, left, move.to, move.reason)])
    return True


def renew(tx: Connection, run: Run, referral: Referral, due: Due, *, cause: str | None) -> bool:
    """Sets another due time; with a `cause` it is a new round, of which staff are told anew.

    Without one it is the same round reckoned again. False where it has changed since.
    """
    at = {**due.columns(), **_standing(referral), "rounds": int(cause is not None)}
    if tx.execute(_RENEW, at).fetchone() is None:
        return False
    if cause:
        events.record(tx, run, [events.Event(referral_name(referral.id), cause)])
    return True


def assign(
    tx: Connection, run: Run, referral: Referral, *, queue: Queue, owner: str | None
) -> bool:
    """Gives a referral to a desk, and there to an account; False where it has changed since."""
    at = {**_standing(referral), "queue": queue, "owner": owner}
    if tx.execute(_ASSIGN, at).fetchone() is None:
        return False
    told = f"{queue}, {owner}" if owner else str(queue)
    event = events.Event(referral_name(referral.id), "assigned", detail=told)
    events.record(tx, run, [event])
    return True


def set_fields(tx: Connection, run: Run, referral: Referral, new: NewFields, *, key: bytes) -> bool:
    """Writes fields, each with who changed what and when; False where it has changed since.

    `key` is the store's: the audit trail holds keyed hashes of the values, never the values.
    """
    fields = {**referral.fields, **new.changed}
    at = {**{field.value: fields[field] for field in REQUEST}, **_standing(referral)}
    if tx.execute(_REQUEST, {**at, "missing": json.dumps(new.missing)}).fetchone() is None:
        return False
    if new.changed.keys() & PATIENT:
        patients.update(tx, referral.patient_id, fields, new.found_by)
    _note_changes(tx, run, referral, new.changed, key=key)
    return True


def breach(tx: Connection, run: Run, referral_id: ReferralId, at: datetime) -> None:
    """Notes in the history of the present stage that it was not left in time, once."""
    found = tx.execute(
        "UPDATE stage_history SET breached_at = :at"
        " WHERE referral_id = :id AND left_at IS NULL AND breached_at IS NULL RETURNING stage",
        {"id": referral_id, "at": to_stamp(at)},
    ).fetchone()
    if found:
        events.record(
            tx, run, [events.Event(referral_name(referral_id), "overdue", reason=found["stage"])]
        )


def _note_changes(
    tx: Connection, run: Run, referral: Referral, changed: Mapping[Field, str], *, key: bytes
) -> None:
    at = {"id": referral.id, "at": to_stamp(run.now()), "actor": run.actor, "run_id": run.id}
    differing = {f: text for f, text in changed.items() if text != referral.fields[f]}
    tx.executemany(
        _CHANGED,
        [
            {**at, "field": field, "was": referral.fields[field], "became": became}
            for field, became in differing.items()
        ],
    )
    events.record(
        tx,
        run,
        [
            events.Event(
                referral_name(referral.id),
                "changed",
                reason=field,
                detail=f"{_hashed(key, referral.fields[field])} {_hashed(key, became)}",
            )
            for field, became in differing.items()
        ],
    )


def _hashed(key: bytes, text: str) -> str:
    return keyed_hash(key, "field", text) if text else "-"


def _standing(referral: Referral) -> dict[str, object]:
    return {"id": referral.id, "changes": referral.changes}
