"""The open tasks of a referral that its stage has brought."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from faxflow.domain.ids import ReferralId, TaskId
from faxflow.domain.referral import Queue
from faxflow.domain.task import TaskKind
from faxflow.store.connection import Connection
from faxflow.store.stamp import to_stamp

_OPEN = """
SELECT id, kind, task_key, title, owner FROM tasks
WHERE referral_id = :id AND closed_at IS NULL ORDER BY id
"""

_CLOSE = "UPDATE tasks SET closed_at = :now WHERE id = :id AND closed_at IS NULL"

_HAND_OVER = """
UPDATE tasks SET queue = :queue, owner = :owner,
    taken_at = CASE WHEN :owner IS NULL THEN NULL ELSE :now END
WHERE id = :id AND closed_at IS NULL
"""

STAGE_KINDS = frozenset({TaskKind.STAGE_WORK, TaskKind.COMPLETE_INTAKE})
"""Tasks that end with the stage; others, as one about a duplicate, have their own end."""


@dataclass(frozen=True, slots=True)
class StageTask:
    """`owner` is None where nobody has taken it."""

    id: TaskId
    kind: TaskKind
    key: str
    title: str
    owner: str | None


def open_of(tx: Connection, referral_id: ReferralId) -> Sequence[StageTask]:
    """Those of a referral, the oldest first."""
    found = tx.execute(_OPEN, {"id": referral_id})
    return [
        StageTask(
            TaskId(row["id"]), TaskKind(row["kind"]), row["task_key"], row["title"], row["owner"]
        )
        for row in found
        if row["kind"] in STAGE_KINDS
    ]


def close(tx: Connection, ids: Iterable[TaskId], now: datetime) -> None:
    """Closes these."""
    tx.executemany(_CLOSE, [{"id": task_id, "now": to_stamp(now)} for task_id in ids])


def hand_over(
    tx: Connection,
    ids: Iterable[TaskId],
    now: datetime,
    *,
    queue: Queue,
    owner: str | None,
) -> None:
    """Gives these to a desk, and there to an account."""
    at = {"queue": queue, "owner": owner, "now": to_stamp(now)}
    tx.executemany(_HAND_OVER, [{**at, "id": task_id} for task_id in ids])


def set_due(tx: Connection, ids: Iterable[TaskId], due_at: datetime) -> None:
    """Lets these be due at another time."""
    tx.executemany(
        "UPDATE tasks SET due_at = :due WHERE id = :id AND closed_at IS NULL",
        [{"id": task_id, "due": to_stamp(due_at)} for task_id in ids],
    )


def rename(tx: Connection, task_id: TaskId, title: str) -> None:
    """Says anew what is to be done."""
    tx.execute("UPDATE tasks SET title = :title WHERE id = :id", {"id": task_id, "title": title})
