"""Is the file sound, do its rows refer to rows, and is its schema what the migrations make?"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import Final

from faxflow.domain.store_finding import Met, StoreFinding
from faxflow.store import manifest
from faxflow.store.connection import Connection
from faxflow.store.migration import apply_all

SOUND: Final = "file.is-sound"
REFERENCES: Final = "rows.refer-to-rows"
SCHEMA: Final = "schema.is-as-migrated"
ONE_STORE: Final = "store.says-what-it-is"
NO_BACKUP: Final = "store.is-no-backup"

_RESTORE = (
    "Stop the schedules, keep the file, and restore the newest backup: `faxflow store restore`."
)

STRUCTURE_RULES: Final = {
    SOUND: ("SQLite finds the file damaged.", _RESTORE),
    REFERENCES: ("Rows speak of others that are not there.", _RESTORE),
    SCHEMA: (
        "The store has other tables, columns or indexes than this program makes.",
        "Remove what you added by hand; what is missing comes back by restoring a backup.",
    ),
    ONE_STORE: ("The store does not say what it is: its own row is missing.", _RESTORE),
    NO_BACKUP: (
        "The store is a backup that was put in place by hand, and has no guard.",
        "`faxflow store restore`, of this very file and with --replace, puts its guard on.",
    ),
}
"""What each rule of the file finds, and what to do."""

_OBJECTS = """
SELECT type, name, tbl_name FROM sqlite_master
WHERE substr(name, 1, 7) <> 'sqlite_' AND tbl_name NOT IN ('_sqlite_migrations', 'backup_manifest')
"""


def structure_findings(tx: Connection, *, quick: bool) -> Iterator[StoreFinding]:
    """What is wrong with the file and its schema; `quick` leaves indexes uncompared to tables."""
    pragma = "quick_check" if quick else "integrity_check"
    met = Met()
    for row in tx.execute(f"PRAGMA {pragma}"):
        if row[0] != "ok":
            met.note(SOUND, _first_words(row[0]))
    for row in tx.execute("PRAGMA foreign_key_check"):
        met.note(REFERENCES, f"{row[0]} {row[1]}")
    for difference in _differences(tx):
        met.note(SCHEMA, difference)
    if tx.execute("SELECT count(*) FROM store_info WHERE id = 1").fetchone()[0] != 1:
        met.note(ONE_STORE, "store_info")
    if manifest.is_there(tx):
        met.note(NO_BACKUP, "store")
    return met.findings(STRUCTURE_RULES)


def _first_words(line: str) -> str:
    """SQLite's words without what could be a value of a row."""
    return " ".join(line.split()[:8])


def _differences(tx: Connection) -> list[str]:
    """Each table, column, index, view or trigger that is missing, foreign or another."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
        apply_all(fresh)
        wanted, found = _shape(fresh), _shape(tx)
    missing = [f"{name} is missing" for name in wanted if name not in found]
    foreign = [f"{name} is not ours" for name in found if name not in wanted]
    others = [
        f"{name} is another" for name in wanted if found.get(name, wanted[name]) != wanted[name]
    ]
    return [*missing, *foreign, *others]


def _shape(connection: sqlite3.Connection) -> dict[str, object]:
    """What each object, and each column of each table, is like."""
    cursor = connection.cursor()
    cursor.row_factory = None
    shape: dict[str, object] = {}
    for kind, name, table in cursor.execute(_OBJECTS).fetchall():
        shape[f"{kind} {name}"] = table
        if kind == "table":
            columns = cursor.execute(f'PRAGMA table_xinfo("{name}")').fetchall()
            shape |= {f"column {name}.{column[1]}": column[2:] for column in columns}
        elif kind == "index":
            keys = cursor.execute(f'PRAGMA index_xinfo("{name}")').fetchall()
            shape[f"{kind} {name}"] = (table, [key[2:] for key in keys if key[5]])
    return shape
