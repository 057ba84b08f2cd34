"""The open tasks of the referral desks beside those of stages: arrivals, pairs, offices to call."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from faxflow.domain.ids import TaskId
from faxflow.domain.referral import Queue
from faxflow.domain.task import TaskKind
from faxflow.store.connection import Connection
from faxflow.store.stamp import from_stamp

# A stage's task is seen as its referral; the keys of all others begin with their kinds. The sign
# before a column has a task found by its key: those of referrals are a hundred times as many.
OPEN = """
SELECT id, kind, title, queue, owner, due_at FROM tasks
WHERE closed_at IS NULL AND referral_id IS NULL
    AND queue IN (SELECT value FROM json_each(:desks))
UNION ALL
SELECT id, kind, title, queue, owner, due_at FROM tasks
WHERE closed_at IS NULL AND +referral_id IS NOT NULL
    AND task_key > 'answer-office:' AND task_key < 'answer-office;'
    AND queue IN (SELECT value FROM json_each(:desks))
UNION ALL
SELECT id, kind, title, queue, owner, due_at FROM tasks
WHERE closed_at IS NULL AND +referral_id IS NOT NULL
    AND task_key > 'review-duplicate:' AND task_key < 'review-duplicate;'
    AND queue IN (SELECT value FROM json_each(:desks))
ORDER BY due_at, id
"""


@dataclass(frozen=True, slots=True)
class OpenTask:
    """`due_at` is UTC; `owner` is None where nobody has taken it."""

    id: TaskId
    kind: TaskKind
    title: str
    queue: Queue
    owner: str | None
    due_at: datetime


def beside_stages(tx: Connection, desks: Iterable[Queue]) -> list[OpenTask]:
    """Those of these desks, the first due first."""
    return [
        OpenTask(
            TaskId(row["id"]),
            TaskKind(row["kind"]),
            row["title"],
            Queue(row["queue"]),
            row["owner"],
            from_stamp(row["due_at"]),
        )
        for row in tx.execute(OPEN, {"desks": json.dumps(sorted(desks))})
    ]
