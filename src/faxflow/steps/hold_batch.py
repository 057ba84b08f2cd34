"""Holds a batch: its unsent cases, and each that comes to be ready; and lets it go again."""

from collections.abc import Sequence
from datetime import timedelta

from faxflow.domain.case_task import tasks_after
from faxflow.domain.counted import counted
from faxflow.domain.delivery import Cause, Change, Standing, State
from faxflow.domain.ids import BatchId, CaseId, batch_name
from faxflow.domain.task import NewTask, TaskKind
from faxflow.errors import NotReconciled
from faxflow.steps.doubted_faxes import tell_of_doubts
from faxflow.steps.guard import held as held_by_restore
from faxflow.steps.guard import is_doubted
from faxflow.steps.work import Work
from faxflow.store import batch_cases, case_moves, events, restores, tasks
from faxflow.store.connection import Connection

_REMIND_AFTER = timedelta(hours=24)
"""Whoever holds a batch knows of it; the task is for the day on which it was forgotten."""


def hold_batch(work: Work, batch_id: BatchId) -> int:
    """Moves the batch's ready and waiting cases to held; gives how many.

    Those that are not loaded, or out, are held by `hold_newly_ready` once they are ready.
    """
    with work.store.write() as tx:
        batch_cases.hold(tx, batch_id, work.run.now())
        held = _hold(tx, work, batch_id, batch_cases.unsent(tx, batch_id))
        events.record(tx, work.run, _told(batch_id, "held by a person", held))
    return held


def would_hold(work: Work, batch_id: BatchId) -> int:
    """How many cases `hold_batch` would hold now."""
    with work.store.read() as tx:
        return len(batch_cases.unsent(tx, batch_id))


def hold_newly_ready(tx: Connection, work: Work) -> int:
    """Holds what has come to be ready in batches that are held; gives how many.

    It was loaded, corrected or given back since, or its time has come.
    """
    found = batch_cases.ready_though_held(tx)
    return sum(_hold(tx, work, batch_id, ready) for batch_id, ready in found.items())


def find_newly_ready(tx: Connection) -> frozenset[CaseId]:
    """The ready cases that `hold_newly_ready` would hold now."""
    found = batch_cases.ready_though_held(tx)
    return frozenset(case.case_id for ready in found.values() for case in ready)


def release_batch(work: Work, batch_id: BatchId) -> int:
    """Lets the batch go whatever its size, with the cases held by `hold_batch`; gives how many.

    Cases that are held for their number or letter stay so, and those that may have gone out in the
    time that a restore has lost: they wait for a look at each.
    Raises NotReconciled where the store was restored and the mailbox was not asked since.
    """
    with work.store.write() as tx:
        _check_reconciled(tx)
        held = _but_for_doubted(tx, work, held_with(tx, batch_id))
        changes = [Change(case, Cause.PERSON, State.READY, detail=_why(batch_id)) for case in held]
        released = sum(case_moves.move(tx, work.run, change) for change in changes)
        batch_cases.hold_no_more(tx, batch_id)
        batch_cases.let_go(tx, batch_id, work.run.now())
        tasks.close(tx, _key(batch_id), work.run.now())
        events.record(tx, work.run, _told(batch_id, "let go by a person", released))
    return released


def would_release(work: Work, batch_id: BatchId) -> int:
    """How many cases `release_batch` would let go now. Raises as it does."""
    with work.store.read() as tx:
        _check_reconciled(tx)
        held = held_with(tx, batch_id)
        return len(held) - len(_doubted(tx, held))


def held_with(tx: Connection, batch_id: BatchId) -> list[Standing]:
    """The cases that are held since all of the batch was."""
    return batch_cases.held_for(tx, batch_id, _why(batch_id))


def close_if_empty(tx: Connection, work: Work, left: CaseId) -> None:
    """Closes the task of the batch with which a case was held, where that was the last one."""
    batch_id = batch_cases.taken_with(tx, left)
    if batch_id is not None and not batch_cases.holds_any(tx, batch_id, _why(batch_id)):
        tasks.close(tx, _key(batch_id), work.run.now())


def _hold(tx: Connection, work: Work, batch_id: BatchId, unsent: Sequence[Standing]) -> int:
    """One task stands for all of them, so that an alert is not a list of hundreds."""
    changes = [Change(case, Cause.PERSON, State.HELD, detail=_why(batch_id)) for case in unsent]
    held = sum(case_moves.move(tx, work.run, change) for change in changes)
    batch_cases.take(tx, batch_id, [case.case_id for case in unsent])
    if held:
        tasks.open_tasks(tx, work.run, [_task(work, batch_id, held)])
    return held


def _but_for_doubted(tx: Connection, work: Work, held: Sequence[Standing]) -> list[Standing]:
    """The others are held for the restore from now on, each with a task of its own."""
    doubted = _doubted(tx, held)
    for one in doubted:
        change = held_by_restore(one)
        case_moves.move(tx, work.run, change)
        task = tasks_after(change, work.run.now(), work.config.follow_up.hours).opens
        tasks.open_tasks(tx, work.run, [task] if task else [])
    tell_of_doubts(tx)
    return [one for one in held if one not in doubted]


def _doubted(tx: Connection, held: Sequence[Standing]) -> list[Standing]:
    restore = restores.last(tx)
    return [one for one in held if restore and is_doubted(tx, restore, one.case_id)]


def _check_reconciled(tx: Connection) -> None:
    restore = restores.guard(tx)
    if restore and restore.reconciled_at is None:
        raise NotReconciled


def _why(batch_id: BatchId) -> str:
    return f"with all of {batch_name(batch_id)}"


def _key(batch_id: BatchId) -> str:
    return f"{TaskKind.RELEASE_HELD}:{batch_name(batch_id)}"


def _task(work: Work, batch_id: BatchId, held: int) -> NewTask:
    name = batch_name(batch_id)
    title = f"{name} is held ({counted(held, 'case')}): `faxflow batch release {name}`"
    due = work.run.now() + _REMIND_AFTER
    return NewTask(TaskKind.RELEASE_HELD, _key(batch_id), title, due, batch_id=batch_id)


def _told(batch_id: BatchId, what: str, count: int) -> list[events.Event]:
    return [events.Event(batch_name(batch_id), what, detail=counted(count, "case"))]
