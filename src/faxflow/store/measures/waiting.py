"""What waits for a person: the fax desk's due tasks, and what stands still without one."""

from datetime import datetime

from faxflow.domain.delivery import State
from faxflow.domain.ids import BatchId, CaseId
from faxflow.domain.statistics.due_task import DueTask
from faxflow.domain.statistics.needs import Standing
from faxflow.domain.task import TaskKind
from faxflow.store import gateways
from faxflow.store.connection import Connection, Row
from faxflow.store.stamp import from_stamp, to_stamp

_DUE = """
SELECT t.kind, t.task_key, t.title, t.due_at, t.case_id, t.batch_id, c.state, c.reason
FROM tasks t LEFT JOIN cases c ON c.id = t.case_id
WHERE t.closed_at IS NULL AND t.queue IS NULL AND t.due_at <= :now ORDER BY t.due_at, t.id
"""

_HELD = """
SELECT b.id, count(c.id) AS faxes FROM batches b
LEFT JOIN cases c ON c.held_with = b.id AND c.state = 'held'
WHERE b.held_at IS NOT NULL GROUP BY b.id ORDER BY b.id
"""

_REJECTS = """
SELECT r.batch_id, count(*) AS open FROM rejects r JOIN batches b ON b.id = r.batch_id
WHERE r.became IS NULL AND b.state <> 'unusable' GROUP BY r.batch_id ORDER BY r.batch_id
"""

_STILL = """
SELECT c.state, count(*) AS faxes, min(c.id) AS first FROM cases c
WHERE c.state IN ('failed', 'in-doubt', 'held')
    AND NOT EXISTS (SELECT 1 FROM tasks t WHERE t.case_id = c.id AND t.closed_at IS NULL
        AND t.due_at <= :now)
    AND NOT (c.state = 'held' AND COALESCE(c.held_with, 0) IN
        (SELECT id FROM batches WHERE held_at IS NOT NULL))
GROUP BY c.state ORDER BY c.state
"""


def due(tx: Connection, now: datetime) -> list[DueTask]:
    """The fax desk's open tasks that are due, the longest due first."""
    return [_task(row) for row in tx.execute(_DUE, {"now": to_stamp(now)})]


def standing(tx: Connection, now: datetime) -> Standing:
    """What stands still, whether a task tells of it or not."""
    halted = [(name, gateways.state(tx, name).because or "") for name in gateways.halted(tx)]
    held = [(BatchId(row["id"]), row["faxes"]) for row in tx.execute(_HELD)]
    rejects = [(BatchId(row["batch_id"]), row["open"]) for row in tx.execute(_REJECTS)]
    still = tx.execute(_STILL, {"now": to_stamp(now)})
    faxes = [(State(row["state"]), row["faxes"], CaseId(row["first"])) for row in still]
    return Standing(halted, held, rejects, faxes)


def _task(row: Row) -> DueTask:
    return DueTask(
        TaskKind(row["kind"]),
        row["task_key"],
        row["title"],
        from_stamp(row["due_at"]),
        CaseId(row["case_id"]) if row["case_id"] is not None else None,
        BatchId(row["batch_id"]) if row["batch_id"] is not None else None,
        State(row["state"]) if row["state"] else None,
        row["reason"],
    )
