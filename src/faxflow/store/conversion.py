"""Writes a store anew with another key, or with none, and looks at the copy before it counts."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Final

from faxflow.errors import BackupUnusable, BadUsage, StoreKeyRefused, StoreLocked
from faxflow.store import manifest
from faxflow.store.backup import fault_in
from faxflow.store.driver import Connection, code_of, connect, errors, export, is_plain
from faxflow.store.faults import translated
from faxflow.store.manifest import Manifest
from faxflow.store.placed_file import remove_with_journals, to_disk, unfinished
from faxflow.store.restore.exchange import take_place

_A_BLOCK: Final = 1 << 20


def convert(path: Path, *, was: str | None, becomes: str | None, now: datetime) -> Manifest:
    """The store with another key, in its place; what it holds, row by row as before.

    A key is None where the file is plain. The old file is overwritten and removed. Raises BadUsage
    where the store is not as it is said to be, StoreKeyRefused, StoreLocked where a program has it
    open or has written meanwhile, BackupUnusable, StoreFull or StoreForbidden: then it is as it
    was.
    """
    if is_plain(path) is not (was is None):
        stands = "encrypted already" if was is None else "not encrypted"
        raise BadUsage(what=f"{path} is {stands}.", todo="It was left as it is.")
    new = path.with_name(f".{path.name}.converted-{os.getpid()}")
    aside = path.with_name(f".{path.name}.before-{os.getpid()}")
    with translated(path), unfinished(new, wanted=path):
        told = _copied(path, new, was=was, becomes=becomes, now=now)
        take_place(new, path, aside)
        _check_nothing_was_added(path, aside, told, key=was)
    overwrite(aside)
    return told


def overwrite(path: Path) -> None:
    """Writes zeros over a file, and removes it; what a disk keeps elsewhere of it, it keeps."""
    length = path.stat().st_size
    with path.open("r+b") as file:
        for start in range(0, length, _A_BLOCK):
            file.write(bytes(min(_A_BLOCK, length - start)))
    to_disk(path)
    remove_with_journals(path)


def _copied(
    path: Path, new: Path, *, was: str | None, becomes: str | None, now: datetime
) -> Manifest:
    with _source(path, was) as source:
        told = manifest.describe(source, now)
    export(path, new, was=was, becomes=becomes)
    with closing(_opened(new, becomes)) as copy:
        why_not = fault_in(copy, told)
    if why_not:
        raise BackupUnusable(path=new, what=why_not)
    to_disk(new)
    return told


@contextmanager
def _source(path: Path, key: str | None) -> Iterator[Connection]:
    with closing(_opened(path, key)) as source:
        try:
            yield source
        except errors() as error:
            if key and code_of(error) == sqlite3.SQLITE_NOTADB:
                raise StoreKeyRefused(path=path) from error
            raise


def _check_nothing_was_added(path: Path, aside: Path, told: Manifest, *, key: str | None) -> None:
    """Nobody can write to the old file any more: whatever was written while it was copied is there.

    Raises StoreLocked; the old file is in its place again.
    """
    with _source(aside, key) as old:
        found = manifest.describe(old, told.made_at)
    if found != told:
        aside.replace(path)
        raise StoreLocked(path=path)


def _opened(path: Path, key: str | None) -> Connection:
    return connect(path, key=key) if key else connect(path)
