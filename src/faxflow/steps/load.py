"""load: one case per fax; the ledger balances or nothing is loaded."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from faxflow.domain.case import Reject
from faxflow.domain.counted import counted
from faxflow.domain.ids import BatchId, batch_name
from faxflow.domain.ledger import Ledger
from faxflow.domain.loading import Candidate, Plan, plan
from faxflow.domain.task import NewTask, TaskKind
from faxflow.steps.changed_recipients import review_changed
from faxflow.steps.hold_guarded import hold_guarded
from faxflow.steps.place_rows import place_new, place_rows
from faxflow.steps.recover import recover
from faxflow.steps.work import Work
from faxflow.store import batches, case_loading, events, plain_rows, tasks
from faxflow.store.connection import Connection
from faxflow.store.plain_rows import PlainRows


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
        plain = plain_rows.count(tx, batch.id)
        rows = plan(case_loading.candidates(tx, batch.id) if plain.others else [])
        batches.add_rejects(tx, batch.id, _conflicts(rows.conflicts))
        ledger = _ledger(batches.ledger_of(tx, batch.id), plain, rows)
        ledger.check(batch_name(batch.id))
        held = place_new(tx, work, batch.id) if plain.new else 0
        held += place_rows(tx, work, batch.id, rows).held
        held += review_changed(tx, work, batch.id)
        held += hold_guarded(tx, work)
        batches.mark_loaded(tx, batch.id, ledger)
        if ledger.rejected:
            tasks.open_tasks(tx, work.run, [review_rejects(batch, ledger.rejected, now)])
        _note(tx, work, batch.id, ledger)
    return LoadedBatch(batch.id, ledger, held)


def _conflicts(rows: Iterable[Candidate]) -> list[Reject]:
    reason = "the report holds two different rows for this fax"
    return [Reject(row.line, "identity", reason) for row in rows]


def _ledger(before: Ledger, plain: PlainRows, rows: Plan) -> Ledger:
    return Ledger(
        read=before.read,
        loaded=plain.new + len(rows.new),
        updated=len(rows.changed) + len(rows.changed_too_late),
        unchanged=plain.unchanged + len(rows.unchanged),
        duplicate=len(rows.duplicates),
        rejected=before.rejected,
    )


def review_rejects(batch: batches.Batch, count: int, now: datetime) -> NewTask:
    """The task to look at a batch's rejects."""
    name, kind = batch_name(batch.id), TaskKind.REVIEW_REJECTS
    rows = counted(count, "row")
    title = f"{name}: {rows} of {batch.day} became no fax; `faxflow rejects list {name}`"
    return NewTask(kind, f"{kind}:{name}", title, now, batch_id=batch.id)


def _note(tx: Connection, work: Work, batch_id: BatchId, ledger: Ledger) -> None:
    detail = (
        f"read {ledger.read} = loaded {ledger.loaded} + updated {ledger.updated}"
        f" + unchanged {ledger.unchanged} + duplicate {ledger.duplicate}"
        f" + rejected {ledger.rejected}"
    )
    events.record(tx, work.run, [events.Event(batch_name(batch_id), "loaded", detail=detail)])
