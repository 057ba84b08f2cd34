"""The outbox of notices: decided once, sent at least once a channel, under a stable Message-ID."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime

from faxflow.store.connection import Connection, Row
from faxflow.store.stamp import from_stamp, from_stamp_or_none, to_stamp

_DECIDE = """
INSERT INTO notices (message_id, subject, body, decided_at, tasks_told)
VALUES (:message_id, :subject, :body, :at, :tasks) RETURNING id
"""

_SENT_BY = """
INSERT INTO notice_channels (notice_id, channel, sent_at) VALUES (:id, :channel, :now)
ON CONFLICT (notice_id, channel) DO NOTHING
"""


@dataclass(frozen=True, slots=True)
class NewNotice:
    """A message to staff: ids, counts and commands only; `tasks` is how many it names."""

    message_id: str
    subject: str
    body: str
    tasks: int = 0


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice that still has to go out, but for the channels that have taken it."""

    id: int
    message_id: str
    subject: str
    body: str
    decided_at: datetime
    sent_by: frozenset[str] = frozenset()


def decide(tx: Connection, notice: NewNotice, now: datetime) -> int:
    """Puts a notice into the outbox and gives its id."""
    row = tx.execute(
        _DECIDE,
        {
            "message_id": notice.message_id,
            "subject": notice.subject,
            "body": notice.body,
            "at": to_stamp(now),
            "tasks": notice.tasks,
        },
    ).fetchone()
    return int(row["id"])


def last_told_at(tx: Connection) -> datetime | None:
    """When a notice last named a task (UTC), or None."""
    row = tx.execute("SELECT max(decided_at) AS at FROM notices WHERE tasks_told > 0").fetchone()
    return from_stamp_or_none(row["at"])


def unsent(tx: Connection) -> list[Notice]:
    """The notices that still have to go out, oldest first."""
    found = tx.execute(
        "SELECT id, message_id, subject, body, decided_at FROM notices"
        " WHERE sent_at IS NULL ORDER BY id"
    ).fetchall()
    return [_notice(row, _sent_by(tx, row["id"])) for row in found]


def mark_sent_by(tx: Connection, notice_id: int, channel: str, now: datetime) -> None:
    """Notes that a channel took a notice."""
    tx.execute(_SENT_BY, {"id": notice_id, "channel": channel, "now": to_stamp(now)})


def finish(tx: Connection, channels: AbstractSet[str], now: datetime) -> int:
    """Ends the notices that all of these channels have taken; gives how many."""
    done = [notice.id for notice in unsent(tx) if channels <= notice.sent_by]
    tx.executemany(
        "UPDATE notices SET sent_at = :now WHERE id = :id",
        [{"now": to_stamp(now), "id": notice_id} for notice_id in done],
    )
    return len(done)


def _notice(row: Row, sent_by: frozenset[str]) -> Notice:
    decided_at = from_stamp(row["decided_at"])
    return Notice(row["id"], row["message_id"], row["subject"], row["body"], decided_at, sent_by)


def _sent_by(tx: Connection, notice_id: int) -> frozenset[str]:
    found = tx.execute(
        "SELECT channel FROM notice_channels WHERE notice_id = :id", {"id": notice_id}
    )
    return frozenset(row["channel"] for row in found)
