"""Brings a store to the newest schema; each migration is one SQL file, applied once."""

import sqlite3
from collections.abc import Callable, Iterator
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from faxflow.errors import StoreTooNew

if TYPE_CHECKING:
    from sqlite_utils import Database, Migrations

_SET = "faxflow"


def migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Applies what is pending, all of it or nothing. Raises StoreTooNew."""
    if applied(connection) == known():
        return
    # Only here: with all that it brings it takes longer to load than most commands to run.
    from sqlite_utils import Database

    _bring_up(Database(connection, execute_plugins=False), path)


def known() -> list[str]:
    """The migrations that this program knows, in order."""
    return [name for name, _ in _files()]


def applied(connection: sqlite3.Connection) -> list[str]:
    """What sqlite-utils has noted as applied, in order; none in a new store."""
    table = connection.execute(
        "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '_sqlite_migrations'"
    )
    if table.fetchone() is None:
        return []
    found = connection.execute(
        "SELECT name FROM _sqlite_migrations WHERE migration_set = :set ORDER BY name",
        {"set": _SET},
    )
    return [row["name"] for row in found]


def apply_all(connection: sqlite3.Connection) -> None:
    """Makes the newest schema in an empty database, by the migrations alone."""
    for _, sql in _files():
        for statement in _statements(sql):
            connection.execute(statement)


def _bring_up(database: "Database", path: Path) -> None:
    ours, names = _migrations(), known()
    newer = [m.name for m in ours.applied(database) if m.name not in names]
    if newer:
        raise StoreTooNew(path=path, found=newer[-1], known=names[-1])
    if ours.pending(database):
        _apply(ours, database)


def _apply(ours: "Migrations", database: "Database") -> None:
    # The lock first: of two programs that open a store at once, one must wait and then find
    # nothing pending. sqlite-utils would begin without it.
    database.conn.execute("BEGIN IMMEDIATE")
    try:
        ours.apply(database)
        database.conn.execute("COMMIT")
    except BaseException:
        database.conn.rollback()
        raise


def _migrations() -> "Migrations":
    from sqlite_utils import Migrations

    migrations = Migrations(_SET)
    for name, sql in _files():
        migrations(name=name)(_applying(sql))
    return migrations


def _applying(sql: str) -> Callable[["Database"], None]:
    def apply(database: "Database") -> None:
        # executescript() would commit first, and leave half a schema behind after a crash.
        for statement in _statements(sql):
            database.conn.execute(statement)

    return apply


def _files() -> list[tuple[str, str]]:
    folder = resources.files("faxflow.store") / "migrations"
    files = sorted(folder.iterdir(), key=lambda file: file.name)
    sql = [one for one in files if one.name.endswith(".sql")]
    # By no locale: under cron that may be ASCII's.
    return [(one.name.removesuffix(".sql"), one.read_text(encoding="utf-8")) for one in sql]


def _statements(sql: str) -> Iterator[str]:
    lines: list[str] = []
    for line in sql.splitlines():
        lines.append(line)
        if sqlite3.complete_statement("\n".join(lines)):
            yield "\n".join(lines)
            lines = []
