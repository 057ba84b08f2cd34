"""Looks a backup over before anything is done with it; the file is left as it is."""

import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from faxflow.errors import BackupUnreadable
from faxflow.store import manifest, restores
from faxflow.store.backup import fault_in, opened
from faxflow.store.connection import Connection
from faxflow.store.driver import errors, is_plain
from faxflow.store.manifest import Manifest


@dataclass(frozen=True, slots=True)
class Examined:
    """A backup that is sound: what it holds, and when its history ends (UTC, None: it has none).

    `made_at` is None for one that was made before backups said so.
    """

    environment: str
    generation: int
    cases: int
    events: int
    last_event_at: datetime | None
    made_at: datetime | None


def examine(copy: Path, shown: Path) -> Examined:
    """What is in the copy, once all of it is checked. Raises BackupUnreadable, about `shown`."""
    try:
        with closing(opened(copy)) as connection:
            told = manifest.read(connection)
            # One that was put in place by hand, and was at work, holds more rows than it says.
            used = told is not None and manifest.written_to_since(connection, told)
            why_not = fault_in(connection, None if used else told)
            if why_not:
                raise BackupUnreadable(path=shown, what=why_not)
            return _examined(connection, told)
    except errors(json.JSONDecodeError, TypeError) as error:
        raise BackupUnreadable(path=shown, what=_why_unreadable(copy)) from error


def _why_unreadable(copy: Path) -> str:
    if is_plain(copy):
        return "it is no store that SQLite can read"
    return "it is no store that SQLite can read, or one encrypted with another key than [store] has"


def _examined(connection: Connection, told: Manifest | None) -> Examined:
    info = connection.execute("SELECT environment, generation FROM store_info").fetchone()
    if info is None:
        raise sqlite3.DatabaseError
    known = connection.execute(
        "SELECT (SELECT count(*) FROM cases) AS cases, (SELECT count(*) FROM events) AS events"
    ).fetchone()
    return Examined(
        info["environment"],
        info["generation"],
        known["cases"],
        known["events"],
        restores.last_event_at(connection),
        told.made_at if told else None,
    )
