"""The recipients, by keyed hash alone: the number that each was last reached at."""

from datetime import datetime

from faxflow.domain.delivery import Standing, State
from faxflow.domain.ids import BatchId, CaseId
from faxflow.store.connection import Connection
from faxflow.store.stamp import to_stamp

_REACHED = """
INSERT INTO recipients (recipient_key, number, delivered_at)
SELECT recipient_key, :number, :now FROM cases WHERE id = :id AND recipient_key IS NOT NULL
ON CONFLICT (recipient_key) DO UPDATE SET number = :number, delivered_at = :now
"""

_MOVED = """
SELECT c.recipient_key, c.id, c.state, c.attempt FROM cases c
JOIN recipients r ON r.recipient_key = c.recipient_key AND r.number <> c.number
JOIN batch_rows o ON o.batch_id = c.batch_id AND o.line = c.line
WHERE c.batch_id = :batch_id
    AND (c.state IN ('ready', 'waiting') OR (c.state = 'held' AND o.number_valid)) ORDER BY c.id
"""


def note_reached(tx: Connection, case_id: CaseId, number: str, now: datetime) -> None:
    """A case's recipient, where it names one, was reached at the number (E.164)."""
    tx.execute(_REACHED, {"id": case_id, "number": number, "now": to_stamp(now)})


def moved_since(tx: Connection, batch_id: BatchId) -> dict[str, list[Standing]]:
    """A batch's cases that go to another number than their recipient's last, by recipient.

    A held one too: its release dials it. One that is held for its number needs no second look.
    """
    found: dict[str, list[Standing]] = {}
    for row in tx.execute(_MOVED, {"batch_id": batch_id}):
        case = Standing(CaseId(row["id"]), State(row["state"]), row["attempt"])
        found.setdefault(row["recipient_key"], []).append(case)
    return found
