"""The newest runs of each command: when, how long, how they ended, and whether they were pinged."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from faxflow.store.connection import Connection
from faxflow.store.stamp import from_stamp, from_stamp_or_none

PINGED = "pinged"
"""What a run's summary calls it whether its dead-man's switch took what it was told."""

DRY = "dry_run"
"""What a run's summary calls it that it did nothing."""

_FAR_BACK = 500
"""Runs of a command that are looked at: one that fails for years must not cost more each day."""

# From one command to the next by the index; DISTINCT would walk through every run.
_COMMANDS = """
WITH RECURSIVE named (command) AS (
    SELECT min(command) FROM runs
    UNION ALL
    SELECT (SELECT min(r.command) FROM runs r WHERE r.command > named.command)
    FROM named WHERE named.command IS NOT NULL)
SELECT command FROM named WHERE command IS NOT NULL
"""

_NEWEST = """
SELECT started_at, ended_at, exit_code, json_extract(summary, '$.pinged') AS pinged
FROM runs WHERE command = :command ORDER BY started_at DESC LIMIT 1
"""

_ENDED = """
SELECT started_at, ended_at, exit_code FROM (
    SELECT started_at, ended_at, exit_code FROM runs
    WHERE command = :command ORDER BY started_at DESC LIMIT :most) AS late
WHERE ended_at IS NOT NULL ORDER BY started_at DESC LIMIT 1
"""

_SUCCESS = """
SELECT started_at, ended_at FROM (
    SELECT started_at, ended_at, exit_code, summary FROM runs
    WHERE command = :command ORDER BY started_at DESC LIMIT :most) AS late
WHERE exit_code IN (0, 3) AND COALESCE(json_extract(summary, '$.dry_run'), 0) = 0
ORDER BY started_at DESC LIMIT 1
"""


@dataclass(frozen=True, slots=True)
class Ended:
    """A run that ended, by UTC."""

    started_at: datetime
    ended_at: datetime
    exit_code: int


@dataclass(frozen=True, slots=True)
class RunFigures:
    """Of one command; None where no run far enough back was so. `pinged` is of the newest."""

    command: str
    started_at: datetime
    pinged: bool | None
    ended: Ended | None
    success_began_at: datetime | None
    success_ended_at: datetime | None


def by_command(tx: Connection) -> Iterator[RunFigures]:
    """Of each command that ever ran, in the order of their names."""
    for row in tx.execute(_COMMANDS).fetchall():
        yield _figures(tx, row["command"])


def _figures(tx: Connection, command: str) -> RunFigures:
    newest = tx.execute(_NEWEST, {"command": command}).fetchone()
    key = {"command": command, "most": _FAR_BACK}
    good = tx.execute(_SUCCESS, key).fetchone()
    return RunFigures(
        command,
        from_stamp(newest["started_at"]),
        None if newest["pinged"] is None else bool(newest["pinged"]),
        _ended(tx, key),
        from_stamp_or_none(good["started_at"] if good else None),
        from_stamp_or_none(good["ended_at"] if good else None),
    )


def _ended(tx: Connection, key: dict[str, object]) -> Ended | None:
    row = tx.execute(_ENDED, key).fetchone()
    if row is None:
        return None
    return Ended(from_stamp(row["started_at"]), from_stamp(row["ended_at"]), row["exit_code"])
