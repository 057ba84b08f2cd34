"""The queue of tasks, as people take them and finish them."""

from dataclasses import dataclass
from datetime import datetime

from faxflow.domain.ids import BatchId, CaseId, ReferralId, TaskId, task_name
from faxflow.domain.referral import Queue
from faxflow.domain.run import Run
from faxflow.domain.task import TaskKind
from faxflow.store import events
from faxflow.store.connection import Connection, Row
from faxflow.store.stamp import from_stamp, from_stamp_or_none, to_stamp

_OPEN = """
SELECT * FROM tasks
WHERE closed_at IS NULL AND queue IS NULL AND (:before IS NULL OR due_at <= :before)
    AND (:kind IS NULL OR kind = :kind) AND (:owner IS NULL OR owner = :owner)
    AND (:since IS NULL OR opened_at >= :since) AND (:until IS NULL OR opened_at < :until)
    AND (:case_id IS NULL OR case_id = :case_id)
    AND (:batch_id IS NULL OR batch_id = :batch_id
        OR case_id IN (SELECT id FROM cases WHERE batch_id = :batch_id))
ORDER BY due_at, id
"""

_TAKE = """
UPDATE tasks SET owner = :actor, taken_at = :now
WHERE id = :id AND closed_at IS NULL AND (owner IS NULL OR owner = :was) RETURNING id
"""

_FINISH = """
UPDATE tasks SET closed_at = :now, closed_by = :actor
WHERE id = :id AND closed_at IS NULL RETURNING id
"""


@dataclass(frozen=True, slots=True)
class QueuedTask:
    """A task with all that a person asks of it; times are UTC, `owner` None for the queue.

    `queue` is the desk of referrals that it belongs to, None: the fax desk.
    """

    id: TaskId
    kind: TaskKind
    key: str
    title: str
    opened_at: datetime
    due_at: datetime
    closed_at: datetime | None
    closed_by: str | None
    owner: str | None
    case_id: CaseId | None
    batch_id: BatchId | None
    referral_id: ReferralId | None = None
    queue: Queue | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which open tasks are wanted; None where it does not matter.

    Due `before` then, opened at `since` or later and before `until`; all three are UTC. Those
    of a batch are about it or one of its cases.
    """

    before: datetime | None = None
    kind: TaskKind | None = None
    owner: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    batch_id: BatchId | None = None
    case_id: CaseId | None = None


def open_ones(tx: Connection, wanted: Wanted) -> list[QueuedTask]:
    """The open tasks of that kind, the longest due first."""
    found = tx.execute(
        _OPEN,
        {
            "before": to_stamp(wanted.before) if wanted.before else None,
            "kind": wanted.kind,
            "owner": wanted.owner,
            "since": to_stamp(wanted.since) if wanted.since else None,
            "until": to_stamp(wanted.until) if wanted.until else None,
            "batch_id": wanted.batch_id,
            "case_id": wanted.case_id,
        },
    )
    return [_queued(row) for row in found]


def get(tx: Connection, task_id: TaskId) -> QueuedTask | None:
    """The task with this id, or None."""
    row = tx.execute("SELECT * FROM tasks WHERE id = :id", {"id": task_id}).fetchone()
    return _queued(row) if row else None


def take(tx: Connection, run: Run, task: QueuedTask) -> bool:
    """Makes a task the actor's own; False where it is closed or another's by now."""
    at = {"id": task.id, "was": task.owner, "actor": run.actor, "now": to_stamp(run.now())}
    if tx.execute(_TAKE, at).fetchone() is None:
        return False
    events.record(tx, run, [events.Event(task_name(task.id), "taken")])
    return True


def finish(tx: Connection, run: Run, task: QueuedTask) -> bool:
    """Closes a task on a person's word; False where it is closed by now."""
    at = {"id": task.id, "actor": run.actor, "now": to_stamp(run.now())}
    if tx.execute(_FINISH, at).fetchone() is None:
        return False
    events.record(tx, run, [events.Event(task_name(task.id), "done")])
    return True


def opened_for(tx: Connection, run: Run, case_id: CaseId) -> list[TaskId]:
    """A case's open tasks that are due and that this run has opened, oldest first."""
    found = tx.execute(
        "SELECT id FROM tasks WHERE run_id = :run_id AND case_id = :case_id"
        " AND closed_at IS NULL AND due_at <= :now ORDER BY id",
        {"run_id": run.id, "case_id": case_id, "now": to_stamp(run.now())},
    )
    return [TaskId(row["id"]) for row in found]


def _queued(row: Row) -> QueuedTask:
    return QueuedTask(
        TaskId(row["id"]),
        TaskKind(row["kind"]),
        row["task_key"],
        row["title"],
        from_stamp(row["opened_at"]),
        from_stamp(row["due_at"]),
        from_stamp_or_none(row["closed_at"]),
        row["closed_by"],
        row["owner"],
        CaseId(row["case_id"]) if row["case_id"] is not None else None,
        BatchId(row["batch_id"]) if row["batch_id"] is not None else None,
        ReferralId(row["referral_id"]) if row["referral_id"] is not None else None,
        Queue(row["queue"]) if row["queue"] is not None else None,
    )
