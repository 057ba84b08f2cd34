"""Opens a store for looking alone: nothing is brought up to date, and nothing is written."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from faxflow.errors import StoreLacking
from faxflow.store.connection import Connection
from faxflow.store.driver import connect, errors, for_looking
from faxflow.store.faults import translated
from faxflow.store.migration import applied, known

_LOCK_WAIT_SECONDS = 5.0
_LACKS = ("no such table", "no such column")


@contextmanager
def examined(path: Path) -> Iterator[Connection]:
    """One view of the store.

    Raises StoreLocked, StoreForbidden, StoreFull, StoreDamaged or StoreLacking.
    """
    with _lacking(path), translated(path), closing(_opened(path)) as connection:
        connection.execute("BEGIN")
        yield connection
        connection.rollback()


def schema_of(tx: Connection) -> str | None:
    """The newest migration that the store has; None where it has none."""
    return max(applied(tx), default=None)


def newest_schema() -> str:
    """The newest migration that this program knows."""
    return max(known())


def environment_of(tx: Connection) -> str | None:
    """What the store was made for; None where it was never finished."""
    row = tx.execute("SELECT environment FROM store_info WHERE id = 1").fetchone()
    return row["environment"] if row else None


def sqlite_version() -> tuple[int, int, int]:
    """Of the SQLite that Python brings."""
    major, minor, patch = sqlite3.sqlite_version_info
    return major, minor, patch


@contextmanager
def _lacking(path: Path) -> Iterator[None]:
    """An older store, and one that was never finished, has not all tables."""
    try:
        yield
    except errors() as error:
        if not str(error).startswith(_LACKS):
            raise
        raise StoreLacking(path=path, what=str(error)) from error


def _opened(path: Path) -> Connection:
    return connect(path, place=for_looking(path), timeout=_LOCK_WAIT_SECONDS)
