"""set-aside: rows that were rejected are to become no fax, as a person says; can be undone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from faxflow.domain.ids import BatchId, RejectId, batch_name, parse_batch, parse_reject
from faxflow.domain.settled_reject import Became
from faxflow.steps.load import review_rejects
from faxflow.steps.seen_to import SeenTo, close_when_none_is_open, refused, settled_before, unknown
from faxflow.steps.work import Work
from faxflow.store import batches, events, rejects, tasks
from faxflow.store.connection import Connection
from faxflow.store.rejects import Settlement


@dataclass(frozen=True, slots=True)
class SettingAside:
    """`because` is a word from a closed list; `dry_run` changes nothing."""

    because: str
    dry_run: bool = False


def set_aside(work: Work, names: Sequence[str], asked: SettingAside) -> list[SeenTo]:
    """What came of each reject, or of each open one of a batch, all in one transaction."""
    with work.store.trial() if asked.dry_run else work.store.write() as tx:
        done = [one for name in names for one in _of_name(tx, work, name, asked)]
        for batch_id in {reject.batch_id for one in done if (reject := parse_reject(one.reject))}:
            close_when_none_is_open(tx, work, batch_id)
        return done


def reopen(work: Work, names: Sequence[str], *, dry_run: bool = False) -> list[SeenTo]:
    """Opens rejects again that were set aside."""
    with work.store.trial() if dry_run else work.store.write() as tx:
        return [_reopened(tx, work, name, dry_run=dry_run) for name in names]


def _of_name(tx: Connection, work: Work, name: str, asked: SettingAside) -> Iterator[SeenTo]:
    batch_id, reject = parse_batch(name), parse_reject(name)
    if reject:
        yield _one(tx, work, reject, asked)
    elif batch_id is not None and batches.exists(tx, batch_id):
        yield from _whole(tx, work, batch_id, asked)
    else:
        yield unknown(name)


def _whole(tx: Connection, work: Work, batch_id: BatchId, asked: SettingAside) -> Iterator[SeenTo]:
    found = rejects.listed(tx, batch_id=batch_id)
    if not found:
        name = batch_name(batch_id)
        yield SeenTo(name, done=True, told=f"No reject of {name} is open. Nothing was changed.")
    for one in found:
        yield _one(tx, work, one.id, asked)


def _one(tx: Connection, work: Work, reject_id: RejectId, asked: SettingAside) -> SeenTo:
    name, reject = str(reject_id), rejects.get(tx, reject_id)
    if reject and reject.became is Became.SET_ASIDE:
        told = f"{name} was set aside before, by {reject.settled_by} ({reject.because})."
        return SeenTo(name, done=True, told=told, became=reject.became)
    before = settled_before(tx, reject_id)
    if before:
        return refused(name, f"it is a fax by now, {before.case}") if before.done else before
    rejects.settle(tx, work.run, reject_id, Settlement(Became.SET_ASIDE, asked.because))
    events.record(tx, work.run, [_event(reject_id, "reject set aside", f"; {asked.because}")])
    told = f"{name} {'would be' if asked.dry_run else 'is'} set aside ({asked.because})."
    return SeenTo(name, done=True, told=told, became=Became.SET_ASIDE)


def _reopened(tx: Connection, work: Work, name: str, *, dry_run: bool) -> SeenTo:
    reject_id = parse_reject(name)
    reject = rejects.get(tx, reject_id) if reject_id else None
    if reject is None or reject_id is None:
        return unknown(name)
    if not rejects.reopen(tx, reject_id):
        return refused(str(reject_id), "it is a fax by now" if reject.became else "it is open")
    _open_task(tx, work, reject_id.batch_id)
    events.record(tx, work.run, [_event(reject_id, "reject opened again")])
    told = f"{reject_id} {'would be' if dry_run else 'is'} open again."
    return SeenTo(str(reject_id), done=True, told=told)


def _event(reject: RejectId, cause: str, why: str = "") -> events.Event:
    return events.Event(batch_name(reject.batch_id), cause, detail=f"line {reject.line}{why}")


def _open_task(tx: Connection, work: Work, batch_id: BatchId) -> None:
    batch, count = batches.get(tx, batch_id), rejects.count_open(tx, batch_id)
    if batch:
        tasks.open_tasks(tx, work.run, [review_rejects(batch, count, work.run.now())])
