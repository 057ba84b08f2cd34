"""Brings a store to the newest schema; each migration is one SQL file, applied once."""

import sqlite3
from collections.abc import Callable, Iterator
from importlib import resources
from pathlib import Path

from sqlite_utils import Database, Migrations

from faxflow.errors import StoreTooNew


def migrate(database: Database, path: Path) -> None:
    """Applies what is pending, all of it or nothing. Raises StoreTooNew."""
    known = _known()
    names = [name for name, _ in _files()]
    newer = [m.name for m in known.applied(database) if m.name not in names]
    if newer:
        raise StoreTooNew(path=path, found=newer[-1], known=names[-1])
    if known.pending(database):
        _apply(known, database)


def _apply(known: Migrations, database: Database) -> None:
    # The lock first: of two programs that open a store at once, one must wait and then find
    # nothing pending. sqlite-utils would begin without it.
    database.conn.execute("BEGIN IMMEDIATE")
    try:
        known.apply(database)
        database.conn.execute("COMMIT")
    except BaseException:
        database.conn.rollback()
        raise


def _known() -> Migrations:
    migrations = Migrations("faxflow")
    for name, sql in _files():
        migrations(name=name)(_applying(sql))
    return migrations


def _applying(sql: str) -> Callable[[Database], None]:
    def apply(database: Database) -> None:
        # executescript() would commit first, and leave half a schema behind after a crash.
        for statement in _statements(sql):
            database.conn.execute(statement)

    return apply


def _files() -> list[tuple[str, str]]:
    folder = resources.files("faxflow.store") / "migrations"
    files = sorted(folder.iterdir(), key=lambda file: file.name)
    return [(f.name.removesuffix(".sql"), f.read_text()) for f in files if f.name.endswith(".sql")]


def _statements(sql: str) -> Iterator[str]:
    lines: list[str] = []
    for line in sql.splitlines():
        lines.append(line)
        if sqlite3.complete_statement("\n".join(lines)):
            yield "\n".join(lines)
            lines = []
