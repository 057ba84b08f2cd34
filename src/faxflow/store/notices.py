"""The outbox of notices: decided once, sent at least once a channel, under a stable Message-ID.

Those to a referral's desk have a queue, and wait apart from the fax desk's.
"""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime

from faxflow.domain.notice import NoticeText
from faxflow.domain.referral import Queue
from faxflow.store.connection import Connection, Row
from faxflow.store.stamp import from_stamp, from_stamp_or_none, to_stamp

_DECIDE = """
INSERT INTO notices (message_id, subject, body, decided_at, tasks_told, queue)
VALUES (:message_id, :subject, :body, :at, :tasks, :queue) RETURNING id
"""

_UNSENT = """
SELECT id, message_id, subject, body, decided_at FROM notices
WHERE sent_at IS NULL AND withdrawn_at IS NULL
    AND (queue = :queue OR (queue IS NULL AND :queue IS NULL)) ORDER BY id
"""

_SENT_BY = """
INSERT INTO notice_channels (notice_id, channel, sent_at) VALUES (:id, :channel, :now)
ON CONFLICT (notice_id, channel) DO NOTHING
"""


@dataclass(frozen=True, slots=True)
class NewNotice:
    """A message to staff: ids, counts and commands only; `tasks` is how many it names.

    `queue` is the desk of referrals that it goes to; None: the fax desk.
    """

    message_id: str
    subject: str
    body: str
    tasks: int = 0
    queue: Queue | None = None


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
            "queue": notice.queue,
        },
    ).fetchone()
    return int(row["id"])


def last_told_at(tx: Connection) -> datetime | None:
    """When a notice to the fax desk last named a task (UTC), or None."""
    row = tx.execute(
        "SELECT max(decided_at) AS at FROM notices WHERE tasks_told > 0 AND queue IS NULL"
    ).fetchone()
    return from_stamp_or_none(row["at"])


def unsent(tx: Connection, queue: Queue | None = None) -> list[Notice]:
    """The notices that still have to go out to a desk, oldest first; None: to the fax desk."""
    found = tx.execute(_UNSENT, {"queue": queue}).fetchall()
    return [_notice(row, _sent_by(tx, row["id"])) for row in found]


def desks_waiting(tx: Connection) -> list[Queue]:
    """The desks of referrals that notices still have to go out to."""
    found = tx.execute(
        "SELECT DISTINCT queue FROM notices"
        " WHERE sent_at IS NULL AND withdrawn_at IS NULL AND queue IS NOT NULL ORDER BY queue"
    )
    return [Queue(row["queue"]) for row in found]


def rewrite(tx: Connection, notice_id: int, text: NoticeText, tasks: int) -> None:
    """Gives a notice that is not sent yet other words, under the same Message-ID."""
    tx.execute(
        "UPDATE notices SET subject = :subject, body = :body, tasks_told = :tasks WHERE id = :id",
        {"subject": text.subject, "body": text.body, "tasks": tasks, "id": notice_id},
    )


def withdraw(tx: Connection, notice_id: int, now: datetime) -> None:
    """Notes that nothing of a notice holds any more: it is not sent."""
    tx.execute(
        "UPDATE notices SET withdrawn_at = :now WHERE id = :id",
        {"now": to_stamp(now), "id": notice_id},
    )


def mark_sent_by(tx: Connection, notice_id: int, channel: str, now: datetime) -> None:
    """Notes that a channel took a notice."""
    tx.execute(_SENT_BY, {"id": notice_id, "channel": channel, "now": to_stamp(now)})


def finish(
    tx: Connection, channels: AbstractSet[str], now: datetime, queue: Queue | None = None
) -> int:
    """Ends a desk's notices that all of these channels have taken; gives how many."""
    done = [notice.id for notice in unsent(tx, queue) if channels <= notice.sent_by]
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
