"""backup: a checked copy of the store, encrypted where there are keys to encrypt it for."""

from collections.abc import Callable
from pathlib import Path

from faxflow.steps.work import Work
from faxflow.store.backup import Backup, back_up, copy_checked
from faxflow.store.placed_file import put_in_place, stands, unfinished

Seal = Callable[[Path, Path], None]
"""Encrypts the first file into the second, which is there and empty, and opens it to compare.

Raises BackupUnusable or StoreFull."""


def back_up_store(work: Work, target: Path, *, plain: Path, seal: Seal | None) -> Backup:
    """The backup at `target`, whole or not at all.

    What is encrypted is made and checked at `plain` first. Who can read the store can read that,
    too; it is removed whatever happens. Raises as `store.backup.back_up`.
    """
    if seal is None:
        return back_up(work.store, target, work.run.now())
    if target.exists() or target.is_symlink():
        raise stands(target)
    with unfinished(plain, wanted=target):
        told = copy_checked(work.store, plain, target, work.run.now())
        return Backup(target, sealed(plain, target, seal), told)


def sealed(plain: Path, target: Path, seal: Seal) -> int:
    """Encrypts a file into a new one at `target`, whole or not at all; gives its size in bytes."""
    hidden = target.with_name(f".{target.name}.unfinished")
    with unfinished(hidden, wanted=target) as beside:
        seal(plain, beside)
        size = beside.stat().st_size
        put_in_place(beside, target)
    return size
