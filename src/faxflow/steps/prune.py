"""prune: removes what [retention] lets go: letters, reports, mails and names before ids and counts.

Hashes, counts and history stay: what was sent can still be told from what was not, and every
figure is what it was.
"""

from dataclasses import dataclass

from faxflow.domain.pruned import Counts, Pruned
from faxflow.domain.retention import Kind
from faxflow.errors import FaxflowError, LockHeld, StoreFull, StoreLocked
from faxflow.steps.ports import Locks, Vault
from faxflow.steps.retention.files import limit_of, prune_arrived, prune_reports
from faxflow.steps.retention.letters import old_letters, old_templates
from faxflow.steps.retention.mails import Mailboxes, prune_mails
from faxflow.steps.retention.names import prune_names
from faxflow.steps.work import Work
from faxflow.store import events
from faxflow.store.cleansing import cleanse, overwrites
from faxflow.store.leftovers import leftovers, remove_leftovers
from faxflow.store.retention import traces

PRUNED = "pruned"


@dataclass(frozen=True, slots=True)
class Folders:
    """The vaults that are looked through."""

    letters: Vault
    templates: Vault
    reports: Vault
    documents: Vault


@dataclass(frozen=True, slots=True)
class Quiet:
    """The locks under which nobody sends (`outbound`), as drawing and writing anew need it."""

    locks: Locks
    outbound: str


def prune(
    work: Work, folders: Folders, boxes: Mailboxes, quiet: Quiet, *, dry_run: bool = False
) -> Pruned:
    """Removes what is not needed any more.

    Raises StoreFull, StoreLocked or StoreForbidden; what was removed by then is in the history.
    """
    done = Pruned()
    if work.config.retention.held.everything:
        return done
    overwrites(work.store)
    try:
        _letters(work, folders, quiet, done, dry_run=dry_run)
        prune_reports(work, folders.reports, done, dry_run=dry_run)
        prune_mails(work, boxes, done, dry_run=dry_run)
        prune_arrived(work, folders.documents, done, dry_run=dry_run)
        prune_names(work, done, dry_run=dry_run)
        _copies(work, quiet, done, dry_run=dry_run)
    finally:
        if not dry_run:
            _note(work, done.counts)
    if not dry_run:
        _cleanse(work, quiet, done)
    return done


def _letters(work: Work, folders: Folders, quiet: Quiet, done: Pruned, *, dry_run: bool) -> None:
    limit = limit_of(work, Kind.LETTERS)
    try:
        # A run that draws may take up the very copy of a template that is being removed.
        with quiet.locks.hold(quiet.outbound, work.run.id):
            for name, of_fax in old_letters(work, folders.letters, limit):
                if not dry_run:
                    folders.letters.remove(name)
                done.counts.letters += of_fax
                done.counts.stray_letters += not of_fax
            for name in old_templates(work, folders.templates, limit):
                if not dry_run:
                    folders.templates.remove(name)
                done.counts.templates += 1
    except LockHeld as held:
        done.problems.append(f"Letters are left for another time: {held}")


def _copies(work: Work, quiet: Quiet, done: Pruned, *, dry_run: bool) -> None:
    """Copies of the store that a killed `store encrypt` left, and its like; they hold all of it."""
    if not leftovers(work.store.path):
        return
    try:
        # Whoever converts a store holds it, too.
        with quiet.locks.hold(quiet.outbound, work.run.id):
            look = leftovers if dry_run else remove_leftovers
            done.counts.copies = look(work.store.path)
    except LockHeld as held:
        done.problems.append(f"Copies of the store are left for another time: {held}")


def _cleanse(work: Work, quiet: Quiet, done: Pruned) -> None:
    """Writes the store's file anew where something was removed from it, by this run or before."""
    with work.store.read() as tx:
        done.traces = traces.since(tx) is not None
    if not done.traces:
        return
    try:
        with quiet.locks.hold(quiet.outbound, work.run.id):
            done.freed_bytes = cleanse(work.store)
    except (LockHeld, StoreLocked, StoreFull) as problem:
        done.problems.append(_left(problem))
        return
    done.traces = done.freed_bytes is None
    if done.traces:
        done.problems.append(_left(None))


def _left(problem: FaxflowError | None) -> str:
    why = f"{problem}" if problem else "Others were reading it all the while."
    return f"The store's file may hold traces of what was removed; the next prune sees to it. {why}"


def _note(work: Work, counts: Counts) -> None:
    if told := counts.told():
        with work.store.write() as tx:
            events.record(tx, work.run, [events.Event(events.STORE, PRUNED, detail=told)])
