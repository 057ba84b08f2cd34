"""Holds all unsent cases of a batch, and releases what was held with it."""

from datetime import timedelta

from faxflow.domain.counted import counted
from faxflow.domain.delivery import Cause, Change, Standing, State
from faxflow.domain.ids import BatchId, batch_name
from faxflow.domain.task import NewTask, TaskKind
from faxflow.steps.work import Work
from faxflow.store import batch_cases, cases, events, tasks
from faxflow.store.connection import Connection

_REMIND_AFTER = timedelta(hours=24)
"""Whoever holds a batch knows of it; the task is for the day on which it was forgotten."""


def hold_batch(work: Work, batch_id: BatchId) -> int:
    """Moves the batch's ready and waiting cases to held; gives how many.

    One task stands for all of them, so that an alert is not a list of hundreds.
    """
    with work.store.write() as tx:
        unsent = batch_cases.unsent(tx, batch_id)
        changes = [Change(case, Cause.PERSON, State.HELD, detail=_why(batch_id)) for case in unsent]
        held = sum(cases.move(tx, work.run, change) for change in changes)
        batch_cases.let_go(tx, batch_id, None)
        events.record(tx, work.run, _told(batch_id, "held by a person", held))
        if held:
            tasks.open_tasks(tx, work.run, [_task(work, batch_id, held)])
    return held


def release_batch(work: Work, batch_id: BatchId) -> int:
    """Lets the batch go whatever its size, with the cases held by `hold_batch`; gives how many.

    Cases that are held for their number or letter stay so: they wait for a look at each.
    """
    with work.store.write() as tx:
        held = held_with(tx, batch_id)
        changes = [Change(case, Cause.PERSON, State.READY, detail=_why(batch_id)) for case in held]
        released = sum(cases.move(tx, work.run, change) for change in changes)
        batch_cases.let_go(tx, batch_id, work.run.now())
        tasks.close(tx, _key(batch_id), work.run.now())
        events.record(tx, work.run, _told(batch_id, "let go by a person", released))
    return released


def held_with(tx: Connection, batch_id: BatchId) -> list[Standing]:
    """The cases that are held since all of the batch was."""
    return batch_cases.held_for(tx, _why(batch_id))


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
