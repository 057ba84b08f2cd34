"""The runs: each execution of a subcommand, when, by whom, and how it ended."""

import json
from collections.abc import Mapping
from datetime import datetime

from faxflow.domain.run import Run
from faxflow.store.connection import Connection
from faxflow.store.stamp import from_stamp_or_none, to_stamp


def begin(tx: Connection, run: Run, command: str) -> None:
    """Notes that a run has begun."""
    tx.execute(
        "INSERT INTO runs (id, command, actor, started_at) VALUES (:id, :command, :actor, :at)",
        {"id": run.id, "command": command, "actor": run.actor, "at": to_stamp(run.now())},
    )


def last_ended(tx: Connection, command: str, exit_code: int) -> datetime | None:
    """When a run of the command last began that ended with this code (UTC), or None."""
    row = tx.execute(
        "SELECT max(started_at) AS at FROM runs WHERE command = :command AND exit_code = :code",
        {"command": command, "code": int(exit_code)},
    ).fetchone()
    return from_stamp_or_none(row["at"])


def last_whole(tx: Connection, command: str, *, before: datetime) -> datetime | None:
    """When a run of the command last began that came to its end before then (UTC), or None."""
    row = tx.execute(
        "SELECT max(started_at) AS at FROM runs WHERE command = :command"
        " AND exit_code IN (0, 3) AND started_at < :before",
        {"command": command, "before": to_stamp(before)},
    ).fetchone()
    return from_stamp_or_none(row["at"])


def last_failed(tx: Connection, command: str, problem: str) -> datetime | None:
    """When a run of the command last began that this kind of failure ended (UTC), or None."""
    row = tx.execute(
        "SELECT max(started_at) AS at FROM runs"
        " WHERE command = :command AND json_extract(summary, '$.problem') = :problem",
        {"command": command, "problem": problem},
    ).fetchone()
    return from_stamp_or_none(row["at"])


def end(tx: Connection, run: Run, *, exit_code: int, summary: Mapping[str, object]) -> None:
    """Notes how a run has ended."""
    tx.execute(
        "UPDATE runs SET ended_at = :at, exit_code = :code, summary = :summary WHERE id = :id",
        {
            "id": run.id,
            "at": to_stamp(run.now()),
            "code": int(exit_code),
            "summary": json.dumps(dict(summary), sort_keys=True),
        },
    )
