"""Exchanges the store's file for a new one: a crash at any moment leaves the one or the other.

The file that stood there is never removed: it takes another name, with all that belongs to it.
"""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from faxflow.errors import StoreForbidden, StoreFull, StoreLocked
from faxflow.store.backup import opened
from faxflow.store.driver import Connection, code_of, connect, errors
from faxflow.store.placed_file import folder_to_disk, put_in_place, to_disk

_JOURNALS = ("-wal", "-shm", "-journal")

Look = Callable[[Connection], None]


def make_one_file(path: Path) -> None:
    """Puts all of a store into its one file, and the file on the disk; nobody has it open."""
    with closing(opened(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        connection.execute("PRAGMA journal_mode = DELETE").fetchone()
    to_disk(path)


def generation_of(path: Path) -> int:
    """The generation of the store that stands there; 0 where none does, or it cannot be read."""
    if not path.exists():
        return 0
    try:
        with closing(_untouched(path)) as connection:
            row = connection.execute("SELECT generation FROM store_info").fetchone()
            return row["generation"] if row else 0
    except errors():
        return 0


def locked_to_others(connection: Connection, path: Path) -> bool:
    """Locks the store until the connection closes; whether all of it is in its one file now.

    Raises StoreLocked where another program has it open, else what SQLite raises.
    """
    try:
        mode = connection.execute("PRAGMA journal_mode = DELETE").fetchone()[0]
        connection.execute("BEGIN EXCLUSIVE")
    except errors() as error:
        if code_of(error) in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            raise StoreLocked(path=path) from error
        raise
    return bool(mode == "delete")


def take_place(new: Path, path: Path, aside: Path, *, unchanged: Look = lambda _: None) -> bool:
    """Puts `new` at `path`; whether a store stood there, which is at `aside` now.

    `unchanged` looks at the old one while nobody can write to it, wherever it can be looked at, and
    raises where it is not what it was. Raises StoreLocked where another program has it open,
    StoreForbidden or StoreFull.
    """
    try:
        if not path.exists():
            _move_journals(path, aside)
            put_in_place(new, path)
            return False
        if _is_sound(path):
            _replace(new, path, aside, unchanged)
        else:
            _move_whole(path, aside)
            put_in_place(new, path)
    except PermissionError as error:
        raise StoreForbidden(path=path) from error
    except OSError as error:
        raise StoreFull(path=path, what=error.strerror) from error
    return True


def _untouched(path: Path) -> Connection:
    """The store without its journal; looking at it changes neither."""
    return connect(path, place=f"{path.absolute().as_uri()}?immutable=1")


def _is_sound(path: Path) -> bool:
    """Whether SQLite may be let at it: of a damaged one it might take away what would help."""
    try:
        with closing(_untouched(path)) as connection:
            return bool(connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")
    except errors():
        return False


def _replace(new: Path, path: Path, aside: Path, unchanged: Look) -> None:
    with _to_itself(path) as whole:
        if whole:
            unchanged(whole)
        if not (whole and _linked(path, aside)):
            _move_whole(path, aside)
        new.replace(path)
        folder_to_disk(path.parent)


def _linked(path: Path, aside: Path) -> bool:
    """Gives the old file its second name; from here on it can be replaced in one step."""
    try:
        os.link(path, aside)
    except OSError:  # a file system without links
        return False
    folder_to_disk(path.parent)
    return True


@contextmanager
def _to_itself(path: Path) -> Iterator[Connection | None]:
    """Nobody else can open the store in the block; None where not all of it is in its one file.

    Raises StoreLocked.
    """
    with closing(opened(path)) as connection:
        try:
            whole = locked_to_others(connection, path)
        except errors():
            whole = False
        yield connection if whole else None


def _move_whole(path: Path, aside: Path) -> None:
    """The store first: without it a journal is nothing, and it without its journal an old copy."""
    path.rename(aside)
    _move_journals(path, aside)


def _move_journals(path: Path, aside: Path) -> None:
    for ending in _JOURNALS:
        left = path.with_name(f"{path.name}{ending}")
        if left.exists():
            left.rename(aside.with_name(f"{aside.name}{ending}"))
    folder_to_disk(path.parent)
