"""Tasks of referrals, as people take and finish them: by their roles, and never so that a
referral is left without work."""

from dataclasses import dataclass

from faxflow.domain.decision import Refusal
from faxflow.domain.ids import ReferralId, referral_name, task_name
from faxflow.domain.referral import Queue
from faxflow.domain.referrals.record import Referral
from faxflow.domain.referrals.refused_move import command
from faxflow.domain.referrals.ways import moves_from
from faxflow.domain.roles import Act
from faxflow.domain.task import TaskKind
from faxflow.steps.referrals.access import NOT_THEIRS, refused, require
from faxflow.steps.referrals.answered import Answered
from faxflow.steps.referrals.assign import Assigning, give
from faxflow.steps.work import Work
from faxflow.store.connection import Connection
from faxflow.store.referrals import records, stage_tasks
from faxflow.store.task_queue import QueuedTask


@dataclass(frozen=True, slots=True)
class _AtDesk:
    """A task that is of no referral, or beside its stage, as roles look at it."""

    queue: Queue
    owner: str | None


def require_task(tx: Connection, work: Work, task: QueuedTask, act: Act) -> None:
    """Raises AccessRefused where a task of a referral's desk is not the viewer's."""
    if task.queue is None:
        return
    referral = _of(tx, task.referral_id)
    at_desk = work.viewer.may(act, _AtDesk(task.queue, task.owner))
    if referral and not (at_desk and task.kind not in stage_tasks.STAGE_KINDS):
        require(work.viewer, act, referral)
    elif not at_desk:
        raise refused(work.viewer, act, task_name(task.id), NOT_THEIRS)


def take_stage(tx: Connection, work: Work, task: QueuedTask) -> bool:
    """Whether it was a stage's task: who takes one has the referral, with all its tasks."""
    referral = _of(tx, task.referral_id)
    if referral is None or task.kind not in stage_tasks.STAGE_KINDS:
        return False
    given = give(tx, work, referral, Assigning(owner=work.run.actor, taking=True))
    return isinstance(given, Answered)


def is_of_former_stage(tx: Connection, task: QueuedTask) -> bool:
    """Whether it was closed in a stage that its referral has left: open, nothing would close it."""
    referral = _of(tx, task.referral_id)
    if referral is None or task.closed_at is None or task.kind not in stage_tasks.STAGE_KINDS:
        return False
    return referral.entered_at > task.closed_at


def why_it_stands(tx: Connection, work: Work, task: QueuedTask) -> Refusal | None:
    """Why a task of a referral cannot be closed by hand, and what closes it."""
    referral = _of(tx, task.referral_id)
    if referral is None:
        return None
    if task.kind is TaskKind.REVIEW_DUPLICATE:
        why = f"{task_name(task.id)} closes once somebody has said whether they are one"
        return Refusal(why, ["faxflow referral duplicates list"])
    others = [one for one in stage_tasks.open_of(tx, referral.id) if one.id != task.id]
    if task.kind not in stage_tasks.STAGE_KINDS or others:
        return None
    why = f"{task_name(task.id)} closes once {referral_name(referral.id)} is moved on"
    table = work.config.referrals.table
    ways = moves_from(referral.stage, referral.interrupted, table)
    return Refusal(why, [command(referral, to, kind) for to, kind in ways.items()])


def _of(tx: Connection, referral_id: ReferralId | None) -> Referral | None:
    return None if referral_id is None else records.get(tx, referral_id)
