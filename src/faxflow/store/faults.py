"""What SQLite's errors mean for the person who reads them."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from faxflow.errors import (
    StoreDamaged,
    StoreForbidden,
    StoreFull,
    StoreKeyRefused,
    StoreLocked,
    StoreUnsteady,
)
from faxflow.store.driver import code_of, connect, errors, for_looking, has_key, is_encrypted

_LOCKED = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_NOT_OPENED = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM}
"""What a full disk and a file of another account look like alike."""

_EXCHANGED = sqlite3.SQLITE_READONLY_DBMOVED
"""A restore has put another file in its place since it was opened: the next run finds that."""

_FULL = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, *_NOT_OPENED}

_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turns SQLite's errors in the block into ours: locked, forbidden, full or damaged.

    StoreUnsteady where SQLite calls a file damaged that is not.
    """
    try:
        yield
    except errors() as error:
        _raise_ours(error, path)
        raise


def _raise_ours(error: Exception, path: Path) -> None:
    code = code_of(error)
    if code in _LOCKED or getattr(error, "sqlite_errorcode", 0) == _EXCHANGED:
        raise StoreLocked(path=path) from error
    if code in _NOT_OPENED and not _may_write(path):
        raise StoreForbidden(path=path) from error
    if code in _FULL:
        raise StoreFull(path=path, what=str(error)) from error
    if code == sqlite3.SQLITE_NOTADB and is_encrypted(path):
        raise StoreKeyRefused(path=path) from error
    if code in _DAMAGED:
        problem = StoreDamaged if _is_damaged(path) else StoreUnsteady
        raise problem(path=path, what=_told(error, code)) from error


def _told(error: Exception, code: int) -> str:
    """An encrypted file looks like no SQLite file at all to whoever has no key."""
    maybe = code == sqlite3.SQLITE_NOTADB and not has_key()
    return (
        f"{error}; if it is encrypted, [store] encryption does not say so" if maybe else f"{error}"
    )


def _is_damaged(path: Path) -> bool:
    """Whether the file fails SQLite's check by a connection of its own.

    While a disk fails, SQLite calls sound pages malformed: nobody must restore a backup for that.
    """
    try:
        with closing(connect(path, place=for_looking(path))) as fresh:
            return bool(fresh.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok")
    except errors() as error:
        return code_of(error) in _DAMAGED


def _may_write(path: Path) -> bool:
    """Whether this account may change the store, which keeps files of its own beside it."""
    ours = os.access in os.supports_effective_ids
    asked = ((path, os.R_OK | os.W_OK), (path.parent, os.W_OK | os.X_OK))
    return all(os.access(place, mode, effective_ids=ours) for place, mode in asked)
