"""Opens a store for looking alone: nothing is brought up to date, and nothing is written."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from faxflow.store.connection import Connection
from faxflow.store.driver import connect
from faxflow.store.faults import translated
from faxflow.store.migration import applied, known

_LOCK_WAIT_SECONDS = 5.0


@contextmanager
def examined(path: Path) -> Iterator[Connection]:
    """One view of the store. Raises StoreLocked, StoreForbidden, StoreFull or StoreDamaged."""
    with translated(path), closing(_opened(path)) as connection:
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


def _opened(path: Path) -> Connection:
    # While nobody has the store open, there is no write-ahead log; SQLite would make one for a
    # reader, too, and leave it there: in root's name, where root looks, so that the account that
    # the store belongs to could not open it any more.
    alone = not path.with_name(f"{path.name}-wal").exists()
    place = f"{path.absolute().as_uri()}?mode=ro{'&immutable=1' if alone else ''}"
    return connect(path, place=place, timeout=_LOCK_WAIT_SECONDS)
