"""undo: takes back what a person's command did, as far as nobody has acted on it since."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from faxflow.domain.delivery import Cause, Change, State
from faxflow.domain.ids import TaskId, case_name, parse_case, parse_task, task_name
from faxflow.domain.roles import Act
from faxflow.domain.undoing import A_PERSONS, FINISHED, MADE_AGAIN, TAKEN, UNDOABLE, Back, way_back
from faxflow.steps.mend_case import not_to_go
from faxflow.steps.moving import move
from faxflow.steps.referrals.task_work import is_of_former_stage, require_task
from faxflow.steps.work import Work
from faxflow.store import cases, past_runs, task_queue
from faxflow.store.connection import Connection
from faxflow.store.past_runs import Deed, PastRun

_UNDO = "undone"
_MADE = frozenset({Cause.LOADED, MADE_AGAIN})

_DEAD_AFTER = timedelta(hours=1)
"""One that has not ended by then was killed: what it did may be undone."""


@dataclass(frozen=True, slots=True)
class Undone:
    """What became of one thing that the command did."""

    subject: str
    done: bool
    told: str
    known: bool = True


def run_to_undo(work: Work, name: str | None) -> PastRun | None:
    """The run of that id, else the newest by which the actor did something as a person."""
    with work.store.read() as tx:
        if name is not None:
            return past_runs.named(tx, name)
        return past_runs.newest_of(tx, work.run.actor, A_PERSONS)


def why_not_undone(work: Work, run: PastRun) -> str | None:
    """Why the run is not the actor's to undo, or not yet; None where it is."""
    if run.actor != work.run.actor:
        return f"`{run.command}` ({run.id}) was given by {run.actor}, who alone can undo it."
    if run.ended_at is None and work.run.now() - run.started_at < _DEAD_AFTER:
        return f"`{run.command}` ({run.id}) has not ended: stop it first, or wait until it has."
    return None


def deeds_of(work: Work, run: PastRun) -> Sequence[Deed]:
    """The last that the run did to each thing and that may be taken back, the newest first."""
    if run.command not in UNDOABLE:
        return []
    with work.store.read() as tx:
        newest = {one.subject: one for one in past_runs.deeds(tx, run)}
    return [one for one in reversed(newest.values()) if _may_be_undone(run, one)]


def undo(work: Work, run: PastRun, deed: Deed, *, dry_run: bool = False) -> Undone:
    """Takes one thing back, unless something came after it.

    Raises AccessRefused for a referral's task that is not the actor's any more.
    """
    with work.store.write() as tx:
        if not _is_newest(tx, deed):
            told = f"{deed.subject} has gone on since {run.id}; it is left as it is."
            return Undone(deed.subject, done=False, told=told)
        if (task_id := parse_task(deed.subject)) is not None:
            return _task(tx, work, task_id, deed, dry_run=dry_run)
        return _case(tx, work, deed, dry_run=dry_run)


def _may_be_undone(run: PastRun, deed: Deed) -> bool:
    if run.command.startswith("task "):
        return deed.cause in {TAKEN, FINISHED} and parse_task(deed.subject) is not None
    if parse_case(deed.subject) is None:
        return False
    return _makes(deed) or way_back(deed.source, deed.target, deed.cause) is not None


def _makes(deed: Deed) -> bool:
    return deed.cause in _MADE


def _is_newest(tx: Connection, deed: Deed) -> bool:
    """Asked again in the transaction: what came meanwhile is not run over."""
    return past_runs.newest_about(tx, deed.subject) == deed.id


def _task(tx: Connection, work: Work, task_id: TaskId, deed: Deed, *, dry_run: bool) -> Undone:
    name, taken = task_name(task_id), deed.cause == TAKEN
    task = task_queue.get(tx, task_id)
    what = "given back to its queue" if taken else "open again"
    told = f"{name} cannot be {what}: it is somebody else's, or its like is open."
    if task is None:
        return Undone(name, done=False, told=told)
    require_task(tx, work, task, Act.TAKE if taken else Act.COMPLETE)
    if is_of_former_stage(tx, task):
        told = f"{name} cannot be {what}: its referral has been moved since."
        return Undone(name, done=False, told=told)
    if dry_run:
        return Undone(name, done=True, told=f"{name} would be {what}.")
    change = past_runs.give_back if taken else past_runs.reopen
    if change(tx, work.run, task_id):
        return Undone(name, done=True, told=f"{name} is {what}.")
    return Undone(name, done=False, told=told)


def _case(tx: Connection, work: Work, deed: Deed, *, dry_run: bool) -> Undone:
    case_id = parse_case(deed.subject)
    case = cases.get(tx, case_id) if case_id is not None else None
    back = _back(deed)
    if case is None or back is None:
        return Undone(deed.subject, done=False, told=f"{deed.subject} cannot be taken back.")
    why = not_to_go(tx, work, case) if back.target is State.READY else None
    if why:
        return Undone(deed.subject, done=False, told=str(why))
    name, loses = case_name(case.id), f"; {back.loses}" if back.loses else ""
    if dry_run:
        return Undone(name, done=True, told=f"{name} would be {back.target}{loses}.")
    change = Change(case.standing(), Cause.PERSON, back.target, detail=_UNDO)
    if not move(tx, work, change):
        return Undone(name, done=False, told=f"{name} has gone on; it is left as it is.")
    return Undone(name, done=True, told=f"{name} is {back.target}{loses}.")


def _back(deed: Deed) -> Back | None:
    if _makes(deed):
        return Back(State.CANCELLED, "it was made by that command, and is never sent")
    return way_back(deed.source, deed.target, deed.cause)
