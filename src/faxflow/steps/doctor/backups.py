"""Looks at the backups of the store: how old the newest is, where it lies, and who may read it."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Final

from faxflow.domain.checkup import Finding, warned, well, wrong
from faxflow.domain.machine_facts import FileFacts
from faxflow.steps.doctor.premises import Premises

_OLD: Final = timedelta(hours=50)
"""One a night, and a night may be missed."""
_OTHERS: Final = 0o077
_PLAIN, _SEALED = ".db", ".age"


def look_at_backups(premises: Premises) -> Iterator[Finding]:
    """The newest one."""
    folder = premises.data / "backups"
    files = premises.instruments.files
    found = [one for one in files.inside(folder) if _is_backup(one)] if files.look(folder) else []
    if not found:
        cure = "Run `faxflow store backup`, and let a schedule do so each night."
        yield warned(str(folder), "There is no backup of the store.", cure)
        return
    yield from _judged(premises, found)


def _judged(premises: Premises, found: Sequence[FileFacts]) -> Iterator[Finding]:
    newest = max(found, key=lambda one: one.changed_at)
    age = premises.now - newest.changed_at
    hours = f"{age.total_seconds() / 3600:.0f} hours old"
    if age > _OLD:
        cure = "Run `faxflow store backup`, and see why the schedule did not."
        yield warned(newest.path, f"The newest backup is {hours}.", cure)
    else:
        yield well(newest.path, f"The newest of {len(found)} is {hours}.")
    for one in found:
        if one.mode & _OTHERS:
            what = f"Others may read this backup (its mode is {one.shown_mode})."
            yield wrong(one.path, what, f"chmod 0600 {one.path}")
    if not newest.path.endswith(_SEALED):
        what = "It is not encrypted: whoever gets a copy of it has every patient in it."
        yield warned(newest.path, what, "Set a key for backups: docs/backup.md.")


def _is_backup(facts: FileFacts) -> bool:
    return not facts.is_folder and facts.path.endswith((_PLAIN, _SEALED))
