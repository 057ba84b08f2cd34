"""The attempts: each hand-over of a case to the gateway, and what came of it."""

from dataclasses import dataclass
from datetime import datetime

from faxflow.domain.delivery import Cause, Change, State
from faxflow.domain.ids import CaseId, Reference
from faxflow.domain.reasons import Reason
from faxflow.domain.run import Run
from faxflow.store.connection import Connection
from faxflow.store.stamp import from_stamp_or_none, to_stamp

_SUBMITTED = "UPDATE attempts SET submitted_at = :now WHERE case_id = :id AND attempt = :attempt"

_TAKEN = """
UPDATE attempts SET sent_at = :now, window_from = :now, reply = :detail
WHERE case_id = :id AND attempt = :attempt
"""

_WAS_TAKEN = """
UPDATE attempts SET sent_at = COALESCE(sent_at, submitted_at), window_from = :now
WHERE case_id = :id AND attempt = :attempt
"""

_NOTED = "UPDATE attempts SET reply = :detail WHERE case_id = :id AND attempt = :attempt"

_SETTLED = """
UPDATE attempts SET settled_at = :now, outcome = :outcome, reason = :reason, reply = :detail
WHERE case_id = :id AND attempt = :attempt
"""

_PUT_OFF = """
UPDATE attempts SET settled_at = :now, outcome = :outcome, reply = :detail
WHERE case_id = :id AND attempt = :attempt
"""
"""Settles without a reason: what was refused was not this fax, and costs it no try."""

_PUT_OFF_SINCE = """
SELECT min(a.started_at) AS since FROM attempts a JOIN cases c ON c.id = a.case_id
WHERE a.case_id = :id AND a.attempt >= c.tries_from AND a.attempt > (
    SELECT COALESCE(max(attempt), 0) FROM attempts
    WHERE case_id = :id AND (outcome IS NOT 'refused' OR reason IS NOT NULL))
"""

_PARTS: dict[tuple[Cause, State], tuple[str, str | None]] = {
    (Cause.BODY_OVER, State.SUBMITTING): (_SUBMITTED, None),
    (Cause.TAKEN, State.SENT): (_TAKEN, None),
    (Cause.UNCLEAR, State.IN_DOUBT): (_NOTED, None),
    (Cause.CLAIM_LAPSED, State.IN_DOUBT): (_NOTED, None),
    (Cause.SILENCE, State.IN_DOUBT): (_NOTED, None),
    (Cause.COPY_FOUND, State.SENT): (_TAKEN, None),
    (Cause.ON_ITS_WAY, State.SENT): (_WAS_TAKEN, None),
    (Cause.SILENCE, State.DELIVERED): (_SETTLED, "delivered"),
    (Cause.CONFIRMED, State.DELIVERED): (_SETTLED, "delivered"),
    (Cause.CLAIM_LAPSED, State.READY): (_SETTLED, "not-reached"),
    (Cause.NOT_REACHED, State.READY): (_SETTLED, "not-reached"),
    (Cause.REFUSED, State.READY): (_PUT_OFF, "refused"),
    (Cause.REFUSED, State.WAITING): (_SETTLED, "refused"),
    (Cause.REFUSED, State.FAILED): (_SETTLED, "refused"),
    (Cause.REJECTED, State.WAITING): (_SETTLED, "failed"),
    (Cause.REJECTED, State.FAILED): (_SETTLED, "failed"),
    (Cause.LATE_FAILURE, State.FAILED): (_SETTLED, "failed"),
    (Cause.LOST_TIME, State.SENT): (_WAS_TAKEN, None),
    (Cause.PERSON, State.SENT): (_WAS_TAKEN, None),
    (Cause.PERSON, State.DELIVERED): (_SETTLED, "delivered"),
}
"""What a change writes into its attempt: the statement, and the outcome where it settles."""

_PARTS_FROM: dict[tuple[State, Cause, State], tuple[str, str | None]] = {
    # An earlier attempt's success overtakes the claimed one before it could be submitted.
    (State.SENDING, Cause.LATE_SUCCESS, State.DELIVERED): (_SETTLED, "not-reached"),
    (State.SENDING, Cause.MAY_HAVE_ARRIVED, State.HELD): (_SETTLED, "not-reached"),
    # A person says that a doubtful one never went out; a failed one has its outcome already.
    (State.IN_DOUBT, Cause.PERSON, State.READY): (_SETTLED, "not-reached"),
    # What silence called delivered never came.
    (State.DELIVERED, Cause.PERSON, State.FAILED): (_SETTLED, "failed"),
}
"""Likewise, where the state that was left matters too."""


NOT_SENT = "not sent, by a person"
"""What became of an attempt that the server may have had, or had, and that never went out."""


@dataclass(frozen=True, slots=True)
class NewAttempt:
    """What is known of an attempt when it begins; `number` is E.164."""

    reference: Reference
    number: str
    gateway: str


def add(tx: Connection, run: Run, attempt: NewAttempt) -> None:
    """Adds the attempt that begins now."""
    tx.execute(
        "INSERT INTO attempts (case_id, attempt, reference, number, gateway, run_id, started_at,"
        " letter_sha256, letter_pages)"
        " SELECT id, :attempt, :reference, :number, :gateway, :run_id, :now,"
        " letter_sha256, letter_pages FROM cases WHERE id = :case_id",
        {
            "case_id": attempt.reference.case_id,
            "attempt": attempt.reference.attempt,
            "reference": str(attempt.reference),
            "number": attempt.number,
            "gateway": attempt.gateway,
            "run_id": run.id,
            "now": to_stamp(run.now()),
        },
    )


def follow(tx: Connection, change: Change, now: datetime) -> None:
    """Writes the attempt's part of a change of its case."""
    sql, outcome = _part(change)
    if sql:
        tx.execute(
            sql,
            {
                "id": change.standing.case_id,
                "attempt": change.standing.attempt,
                "now": to_stamp(now),
                "outcome": outcome,
                "reason": change.reason,
                "detail": change.detail or None,
            },
        )


def _part(change: Change) -> tuple[str, str | None]:
    left = (change.standing.state, change.cause, change.target)
    return _PARTS_FROM.get(left) or _PARTS.get((change.cause, change.target), ("", None))


def last_started_at(tx: Connection, gateway: str) -> datetime | None:
    """When the newest attempt by a gateway began, or None before the first."""
    row = tx.execute(
        "SELECT max(started_at) AS newest FROM attempts WHERE gateway = :gateway",
        {"gateway": gateway},
    ).fetchone()
    return from_stamp_or_none(row["newest"])


def failures(tx: Connection, case_id: CaseId) -> list[Reason]:
    """The reasons for which a case's attempts failed since a person last released it, in order."""
    found = tx.execute(
        "SELECT a.reason FROM attempts a JOIN cases c ON c.id = a.case_id"
        " WHERE a.case_id = :id AND a.attempt >= c.tries_from AND a.reason IS NOT NULL"
        " ORDER BY a.attempt",
        {"id": case_id},
    )
    return [Reason(row["reason"]) for row in found]


def times_not_reached(tx: Connection, case_id: CaseId) -> int:
    """How often, since a person last released it, the server could not have had a case."""
    found = tx.execute(
        "SELECT count(*) AS times FROM attempts a JOIN cases c ON c.id = a.case_id"
        " WHERE a.case_id = :id AND a.attempt >= c.tries_from AND a.outcome = 'not-reached'",
        {"id": case_id},
    )
    return int(found.fetchone()["times"])


def put_off_since(tx: Connection, case_id: CaseId) -> datetime | None:
    """When the first of a case's newest attempts began that were all put off; None before one.

    A person who releases or corrects it has it count anew.
    """
    row = tx.execute(_PUT_OFF_SINCE, {"id": case_id}).fetchone()
    return from_stamp_or_none(row["since"])


def had_present_letter(tx: Connection, case_id: CaseId) -> bool:
    """Whether the server may have had a case with the letter that it has now."""
    row = tx.execute(
        "SELECT 1 FROM attempts a JOIN cases c ON c.id = a.case_id WHERE c.id = :id"
        " AND a.submitted_at IS NOT NULL AND a.letter_sha256 IS c.letter_sha256",
        {"id": case_id},
    ).fetchone()
    return row is not None


def extend_window(tx: Connection, case_id: CaseId, attempt: int, now: datetime) -> None:
    """Starts an attempt's window of silence anew: the gateway said that it is still at it."""
    tx.execute(
        "UPDATE attempts SET window_from = :now WHERE case_id = :id AND attempt = :attempt",
        {"now": to_stamp(now), "id": case_id, "attempt": attempt},
    )


def of_case(tx: Connection, case_id: CaseId) -> list[dict[str, str | None]]:
    """A case's attempts as history shows them, oldest first; numbers left out."""
    found = tx.execute(
        "SELECT reference, gateway, started_at, sent_at, settled_at, reason, letter_sha256,"
        " CASE WHEN outcome = 'not-reached' AND submitted_at IS NOT NULL"
        "     THEN :not_sent ELSE outcome END AS outcome"
        " FROM attempts WHERE case_id = :id ORDER BY attempt",
        {"id": case_id, "not_sent": NOT_SENT},
    )
    return [dict(row) for row in found]
