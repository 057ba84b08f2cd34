"""Copies a store while it is in use, and looks at the copy before it may be called a backup."""

import os
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from faxflow.errors import AuditBroken, BackupUnusable
from faxflow.store import events, manifest
from faxflow.store.connection import Connection, Store
from faxflow.store.driver import connect
from faxflow.store.faults import translated
from faxflow.store.manifest import Manifest
from faxflow.store.placed_file import put_in_place, stands, unfinished


@dataclass(frozen=True, slots=True)
class Backup:
    """A finished backup: its size in bytes, and the manifest that it was checked by."""

    path: Path
    size: int
    manifest: Manifest


def back_up(store: Store, target: Path, now: datetime) -> Backup:
    """A checked copy at `target`, 0600, while others go on working; never over another file.

    Raises BadUsage where a file stands there or its folder is missing, BackupUnusable,
    StoreFull, StoreForbidden, StoreLocked or StoreDamaged; then nothing is left at `target`.
    """
    if os.path.lexists(target):
        raise stands(target)
    path = target.with_name(f".{target.name}.unfinished-{os.getpid()}")
    with unfinished(path, wanted=target):
        made = copy_checked(store, path, target, now)
        size = path.stat().st_size
        put_in_place(path, target)
    return Backup(target, size, made)


def copy_checked(store: Store, path: Path, wanted: Path, now: datetime) -> Manifest:
    """Copies the store into the empty file at `path`; what its manifest says was held against it.

    Raises BackupUnusable, which names what is `wanted`, and as `back_up`.
    """
    with store.read() as source:
        # Described first: that begins the one view which the copy is made of too.
        told = manifest.describe(source, now)
        with translated(wanted), closing(opened(path)) as copy:
            source.backup(copy)
            # One file by itself, with no journal beside it that could be left behind.
            copy.execute("PRAGMA journal_mode = DELETE")
            why_not = fault_in(copy, told)
            if why_not:
                raise BackupUnusable(path=wanted, what=why_not)
            manifest.write(copy, told)
    return told


def fault_in(copy: Connection, told: Manifest | None) -> str | None:
    """What is wrong with a copy of a store of which this is told, or None where nothing is."""
    if copy.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
        return "SQLite finds it damaged"
    if copy.execute("PRAGMA foreign_key_check").fetchone():
        return "rows in it speak of others that are not there"
    if told and manifest.rows_of(copy) != told.rows:
        return "it holds other rows than the store"
    try:
        events.verify(copy)
    except AuditBroken as problem:
        return str(problem)
    return None


def opened(path: Path) -> Connection:
    """A copy, opened with nothing of what a store in use needs."""
    connection = connect(path)
    # What it sorts would else lie in /var/tmp.
    connection.execute("PRAGMA temp_store = MEMORY")
    return connection
