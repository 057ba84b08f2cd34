"""The open tasks of the referral desks that are of no referral (yet): arrivals, pairs."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from faxflow.domain.ids import TaskId
from faxflow.domain.referral import Queue
from faxflow.store.connection import Connection
from faxflow.store.stamp import from_stamp

OPEN = """
SELECT id, title, queue, owner, due_at FROM tasks
WHERE closed_at IS NULL AND referral_id IS NULL
    AND queue IN (SELECT value FROM json_each(:desks))
ORDER BY due_at, id
"""


@dataclass(frozen=True, slots=True)
class OpenTask:
    """`due_at` is UTC; `owner` is None where nobody has taken it."""

    id: TaskId
    title: str
    queue: Queue
    owner: str | None
    due_at: datetime


def of_no_referral(tx: Connection, desks: Iterable[Queue]) -> list[OpenTask]:
    """Those of these desks, the first due first."""
    return [
        OpenTask(
            TaskId(row["id"]),
            row["title"],
            Queue(row["queue"]),
            row["owner"],
            from_stamp(row["due_at"]),
        )
        for row in tx.execute(OPEN, {"desks": json.dumps(sorted(desks))})
    ]
