"""What a backup says of itself: its store, its moment, and how many rows each table has.

It lies in the copy, so that it is encrypted with it, and is dropped where the copy is restored.
"""

import json
from dataclasses import dataclass
from datetime import datetime

from faxflow.store.connection import Connection
from faxflow.store.stamp import from_stamp, to_stamp

TABLE = "backup_manifest"
"""Where it lies: no store in use has it, but a backup that somebody has put in place by hand."""
_NOT_COUNTED = (TABLE, "sqlite_sequence", "sqlite_stat1")


@dataclass(frozen=True, slots=True)
class Manifest:
    """`made_at` is UTC; `last_event_hash` is the end of the chain, None where it has no event."""

    made_at: datetime
    environment: str
    generation: int
    schema: str
    last_event_hash: str | None
    rows: dict[str, int]

    @property
    def cases(self) -> int:
        """How many faxes it knows."""
        return self.rows["cases"]

    @property
    def events(self) -> int:
        """How long its history is."""
        return self.rows["events"]


def describe(tx: Connection, now: datetime) -> Manifest:
    """What there is to say of a store or its copy at this moment."""
    info = tx.execute(
        "SELECT environment, generation, last_event_hash FROM store_info WHERE id = 1"
    ).fetchone()
    schema = tx.execute("SELECT max(name) AS name FROM _sqlite_migrations").fetchone()["name"]
    return Manifest(now, info[0], info[1], schema, info[2], rows_of(tx))


def rows_of(tx: Connection) -> dict[str, int]:
    """How many rows each table has."""
    named = tx.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    tables = [row["name"] for row in named if row["name"] not in _NOT_COUNTED]
    # The names are those of our own schema.
    return {
        name: tx.execute(f'SELECT count(*) AS rows FROM "{name}"').fetchone()["rows"]  # noqa: S608
        for name in tables
    }


def write(copy: Connection, manifest: Manifest) -> None:
    """Writes it into the copy, in the place of one that its store may have had."""
    drop(copy)
    copy.execute(f"CREATE TABLE {TABLE} (written TEXT NOT NULL) STRICT")
    told = {
        "made_at": to_stamp(manifest.made_at),
        "environment": manifest.environment,
        "generation": manifest.generation,
        "schema": manifest.schema,
        "last_event_hash": manifest.last_event_hash,
        "rows": manifest.rows,
    }
    copy.execute(
        f"INSERT INTO {TABLE} (written) VALUES (:written)",  # noqa: S608 - a word of ours
        {"written": json.dumps(told, sort_keys=True)},
    )


def is_there(copy: Connection) -> bool:
    """Whether it is a backup that says what it is."""
    there = copy.execute(
        "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = :name", {"name": TABLE}
    )
    return there.fetchone() is not None


def read(copy: Connection) -> Manifest | None:
    """What a backup says of itself; None for one made before it said anything."""
    if not is_there(copy):
        return None
    row = copy.execute(f"SELECT written FROM {TABLE}").fetchone()  # noqa: S608 - a word of ours
    told = json.loads(row["written"])
    return Manifest(**{**told, "made_at": from_stamp(told["made_at"])})


def written_to_since(copy: Connection, told: Manifest) -> bool:
    """Whether the backup was used as a store, so that it holds more than it says."""
    return rows_of(copy)["runs"] > told.rows["runs"]


def drop(tx: Connection) -> None:
    """A store in use has none."""
    tx.execute(f"DROP TABLE IF EXISTS {TABLE}")
