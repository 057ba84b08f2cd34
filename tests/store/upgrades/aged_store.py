"""A store of an earlier version, unpacked, and what it held before today's program opened it."""

import lzma
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
FILES = sorted(HERE.glob("v*.db.xz"))

_TABLES = """
SELECT name FROM sqlite_master
WHERE type = 'table' AND name NOT IN ('sqlite_sequence', '_sqlite_migrations')
"""

Rows = list[str]
"""Each row as text that shows every value and its type, in an order of their own."""


@dataclass(frozen=True, slots=True)
class Held:
    """What stood in one table: its columns by name, and its rows."""

    columns: tuple[str, ...]
    rows: Rows


def unpack(file: Path, folder: Path) -> Path:
    """The store of a stored file, alone in a folder."""
    path = folder / "faxflow.db"
    path.write_bytes(lzma.decompress(file.read_bytes()))
    path.chmod(0o600)
    return path


def held(path: Path, before: Mapping[str, Held] | None = None) -> dict[str, Held]:
    """What a store holds, by table; of those `before` knows, in its columns alone."""
    with closing(sqlite3.connect(path)) as connection:
        if before is None:
            names = [name for (name,) in connection.execute(_TABLES)]
            known = {name: _columns(connection, name) for name in names}
        else:
            known = {name: one.columns for name, one in before.items()}
        return {
            name: Held(columns, _rows(connection, name, columns)) for name, columns in known.items()
        }


def without(table: Held, rewritten: frozenset[str]) -> Rows:
    """The rows of a table but for the columns that a migration rewrites on purpose."""
    kept = [at for at, name in enumerate(table.columns) if name not in rewritten]
    return sorted(repr([row.split("\0")[at] for at in kept]) for row in table.rows)


def _columns(connection: sqlite3.Connection, name: str) -> tuple[str, ...]:
    return tuple(row[1] for row in connection.execute(f'PRAGMA table_info("{name}")'))


def _rows(connection: sqlite3.Connection, name: str, columns: tuple[str, ...]) -> Rows:
    listed = ", ".join(f'"{column}"' for column in columns)
    found = connection.execute(f'SELECT {listed} FROM "{name}"')  # noqa: S608
    return sorted("\0".join(map(repr, row)) for row in found)
