"""load: one case per fax; the ledger balances or nothing is loaded."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from faxflow.domain.case import Reject
from faxflow.domain.case_task import failed_and_changed
from faxflow.domain.counted import counted
from faxflow.domain.delivery import Cause, Change, Standing, State
from faxflow.domain.ids import BatchId, CaseId, batch_name, case_name
from faxflow.domain.ledger import Ledger
from faxflow.domain.loading import Candidate, Known, Plan, plan
from faxflow.domain.task import NewTask, TaskKind
from faxflow.steps.changed_recipients import review_changed
from faxflow.steps.moving import move
from faxflow.steps.recover import recover
from faxflow.steps.second_look import review_change_key
from faxflow.steps.work import Work
from faxflow.store import batches, case_loading, events, tasks
from faxflow.store.connection import Connection

_CONTESTED = "the report has another number than a person gave it"

_STAYS = frozenset({State.HELD, State.FAILED})
"""A person looks at these before they go anyhow."""


@dataclass(frozen=True, slots=True)
class LoadedBatch:
    """One batch's balanced ledger, and how many of its new or changed cases came to be held."""

    batch_id: BatchId
    ledger: Ledger
    held: int


def load(work: Work) -> list[LoadedBatch]:
    """Loads every normalized batch, each in one transaction. Raises LedgerUnbalanced.

    The caller holds the outbound lock.
    """
    with work.store.read() as tx:
        waiting = batches.in_state(tx, "normalized")
    if waiting:
        # A case that a killed run had claimed was not sent: a newer row must still change it.
        recover(work)
    return [_one(work, batch) for batch in waiting]


def _one(work: Work, batch: batches.Batch) -> LoadedBatch:
    now = work.run.now()
    with work.store.write() as tx:
        rows = plan(case_loading.candidates(tx, batch.id))
        batches.add_rejects(tx, batch.id, _conflicts(rows.conflicts))
        made = case_loading.insert(tx, work.run, batch.id, rows.new)
        case_loading.update(tx, work.run, batch.id, rows.changed)
        _tell_of_failed(tx, work, rows.changed)
        case_loading.note_late(tx, work.run, batch.id, rows.changed_too_late)
        ledger = _ledger(batches.ledger_of(tx, batch.id), rows)
        ledger.check(batch_name(batch.id))
        batches.mark_loaded(tx, batch.id, ledger)
        held = [case_id for case_id, state in made if state is State.HELD]
        tasks.open_tasks(tx, work.run, _tasks(rows, held, now))
        newly_held = sum(move(tx, work, change) for change in _holds(rows.changed))
        newly_held += review_changed(tx, work, batch.id)
        if ledger.rejected:
            tasks.open_tasks(tx, work.run, [_rejects(batch, ledger.rejected, now)])
        _note(tx, work, batch.id, ledger)
    return LoadedBatch(batch.id, ledger, len(held) + newly_held)


def _conflicts(rows: Iterable[Candidate]) -> list[Reject]:
    reason = "the report holds two different rows for this fax"
    return [Reject(row.line, "identity", reason) for row in rows]


def _ledger(before: Ledger, rows: Plan) -> Ledger:
    return Ledger(
        read=before.read,
        loaded=len(rows.new),
        updated=len(rows.changed) + len(rows.changed_too_late),
        unchanged=len(rows.unchanged),
        duplicate=len(rows.duplicates),
        rejected=before.rejected,
    )


def _holds(changed: Iterable[Candidate]) -> Iterator[Change]:
    """A newer row may bring a number that must not be dialled to a case about to be sent."""
    for row in changed:
        known = row.known
        if known is None or known.state in _STAYS or known.mended:
            continue
        standing = Standing(known.case_id, known.state, known.attempt)
        if not row.number_valid:
            yield Change(standing, Cause.NUMBER_PROBLEM, State.HELD)
        elif known.contested:
            yield Change(standing, Cause.NUMBER_PROBLEM, State.HELD, detail=_CONTESTED)


def _tasks(rows: Plan, held: Sequence[CaseId], now: datetime) -> Iterator[NewTask]:
    yield from (_held(case_id, now) for case_id in held)
    yield from (_late(row.known, now) for row in rows.changed_too_late if row.known)
    contested = [row.known for row in rows.changed if row.known and row.known.contested]
    yield from (_contested(known, now) for known in contested)


def _held(case_id: CaseId, now: datetime) -> NewTask:
    case, kind = case_name(case_id), TaskKind.RELEASE_HELD
    title = (
        f"{case} is held: its number may not be dialled;"
        f" `faxflow case correct {case} --number … --because …`"
    )
    return NewTask(kind, f"{kind}:{case}", title, now, case_id)


def _contested(known: Known, now: datetime) -> NewTask:
    """Whatever else the fax is held for, its release must not dial a number unseen."""
    case, kind = case_name(known.case_id), TaskKind.REVIEW_NUMBER
    stands = State.FAILED if known.state is State.FAILED else State.HELD
    title = f"{case} is {stands}: {_CONTESTED}; ask the office, then `faxflow case show {case}`"
    return NewTask(kind, f"{kind}:{case}", title, now, known.case_id)


def _late(known: Known, now: datetime) -> NewTask:
    case = case_name(known.case_id)
    came = (
        "it was cancelled; it is not sent"
        if known.state is State.CANCELLED
        else "it was sent; nothing was sent again"
    )
    title = f"{case} changed in the report after {came}: `faxflow case show {case}`"
    key = review_change_key(known.case_id)
    return NewTask(TaskKind.REVIEW_CHANGE, key, title, now, known.case_id)


def _tell_of_failed(tx: Connection, work: Work, changed: Iterable[Candidate]) -> None:
    """A failed fax's task says from now on that its release sends something else."""
    now = work.run.now()
    for row in changed:
        if row.known and row.known.state is State.FAILED:
            task = failed_and_changed(row.known.case_id, now)
            tasks.close(tx, task.key, now)
            tasks.open_tasks(tx, work.run, [task])


def _rejects(batch: batches.Batch, count: int, now: datetime) -> NewTask:
    name, kind = batch_name(batch.id), TaskKind.REVIEW_REJECTS
    title = (
        f"{name}: {counted(count, 'row')} of {batch.day} became no fax; `faxflow rejects {name}`"
    )
    return NewTask(kind, f"{kind}:{name}", title, now, batch_id=batch.id)


def _note(tx: Connection, work: Work, batch_id: BatchId, ledger: Ledger) -> None:
    detail = (
        f"read {ledger.read} = loaded {ledger.loaded} + updated {ledger.updated}"
        f" + unchanged {ledger.unchanged} + duplicate {ledger.duplicate}"
        f" + rejected {ledger.rejected}"
    )
    events.record(tx, work.run, [events.Event(batch_name(batch_id), "loaded", detail=detail)])
