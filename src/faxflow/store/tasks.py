"""The tasks: what a person must do, and whether somebody was told.

Those of a referral's desk have a queue; what asks for the fax desk's leaves them out.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from faxflow.domain.ids import CaseId, TaskId
from faxflow.domain.run import Run
from faxflow.domain.task import NewTask, TaskKind
from faxflow.domain.trouble import OpenTask
from faxflow.store.connection import Connection, Row
from faxflow.store.stamp import from_stamp, to_stamp

_OPEN = """
INSERT INTO tasks (kind, task_key, title, case_id, batch_id, referral_id, queue, run_id,
    opened_at, due_at)
VALUES (:kind, :key, :title, :case_id, :batch_id, :referral_id, :queue, :run_id,
    :opened_at, :due_at)
ON CONFLICT (task_key) WHERE closed_at IS NULL DO NOTHING
"""


@dataclass(frozen=True, slots=True)
class Task:
    """An open task; times are UTC."""

    id: int
    kind: TaskKind
    title: str
    due_at: datetime
    case_id: CaseId | None


def open_tasks(tx: Connection, run: Run, tasks: Iterable[NewTask]) -> None:
    """Opens each task, unless one with its key is open already."""
    tx.executemany(_OPEN, [_parameters(run, task) for task in tasks])


def is_open(tx: Connection, key: str) -> bool:
    """Whether a task with this key is open."""
    found = tx.execute(
        "SELECT id FROM tasks WHERE task_key = :key AND closed_at IS NULL", {"key": key}
    )
    return found.fetchone() is not None


def close(tx: Connection, key: str, now: datetime) -> None:
    """Closes the open task with this key, if there is one."""
    tx.execute(
        "UPDATE tasks SET closed_at = :now WHERE task_key = :key AND closed_at IS NULL",
        {"now": to_stamp(now), "key": key},
    )


def retitle(tx: Connection, key: str, title: str) -> None:
    """Has the open task with this key say something else, if there is one."""
    tx.execute(
        "UPDATE tasks SET title = :title WHERE task_key = :key AND closed_at IS NULL",
        {"title": title, "key": key},
    )


def close_of_no_batch(tx: Connection, key: str, now: datetime) -> None:
    """Closes the open task with this key, unless it is about a batch."""
    tx.execute(
        "UPDATE tasks SET closed_at = :now"
        " WHERE task_key = :key AND closed_at IS NULL AND batch_id IS NULL",
        {"now": to_stamp(now), "key": key},
    )


def close_for_case(
    tx: Connection, case_id: CaseId, kinds: Iterable[TaskKind], now: datetime
) -> None:
    """Closes a case's open tasks of these kinds."""
    closing = set(kinds)
    if not closing:
        return
    # Most cases have one open task or none: looking first costs less than a try for each kind.
    found = tx.execute(
        "SELECT id, kind FROM tasks WHERE case_id = :case_id AND closed_at IS NULL",
        {"case_id": case_id},
    ).fetchall()
    closed = [{"now": to_stamp(now), "id": row["id"]} for row in found if row["kind"] in closing]
    if closed:
        tx.executemany("UPDATE tasks SET closed_at = :now WHERE id = :id", closed)


def due(tx: Connection, now: datetime) -> list[Task]:
    """The open tasks that are due, oldest first."""
    found = tx.execute(
        "SELECT id, kind, title, due_at, case_id FROM tasks"
        " WHERE closed_at IS NULL AND queue IS NULL AND due_at <= :now ORDER BY due_at, id",
        {"now": to_stamp(now)},
    )
    return [_task(row) for row in found]


def due_and_told(tx: Connection, now: datetime) -> list[OpenTask]:
    """The open tasks that are due, oldest first, each with whether a notice has named it."""
    found = tx.execute(
        "SELECT id, kind, title, notice_id IS NOT NULL AS told FROM tasks"
        " WHERE closed_at IS NULL AND queue IS NULL AND due_at <= :now ORDER BY due_at, id",
        {"now": to_stamp(now)},
    )
    return [
        OpenTask(TaskId(row["id"]), TaskKind(row["kind"]), row["title"], bool(row["told"]))
        for row in found
    ]


def open_titles(tx: Connection, case_id: CaseId) -> list[str]:
    """What is still to be done about a case, oldest first, due or not."""
    found = tx.execute(
        "SELECT title FROM tasks WHERE case_id = :case_id AND closed_at IS NULL ORDER BY id",
        {"case_id": case_id},
    )
    return [row["title"] for row in found]


def opened_by(tx: Connection, run: Run) -> int:
    """How many tasks that are due and open this run has opened."""
    row = tx.execute(
        "SELECT count(*) AS opened FROM tasks"
        " WHERE run_id = :run_id AND queue IS NULL AND closed_at IS NULL AND due_at <= :now",
        {"run_id": run.id, "now": to_stamp(run.now())},
    ).fetchone()
    return int(row["opened"])


def mark_told(tx: Connection, ids: Sequence[int], notice_id: int) -> None:
    """Remembers which notice told a person of these tasks."""
    tx.executemany(
        "UPDATE tasks SET notice_id = :notice WHERE id = :id",
        [{"notice": notice_id, "id": task_id} for task_id in ids],
    )


def _parameters(run: Run, task: NewTask) -> dict[str, object]:
    return {
        "kind": task.kind,
        "key": task.key,
        "title": task.title,
        "case_id": task.case_id,
        "batch_id": task.batch_id,
        "referral_id": task.referral_id,
        "queue": task.queue,
        "run_id": run.id,
        "opened_at": to_stamp(run.now()),
        "due_at": to_stamp(task.due_at),
    }


def _task(row: Row) -> Task:
    return Task(
        row["id"],
        TaskKind(row["kind"]),
        row["title"],
        from_stamp(row["due_at"]),
        row["case_id"],
    )
