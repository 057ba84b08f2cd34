"""Looks at the store: that it is there, whole, and left by nobody in the middle of something."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from typing import Final

from faxflow.domain.checkup import Finding, skipped, warned, well, wrong
from faxflow.domain.counted import counted
from faxflow.domain.ids import TaskId, case_name, task_name
from faxflow.domain.store_finding import StoreFinding
from faxflow.domain.task import TaskKind
from faxflow.steps.doctor.backups import newest_backup
from faxflow.steps.doctor.premises import Premises
from faxflow.store import examination, restores, tasks, unfinished
from faxflow.store.check.every_rule import CheckedStore, check_store

_LATELY: Final = timedelta(days=7)
_LONG_CLAIMED: Final = timedelta(hours=1)
"""The reply to a final dot may take ten minutes; a claim for longer is nobody's."""
_MOST_NAMED: Final = 5
_BIG: Final = 200_000_000
"""Bytes: some months of faxes. To reckon all hashes of a year takes a minute and more."""
_HASHES: Final = "the hashes of its history were not reckoned; `faxflow store check` does that."


def look_at_store(premises: Premises) -> Iterator[Finding]:
    """It opens, is of this environment, and of a schema that this program knows."""
    about = str(premises.store_path)
    if not premises.store_path.exists():
        yield wrong(about, "There is no store.", _made(premises))
        return
    if not premises.store_path.is_file():
        yield wrong(about, "It is no file.", f"Move {about} away, then run: faxflow store create")
        return
    if premises.no_key:
        yield skipped(about, "It cannot be opened: see store-key.", "store-key")
        return
    with premises.store() as tx:
        found, known = examination.schema_of(tx), examination.newest_schema()
        environment = None if found is None else examination.environment_of(tx)
    if environment is None:
        what = "It was never finished."
        yield wrong(about, what, f"Remove {about}, then run: faxflow store create")
        return
    yield _schema(about, found or "", known)
    wanted = premises.config.practice.environment
    if environment != wanted:
        what = f"It was made for {environment}, and [practice] environment is {wanted}."
        cure = "Set [paths] data to another folder for each; copy nothing from one to the other."
        yield wrong(about, what, cure)


def _made(premises: Premises) -> str:
    """A store that is gone is no reason for an empty one: that would fax it all again."""
    with suppress(OSError):  # which the check of backups tells
        if backup := newest_backup(premises):
            return f"Run: faxflow store restore {backup.path} (backups are here: it is gone)"
    return "Run: faxflow store create"


def look_at_integrity(premises: Premises) -> Iterator[Finding]:
    """As `store check` sees it, without its files: structure, promises, history."""
    with premises.store() as tx:
        older = (examination.schema_of(tx) or "") < examination.newest_schema()
    if older:
        # It lacks what later migrations bring, and that is no damage.
        about = str(premises.store_path)
        why = "It has an older schema: look again once a run has brought it up."
        yield skipped(about, why, "store")
        return
    checked, findings = _checked(premises)
    if any(not one.warning for one in findings):
        # It is read without holding up anybody: what changed under our eyes is no damage.
        checked, findings = _checked(premises)
    if not findings and _is_big(premises):
        about = str(premises.store_path)
        yield well(about, f"It keeps every promise. It is big: {_HASHES}")
        return
    for one in findings:
        tell = warned if one.warning else wrong
        named = f" ({', '.join(one.subjects[:_MOST_NAMED])})" if one.subjects else ""
        yield tell(one.rule, f"{one.what}{named}", one.cure)
    if not findings:
        history = counted(checked.events, "event")
        about = str(premises.store_path)
        yield well(about, f"It keeps every promise, and its history of {history} holds.")


def _checked(premises: Premises) -> tuple[CheckedStore, list[StoreFinding]]:
    checked = CheckedStore()
    with premises.store() as tx:
        return checked, list(check_store(tx, quick=_is_big(premises), checked=checked))


def _is_big(premises: Premises) -> bool:
    return premises.store_path.stat().st_size > _BIG


def look_at_runs(premises: Premises) -> Iterator[Finding]:
    """Runs of the last days that were killed."""
    with premises.store() as tx:
        found = unfinished.never_ended(tx, premises.now - _LATELY)
    for command, times, at in found:
        what = f"{counted(times, 'run')} of it never ended, the last begun {at:%Y-%m-%d %H:%M} UTC:"
        cure = "Look for what killed it: journalctl -k | grep -i oom; faxflow.log; a restart."
        yield warned(
            f"faxflow {command}", f"{what} they were killed, or the machine stopped.", cure
        )
    if not found:
        yield well("runs", "None of the last week was killed.")


def look_at_claims(premises: Premises) -> Iterator[Finding]:
    """Faxes that a dead run claimed."""
    with premises.store() as tx:
        found = unfinished.claimed(tx, premises.now - _LONG_CLAIMED)
    if not found:
        yield well("faxes", "None is claimed by a run that is gone.")
        return
    named = ", ".join(case_name(one) for one in found[:_MOST_NAMED])
    more = f" and {len(found) - _MOST_NAMED} more" if len(found) > _MOST_NAMED else ""
    what = f"{counted(len(found), 'fax', 'faxes')} {named}{more}: claimed for more than an hour."
    cure = "Run `faxflow send`: it frees what a dead run has claimed, and never sends twice."
    yield warned(named, what, cure)


def look_at_guard(premises: Premises) -> Iterator[Finding]:
    """Whether the store was restored, and sends nothing until a person has settled it."""
    with premises.store() as tx:
        guard = restores.guard(tx)
    if guard is None:
        yield well("the guard", "It is off: the store is no backup that waits to be settled.")
        return
    since = f"{guard.restored_at:%Y-%m-%d %H:%M} UTC"
    what = f"It is on since the restore of {since}: nothing goes out by itself."
    cure = "Run: faxflow store reconcile; then `faxflow store guard` tells what is left to settle."
    yield wrong("the guard", what, cure)


def look_at_alarms(premises: Premises) -> Iterator[Finding]:
    """What faxflow itself found amiss, as results that stay away, and nobody has settled."""
    with premises.store() as tx:
        found = [one for one in tasks.due(tx, premises.now) if one.kind is TaskKind.ALARM]
    for one in found:
        cure = "Run: faxflow task list; docs/runbook.md says what to look at."
        yield warned(task_name(TaskId(one.id)), f"{one.title.rstrip('.')}.", cure)
    if not found:
        yield well("alarms", "None is open.")


def _schema(about: str, found: str, known: str) -> Finding:
    if found > known:
        what = f"It has schema {found}, and this program knows up to {known}."
        return wrong(about, what, "Run the newer faxflow that wrote it.")
    if found < known:
        what = f"It has schema {found}; this program brings it up to {known} at its next run."
        return warned(about, what, "Run `faxflow store backup` with the old program first.")
    return well(about, f"It opens, and has the newest schema ({found}).")
