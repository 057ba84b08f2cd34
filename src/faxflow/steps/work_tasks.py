"""task take, task done: a person takes a task, and closes it where nothing else will."""

from collections.abc import Sequence
from dataclasses import dataclass

from faxflow.domain.case_task import MENDED_AT
from faxflow.domain.decision import Refusal, next_commands
from faxflow.domain.ids import (
    BatchId,
    batch_name,
    case_name,
    mail_name,
    parse_mail,
    parse_task,
    task_name,
)
from faxflow.domain.roles import Act
from faxflow.domain.task import TaskKind
from faxflow.steps.hold_batch import held_with
from faxflow.steps.referrals.task_work import require_task, take_stage, why_it_stands
from faxflow.steps.work import Work
from faxflow.store import cases, gateways, mails, rejects, task_queue
from faxflow.store.connection import Connection
from faxflow.store.task_queue import QueuedTask

_CLOSES_ONCE = {
    TaskKind.RELEASE_RUN: (
        "the faxes are let go",
        ("faxflow batch release …", "faxflow send --yes"),
    ),
    TaskKind.RECONCILE: (
        "the guard is lifted",
        ("faxflow store reconcile", "faxflow store lift --because …"),
    ),
}
"""Kinds that end with a command of their own."""


@dataclass(frozen=True, slots=True)
class Worked:
    """What became of one task that a person named; `known` is False where there is none."""

    task: str
    done: bool
    told: str
    known: bool = True
    instead: Sequence[str] = ()


def take_task(work: Work, name: str, *, over: bool = False, dry_run: bool = False) -> Worked:
    """Makes the task the actor's own; with `over` even one that another has taken.

    Raises AccessRefused for a referral's task that is not theirs to take.
    """
    with work.store.write() as tx:
        task = _named(tx, name)
        if task is None:
            return _unknown(name)
        require_task(tx, work, task, Act.ASSIGN if over else Act.TAKE)
        why = _closed(task) or (None if over else _anothers(work, task))
        if why:
            return _refused(task, why)
        if not (dry_run or task.owner == work.run.actor or take_stage(tx, work, task)):
            task_queue.take(tx, work.run, task)
    told = f"{task_name(task.id)} {'would be' if dry_run else 'is'} yours: {task.title}"
    return Worked(task_name(task.id), done=True, told=told)


def finish_task(work: Work, name: str, *, dry_run: bool = False) -> Worked:
    """Closes the task, unless what it asks for still stands and is to be mended instead.

    Raises AccessRefused for a referral's task that is not theirs to close.
    """
    with work.store.write() as tx:
        task = _named(tx, name)
        if task is None:
            return _unknown(name)
        require_task(tx, work, task, Act.COMPLETE)
        why = _closed(task) or _stands(tx, task) or why_it_stands(tx, work, task)
        if why:
            return _refused(task, why)
        if not dry_run:
            task_queue.finish(tx, work.run, task)
    told = f"{task_name(task.id)} {'would be' if dry_run else 'is'} done."
    return Worked(task_name(task.id), done=True, told=told)


def _named(tx: Connection, name: str) -> QueuedTask | None:
    task_id = parse_task(name)
    return None if task_id is None else task_queue.get(tx, task_id)


def _unknown(name: str) -> Worked:
    told = f"There is no task {name} in this store. `faxflow task list --all` names them."
    return Worked(name, done=False, told=told, known=False)


def _refused(task: QueuedTask, why: Refusal) -> Worked:
    return Worked(task_name(task.id), done=False, told=str(why), instead=why.instead)


def _closed(task: QueuedTask) -> Refusal | None:
    if task.closed_at is None:
        return None
    by = f"{task.closed_by} closed it" if task.closed_by else "it closed by itself"
    return Refusal(f"{task_name(task.id)} is closed: {by}")


def _anothers(work: Work, task: QueuedTask) -> Refusal | None:
    if task.owner in {None, work.run.actor}:
        return None
    name = task_name(task.id)
    return Refusal(f"{name} is {task.owner}'s", (f"faxflow task take {name} --over",))


def _stands(tx: Connection, task: QueuedTask) -> Refusal | None:
    """Closed by hand, it would leave a fax or the gateway standing with nobody to look."""
    name, kind = task_name(task.id), task.kind
    case = cases.get(tx, task.case_id) if task.case_id is not None else None
    if case and MENDED_AT.get(kind) is case.state:
        why = f"{name} closes by itself once {case_name(case.id)} is {case.state} no more"
        return Refusal(why, next_commands(case.id, case.state))
    if task.batch_id is not None:
        return _batch_stands(tx, task, task.batch_id)
    if kind is TaskKind.REVIEW_MAIL:
        return _unanswered(tx, task)
    if kind in _CLOSES_ONCE:
        what, commands = _CLOSES_ONCE[kind]
        return Refusal(f"{name} closes by itself once {what}", commands)
    gateway = task.key.partition(":")[2]
    if kind is TaskKind.MEND_ACCOUNT and gateways.state(tx, gateway).halted_at:
        resume = f"faxflow gateway resume {gateway}"
        return Refusal(f"{name} closes with the halt of the gateway", (resume,))
    return None


def _batch_stands(tx: Connection, task: QueuedTask, batch_id: BatchId) -> Refusal | None:
    name, batch = task_name(task.id), batch_name(batch_id)
    if task.kind is TaskKind.RELEASE_HELD and held_with(tx, batch_id):
        why = f"{name} closes by itself once {batch} is released"
        return Refusal(why, (f"faxflow batch release {batch}",))
    if task.kind is TaskKind.REVIEW_REJECTS and rejects.count_open(tx, batch_id):
        why = f"{name} closes by itself once no reject of {batch} is open"
        aside = f"faxflow rejects set-aside {batch} --because …"
        return Refusal(why, (f"faxflow rejects list {batch}", aside))
    return None


def _unanswered(tx: Connection, task: QueuedTask) -> Refusal | None:
    """Closed by hand, what the mail says would be lost, and no fax could be given it any more."""
    mail_id = parse_mail(task.key.rpartition(":")[2])
    if mail_id is None or not mails.unanswered(tx, mail_id):
        return None
    mail = mail_name(mail_id)
    why = f"{task_name(task.id)} closes by itself once it is said what {mail} means"
    assign = f"faxflow mail assign {mail} FX-… --delivered|--failed …"
    return Refusal(why, (assign, f"faxflow mail ignore {mail}"))
