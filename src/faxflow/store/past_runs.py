"""What a person's earlier commands have done, read back from runs and events."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from faxflow.domain.ids import RunId, TaskId, task_name
from faxflow.domain.run import Run
from faxflow.store import events
from faxflow.store.connection import Connection, Row
from faxflow.store.stamp import from_stamp, from_stamp_or_none

_RUN = "SELECT id, command, actor, started_at, ended_at FROM runs"

# By what was done: tried out, refused or about nothing, a command is not a person's last.
_NEWEST = """
SELECT run_id FROM events
WHERE run_id IN (SELECT id FROM runs
    WHERE actor = :actor AND command IN (SELECT value FROM json_each(:commands)))
ORDER BY id DESC LIMIT 1
"""

_REOPEN = """
UPDATE tasks SET closed_at = NULL, closed_by = NULL
WHERE id = :id AND closed_at IS NOT NULL AND closed_by = :actor
    AND NOT EXISTS (SELECT 1 FROM tasks o WHERE o.task_key = tasks.task_key AND o.closed_at IS NULL)
RETURNING id
"""


@dataclass(frozen=True, slots=True)
class PastRun:
    """A command; both times are UTC, `ended_at` None where it is at work, or was killed."""

    id: RunId
    command: str
    actor: str
    started_at: datetime
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class Deed:
    """One event of a run, by its number in the history."""

    id: int
    subject: str
    cause: str
    source: str | None
    target: str | None


def named(tx: Connection, run_id: str) -> PastRun | None:
    """The run of that id, or None."""
    row = tx.execute(f"{_RUN} WHERE id = :id", {"id": run_id}).fetchone()
    return _past(row) if row else None


def newest_of(tx: Connection, actor: str, commands: Sequence[str]) -> PastRun | None:
    """The account's newest run of any of these commands that did something, or None."""
    at = {"actor": actor, "commands": json.dumps([*commands])}
    row = tx.execute(_NEWEST, at).fetchone()
    return named(tx, row["run_id"]) if row else None


def deeds(tx: Connection, run: PastRun) -> list[Deed]:
    """What the run did, in order."""
    # The whole history: by its times alone, one of a clock that was set back would end the search.
    found = tx.execute(
        "SELECT id, subject, cause, source, target FROM events WHERE run_id = :id ORDER BY id",
        {"id": run.id},
    )
    return [Deed(*row) for row in found]


def newest_about(tx: Connection, subject: str) -> int:
    """The number of the newest event about a subject that has one."""
    row = tx.execute(
        "SELECT max(id) AS newest FROM events WHERE subject = :subject", {"subject": subject}
    ).fetchone()
    return int(row["newest"])


def give_back(tx: Connection, run: Run, task_id: TaskId) -> bool:
    """Gives a task that the actor has taken back to its queue; False where it is not theirs."""
    row = tx.execute(
        "UPDATE tasks SET owner = NULL, taken_at = NULL"
        " WHERE id = :id AND closed_at IS NULL AND owner = :actor RETURNING id",
        {"id": task_id, "actor": run.actor},
    ).fetchone()
    if row:
        events.record(tx, run, [events.Event(task_name(task_id), "given back")])
    return row is not None


def reopen(tx: Connection, run: Run, task_id: TaskId) -> bool:
    """Opens a task that the actor has closed; False where its like is open, or it is open."""
    row = tx.execute(_REOPEN, {"id": task_id, "actor": run.actor}).fetchone()
    if row:
        events.record(tx, run, [events.Event(task_name(task_id), "opened again")])
    return row is not None


def _past(row: Row) -> PastRun:
    begun, ended = from_stamp(row["started_at"]), from_stamp_or_none(row["ended_at"])
    return PastRun(RunId(row["id"]), row["command"], row["actor"], begun, ended)
