"""What the store alone knows of a referral: its tasks, changed fields, alerts, pairs, answers."""

from collections.abc import Iterator

from faxflow.domain.ids import PatientId, ReferralId, case_name, pair_name, task_name
from faxflow.domain.referrals.happening import Happening, What
from faxflow.store.connection import Connection, Row
from faxflow.store.stamp import from_stamp

_ALERTS = """
SELECT a.kind, a.decided_at, n.sent_at FROM referral_alerts a
LEFT JOIN notices n ON n.id = a.notice_id
WHERE a.referral_id = :id ORDER BY a.decided_at
"""

_PAIRS = """
SELECT * FROM possible_duplicates
WHERE (kind = 'referral' AND one_id = :id) OR (kind = 'referral' AND other_id = :id)
    OR (kind = 'patient' AND one_id = :patient) OR (kind = 'patient' AND other_id = :patient)
ORDER BY id
"""


def tasks_of(tx: Connection, referral_id: ReferralId) -> list[Happening]:
    """Each of its tasks as it was opened, and as it was closed."""
    found = tx.execute(
        "SELECT * FROM tasks WHERE referral_id = :id ORDER BY id", {"id": referral_id}
    )
    return [one for row in found for one in _task(row)]


def changes_of(tx: Connection, referral_id: ReferralId) -> list[Happening]:
    """Which of its fields were changed, by whom and when, and what they said, for whoever may
    see them."""
    found = tx.execute(
        "SELECT field, was, became, at, actor FROM field_changes WHERE referral_id = :id"
        " ORDER BY id",
        {"id": referral_id},
    )
    return [
        Happening(
            from_stamp(row["at"]),
            What.CHANGE,
            row["actor"],
            {"field": row["field"], "was": row["was"], "became": row["became"]},
        )
        for row in found
    ]


def alerts_of(tx: Connection, referral_id: ReferralId) -> list[Happening]:
    """Its reminders and escalations; `sent_at` is None while the notice is not out."""
    return [
        Happening(
            from_stamp(row["decided_at"]),
            What.ALERT,
            None,
            {"kind": row["kind"], "sent_at": row["sent_at"]},
        )
        for row in tx.execute(_ALERTS, {"id": referral_id})
    ]


def pairs_of(tx: Connection, referral_id: ReferralId, patient_id: PatientId) -> list[Happening]:
    """The possible duplicates that it is in, or its patient."""
    return [
        Happening(
            from_stamp(row["found_at"]),
            What.DUPLICATE,
            row["decided_by"],
            {
                "pair": pair_name(row["id"]),
                "kind": row["kind"],
                "grade": row["grade"],
                "state": row["state"],
            },
        )
        for row in tx.execute(_PAIRS, {"id": referral_id, "patient": patient_id})
    ]


def answers_of(tx: Connection, referral_id: ReferralId) -> list[Happening]:
    """The faxes that answered the referring office; `case` is None where none could be made."""
    found = tx.execute(
        "SELECT a.*, c.state FROM referral_answers a LEFT JOIN cases c ON c.id = a.case_id"
        " WHERE a.referral_id = :id ORDER BY a.id",
        {"id": referral_id},
    )
    return [
        Happening(
            from_stamp(row["made_at"]),
            What.ANSWER,
            None,
            {
                "case": case_name(row["case_id"]) if row["case_id"] is not None else None,
                "state": row["state"],
                "delivered_at": row["delivered_at"],
                "taken_back_at": row["taken_back_at"],
            },
        )
        for row in found
    ]


def _task(row: Row) -> Iterator[Happening]:
    facts = {"task": task_name(row["id"]), "title": row["title"]}
    due = {"due_at": row["due_at"], "owner": row["owner"]}
    yield Happening(from_stamp(row["opened_at"]), What.TASK, None, {**facts, **due})
    if row["closed_at"]:
        yield Happening(from_stamp(row["closed_at"]), What.TASK_CLOSED, row["closed_by"], facts)
