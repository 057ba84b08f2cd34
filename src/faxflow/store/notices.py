"""The outbox of notices: decided once, sent at least once, under a stable Message-ID."""

from dataclasses import dataclass
from datetime import datetime

from faxflow.store.connection import Connection
from faxflow.store.stamp import to_stamp


@dataclass(frozen=True, slots=True)
class Notice:
    """A message to staff: ids, counts and commands only."""

    id: int
    message_id: str
    subject: str
    body: str


def decide(tx: Connection, *, message_id: str, subject: str, body: str, now: datetime) -> int:
    """Puts a notice into the outbox and gives its id."""
    row = tx.execute(
        "INSERT INTO notices (message_id, subject, body, decided_at)"
        " VALUES (:message_id, :subject, :body, :at) RETURNING id",
        {"message_id": message_id, "subject": subject, "body": body, "at": to_stamp(now)},
    ).fetchone()
    return int(row["id"])


def unsent(tx: Connection) -> list[Notice]:
    """The notices that still have to go out, oldest first."""
    found = tx.execute(
        "SELECT id, message_id, subject, body FROM notices WHERE sent_at IS NULL ORDER BY id"
    )
    return [Notice(*row) for row in found]


def mark_sent(tx: Connection, notice_id: int, now: datetime) -> None:
    """Notes that the mail server took a notice."""
    tx.execute(
        "UPDATE notices SET sent_at = :now WHERE id = :id",
        {"now": to_stamp(now), "id": notice_id},
    )
