"""Keeps a referral's tasks in step with the stage that it is in."""

from collections.abc import Sequence

from faxflow.domain.referral import Stage
from faxflow.domain.referrals.record import Referral
from faxflow.domain.referrals.stage_task import moving_on, retold, stage_tasks
from faxflow.domain.task import NewTask, TaskKind
from faxflow.steps.work import Work
from faxflow.store import tasks
from faxflow.store.connection import Connection
from faxflow.store.referrals import stage_tasks as stored


def begin_stage(tx: Connection, work: Work, referral: Referral) -> None:
    """Closes the tasks of earlier stages, and opens those of the one that it has entered."""
    end_stage(tx, work, referral)
    rule = work.config.referrals.table[referral.stage]
    if referral.due_at:
        _open(tx, work, referral, stage_tasks(referral, rule, referral.due_at))


def end_stage(tx: Connection, work: Work, referral: Referral) -> None:
    """Closes all that its stage has asked for."""
    left = [task.id for task in stored.open_of(tx, referral.id)]
    stored.close(tx, left, work.run.now())


def set_due_again(tx: Connection, referral: Referral) -> None:
    """Lets its tasks be due with it."""
    if referral.due_at:
        ids = [task.id for task in stored.open_of(tx, referral.id)]
        stored.set_due(tx, ids, referral.due_at)


def tell_missing(tx: Connection, work: Work, referral: Referral) -> None:
    """In needs-info its task names what is missing now; once nothing is, it says move on."""
    if referral.stage is not Stage.NEEDS_INFO or referral.due_at is None:
        return
    asked = [t for t in stored.open_of(tx, referral.id) if t.kind is TaskKind.COMPLETE_INTAKE]
    for task in asked:
        stored.rename(tx, task.id, retold(task.title, referral))
    if referral.missing and not asked:  # it was there, and has been emptied again
        begin_stage(tx, work, referral)
    elif not referral.missing:
        stored.close(tx, [task.id for task in asked], work.run.now())
        _open(tx, work, referral, [moving_on(referral, referral.due_at)])


def _open(tx: Connection, work: Work, referral: Referral, new: Sequence[NewTask]) -> None:
    """Opens tasks in the hands that the referral is in."""
    tasks.open_tasks(tx, work.run, new)
    if referral.owner:
        ids = [task.id for task in stored.open_of(tx, referral.id)]
        now, queue = work.run.now(), referral.queue
        stored.hand_over(tx, ids, now, queue=queue, owner=referral.owner)
