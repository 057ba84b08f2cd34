"""Writes a store anew with another key, or with none, and looks at the copy before it counts."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path

from faxflow.errors import BackupUnusable, BadUsage, StoreKeyRefused, StoreLocked
from faxflow.store import manifest
from faxflow.store.backup import fault_in
from faxflow.store.driver import Connection, code_of, connect, errors, export, is_plain, opens
from faxflow.store.faults import translated
from faxflow.store.leftovers import new_copy, old_copy, overwrite, remove_leftovers
from faxflow.store.manifest import Manifest
from faxflow.store.placed_file import remove_with_journals, to_disk, unfinished
from faxflow.store.restore.exchange import take_place


def convert(path: Path, *, was: str | None, becomes: str | None, now: datetime) -> Manifest:
    """The store with another key, in its place; what it holds, row by row as before.

    A key is None where the file is plain. The old file is overwritten and removed, and so is what
    a conversion left that was killed; nobody else may be converting. Raises BadUsage where the
    store is not as it is said to be, StoreKeyRefused, StoreLocked where a program has it open or
    has written meanwhile, BackupUnusable, StoreFull or StoreForbidden: then it is as it was.
    """
    left = remove_leftovers(path)
    _check_it_is(path, was, becomes, left)
    new, aside = new_copy(path), old_copy(path)
    with translated(path), unfinished(new, wanted=path):
        told = _copied(path, new, was=was, becomes=becomes, now=now)
        take_place(new, path, aside, unchanged=partial(_check_unchanged, told, path))
        _check_nothing_was_added(path, aside, told, key=was)
    overwrite(aside)
    remove_with_journals(aside)
    return told


def _check_it_is(path: Path, was: str | None, becomes: str | None, left: int) -> None:
    """Raises BadUsage where it is not as it is said to be, or is so already."""
    done = " What an interrupted command had left was overwritten and removed." if left else ""
    todo = f"It was left as it is.{done}"
    if is_plain(path) is not (was is None):
        stands = "encrypted already" if was is None else "not encrypted"
        raise BadUsage(what=f"{path} is {stands}.", todo=todo)
    if was and becomes and not opens(path, was) and opens(path, becomes):
        todo = f"Set [store] key to it; {todo[0].lower()}{todo[1:]}"
        raise BadUsage(what=f"{path} is encrypted with the new key already.", todo=todo)


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
    try:
        with _source(aside, key) as old:
            _check_unchanged(told, path, old)
    except StoreLocked:
        aside.replace(path)
        raise


def _check_unchanged(told: Manifest, path: Path, store: Connection) -> None:
    """Raises StoreLocked where something was written since it was told of."""
    if manifest.describe(store, told.made_at) != told:
        raise StoreLocked(path=path)


def _opened(path: Path, key: str | None) -> Connection:
    return connect(path, key=key) if key else connect(path)
