"""Looks at the backups of the store: how old the newest is, where it lies, and who may read it."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Final

from faxflow.domain.checkup import Finding, warned, well, wrong
from faxflow.domain.machine_facts import FileFacts
from faxflow.steps.doctor.premises import Premises

_OLD: Final = timedelta(hours=50)
"""One a night, and a night may be missed."""
_OTHERS: Final = 0o077
_PLAIN, _SEALED = ".db", ".age"
_AGE: Final = (b"age-encryption.org/", b"-----BEGIN AGE ENC")
_SQLITE: Final = b"SQLite format 3\0"


def look_at_backups(premises: Premises) -> Iterator[Finding]:
    """The newest one."""
    settings, folder = premises.config.backup, _folder(premises)
    files = premises.instruments.files
    if settings.folder and files.look(folder) is None:
        cure = f"Mount its disk (findmnt {folder}), or make it: install -d -m 0700 {folder}"
        yield wrong(str(folder), "There is no such folder: no backup can be made.", cure)
        return
    found = _found(premises)
    if not found:
        cure = "Run `faxflow store backup`, and let a schedule do so each night."
        yield warned(str(folder), "There is no backup of the store.", cure)
        return
    yield from _judged(premises, found)
    yield from _place(premises, folder)


def newest_backup(premises: Premises) -> FileFacts | None:
    """The one to restore; None where there is none. Raises OSError."""
    return max(_found(premises), key=lambda one: one.changed_at, default=None)


def _folder(premises: Premises) -> Path:
    return premises.config.backup.folder or premises.config.paths.backups


def _found(premises: Premises) -> list[FileFacts]:
    files, folder = premises.instruments.files, _folder(premises)
    return [one for one in files.inside(folder) if _is_backup(one)] if files.look(folder) else []


def _judged(premises: Premises, found: Sequence[FileFacts]) -> Iterator[Finding]:
    newest = max(found, key=lambda one: one.changed_at)
    age = premises.now - newest.changed_at
    hours = f"{age.total_seconds() / 3600:.0f} hours old"
    if age > _OLD:
        cure = "Run `faxflow store backup`, and see why the schedule did not."
        yield warned(newest.path, f"The newest backup is {hours}.", cure)
    elif _is_spoilt(premises, newest):
        cure = f"Run: rm {newest.path}; faxflow store backup"
        yield wrong(newest.path, "It is no backup: what it begins with is none's.", cure)
    else:
        yield well(newest.path, f"The newest of {len(found)} is {hours}.")
    for one in found:
        if one.mode & _OTHERS:
            what = f"Others may read this backup (its mode is {one.shown_mode})."
            yield wrong(one.path, what, f"chmod 0600 {one.path}")
    if not newest.path.endswith(_SEALED):
        what = "It is not encrypted: whoever gets a copy of it has every patient in it."
        yield warned(newest.path, what, "Set [backup] recipients: docs/backup.md.")


def _place(premises: Premises, folder: Path) -> Iterator[Finding]:
    """Whether the backups are lost with the disk that the store is on."""
    files = premises.instruments.files
    ours, theirs = files.mount(premises.data), files.mount(folder)
    if ours and theirs and ours == theirs:
        what = f"It lies on the store's own disk ({ours.place}), and is lost with it."
        cure = "Set [backup] folder to another disk, or have another machine fetch it each night."
        yield warned(str(folder), what, cure)


def _is_spoilt(premises: Premises, newest: FileFacts) -> bool:
    """Whether it does not begin as one; to open it takes a key that is not here."""
    begins = premises.instruments.files.beginning(Path(newest.path))
    if newest.path.endswith(_SEALED):
        return not begins.startswith(_AGE)
    return not begins or (not premises.config.store.is_encrypted and not begins.startswith(_SQLITE))


def _is_backup(facts: FileFacts) -> bool:
    return not facts.is_folder and facts.path.endswith((_PLAIN, _SEALED))
