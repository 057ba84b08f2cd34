"""Attempts to reach somebody about a referral, and calls that asked where it stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from faxflow.domain.ids import ReferralId, referral_name
from faxflow.domain.referrals.contact import Caller, Contact, How, Outcome, Whom
from faxflow.domain.run import Run
from faxflow.store import events
from faxflow.store.connection import Connection
from faxflow.store.stamp import from_stamp, to_stamp

_ADD = """
INSERT INTO contact_attempts (referral_id, at, actor, whom, how, outcome)
VALUES (:id, :at, :actor, :whom, :how, :outcome)
"""

_CALL = """
INSERT INTO status_calls (referral_id, at, actor, caller) VALUES (:id, :at, :actor, :caller)
"""


@dataclass(frozen=True, slots=True)
class StatusCall:
    """A call that asked where a referral stands; `at` is UTC, `actor` who took it."""

    at: datetime
    actor: str
    caller: Caller


def add(tx: Connection, run: Run, referral_id: ReferralId, contact: Contact) -> None:
    """Keeps an attempt."""
    told = {"whom": contact.whom, "how": contact.how, "outcome": contact.outcome}
    at = {"id": referral_id, "at": to_stamp(contact.at), "actor": contact.actor}
    tx.execute(_ADD, {**at, **told})
    detail = f"{contact.whom}, {contact.how}"
    event = events.Event(
        referral_name(referral_id), "contact", reason=contact.outcome, detail=detail
    )
    events.record(tx, run, [event])


def of_referral(tx: Connection, referral_id: ReferralId) -> Sequence[Contact]:
    """All attempts, the first of them first."""
    found = tx.execute(
        "SELECT * FROM contact_attempts WHERE referral_id = :id ORDER BY id", {"id": referral_id}
    )
    return [
        Contact(
            from_stamp(row["at"]),
            row["actor"],
            Whom(row["whom"]),
            How(row["how"]),
            Outcome(row["outcome"]),
        )
        for row in found
    ]


def add_call(tx: Connection, run: Run, referral_id: ReferralId, caller: Caller) -> None:
    """Keeps a call that came in now."""
    at = {"id": referral_id, "at": to_stamp(run.now()), "actor": run.actor}
    tx.execute(_CALL, {**at, "caller": caller})
    event = events.Event(referral_name(referral_id), "status call", reason=caller)
    events.record(tx, run, [event])


def calls_of(tx: Connection, referral_id: ReferralId) -> Sequence[StatusCall]:
    """All calls, the first of them first."""
    found = tx.execute(
        "SELECT * FROM status_calls WHERE referral_id = :id ORDER BY id", {"id": referral_id}
    )
    return [StatusCall(from_stamp(row["at"]), row["actor"], Caller(row["caller"])) for row in found]
