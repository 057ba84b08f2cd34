"""Copies a store while it is in use, and looks at the copy before it may be called a backup."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from faxflow.errors import AuditBroken, BackupUnusable, BadUsage, StoreForbidden, StoreFull
from faxflow.store import events
from faxflow.store.connection import Connection, Store
from faxflow.store.faults import translated

_COUNTS = """
SELECT (SELECT count(*) FROM batches) AS batches, (SELECT count(*) FROM batch_rows) AS batch_rows,
    (SELECT count(*) FROM rejects) AS rejects, (SELECT count(*) FROM cases) AS cases,
    (SELECT count(*) FROM attempts) AS attempts, (SELECT count(*) FROM mails) AS mails,
    (SELECT count(*) FROM verdicts) AS verdicts, (SELECT count(*) FROM tasks) AS tasks,
    (SELECT count(*) FROM notices) AS notices, (SELECT count(*) FROM events) AS events,
    (SELECT count(*) FROM numbers) AS numbers, (SELECT count(*) FROM recipients) AS recipients,
    (SELECT count(*) FROM incidents) AS incidents, (SELECT count(*) FROM runs) AS runs,
    (SELECT count(*) FROM batch_templates) AS batch_templates
"""


@dataclass(frozen=True, slots=True)
class Backup:
    """A finished backup: its size in bytes, and the figures that it was checked by."""

    path: Path
    size: int
    cases: int
    events: int


def back_up(store: Store, target: Path) -> Backup:
    """A checked copy at `target`, 0600, while others go on working; never over another file.

    Raises BadUsage where a file stands there or its folder is missing, BackupUnusable,
    StoreFull, StoreForbidden, StoreLocked or StoreDamaged; then nothing is left at `target`.
    """
    if os.path.lexists(target):
        raise _stands(target)
    with _unfinished(target) as unfinished:
        cases, chained = _copied(store, unfinished, target)
        size = unfinished.stat().st_size
        _put_in_place(unfinished, target)
    return Backup(target, size, cases, chained)


def _copied(store: Store, unfinished: Path, target: Path) -> tuple[int, int]:
    """The cases and events of the checked copy."""
    with store.read() as source:
        # Counted first: that begins the one view which the copy is made of too.
        wanted = tuple(source.execute(_COUNTS).fetchone())
        with translated(target), closing(_connected(unfinished)) as copy:
            source.backup(copy)
            # One file by itself, with no journal beside it that could be left behind.
            copy.execute("PRAGMA journal_mode = DELETE")
            return _checked(copy, wanted, target)


def _checked(copy: Connection, wanted: tuple[int, ...], path: Path) -> tuple[int, int]:
    if copy.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
        raise BackupUnusable(path=path, what="SQLite finds it damaged")
    if copy.execute("PRAGMA foreign_key_check").fetchone():
        raise BackupUnusable(path=path, what="rows in it speak of others that are not there")
    found = copy.execute(_COUNTS).fetchone()
    if tuple(found) != wanted:
        raise BackupUnusable(path=path, what="it holds other rows than the store")
    return found["cases"], _chain(copy, path)


def _chain(copy: Connection, path: Path) -> int:
    try:
        return events.verify(copy)
    except AuditBroken as problem:
        raise BackupUnusable(path=path, what=str(problem)) from problem


def _connected(path: Path) -> Connection:
    connection = sqlite3.connect(path, isolation_level=None, factory=Connection)
    connection.row_factory = sqlite3.Row
    return connection


@contextmanager
def _unfinished(target: Path) -> Iterator[Path]:
    """A new file beside `target` that is gone at the end, whatever happens."""
    path = target.with_name(f".{target.name}.unfinished-{os.getpid()}")
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        yield path
    except FileNotFoundError as error:
        todo = "Make it first; nothing was copied."
        raise BadUsage(what=f"There is no folder {target.parent}.", todo=todo) from error
    except PermissionError as error:
        raise StoreForbidden(path=target.parent) from error
    except OSError as error:
        raise StoreFull(path=target, what=error.strerror) from error
    finally:
        for left in (path, path.with_name(f"{path.name}-journal")):
            with suppress(OSError):
                left.unlink(missing_ok=True)


def _put_in_place(unfinished: Path, target: Path) -> None:
    _to_disk(unfinished)
    try:
        # A link, since a rename would silently replace a file that came meanwhile.
        os.link(unfinished, target)
    except FileExistsError as error:
        raise _stands(target) from error
    except OSError:  # a file system without links, as on many memory sticks
        unfinished.rename(target)
    if os.name == "posix":
        _to_disk(target.parent)


def _to_disk(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _stands(target: Path) -> BadUsage:
    return BadUsage(what=f"A file stands at {target} already.", todo="It was left as it is.")
