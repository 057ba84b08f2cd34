"""What SQLite's errors mean for the person who reads them."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from faxflow.errors import StoreDamaged, StoreFull, StoreLocked

_LOCKED = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_FULL = {
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PERM,
}
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turns SQLite's errors in the block into StoreLocked, StoreFull or StoreDamaged."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        _raise_ours(error, path)
        raise


def _raise_ours(error: sqlite3.DatabaseError, path: Path) -> None:
    # The low byte is the primary code: https://www.sqlite.org/rescode.html
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in _LOCKED:
        raise StoreLocked(path=path) from error
    if code in _FULL:
        raise StoreFull(path=path, what=str(error)) from error
    if code in _DAMAGED:
        raise StoreDamaged(path=path, what=str(error)) from error
