"""What became of one case that a person named: done, refused, or not there."""

from collections.abc import Sequence
from dataclasses import dataclass

from faxflow.domain.decision import Refusal
from faxflow.domain.delivery import State
from faxflow.domain.ids import TaskId, case_name, parse_case, task_name
from faxflow.errors import UnknownCase
from faxflow.steps.work import Work
from faxflow.store import cases, task_queue
from faxflow.store.cases import Case
from faxflow.store.connection import Connection


@dataclass(frozen=True, slots=True)
class Mended:
    """`told` is for people; `was` is None where there is no such case, `state` where it stands
    now; `instead` are commands that can be given after a refusal; `opened` are the tasks
    that the person has opened by it."""

    case: str
    done: bool
    told: str
    was: State | None = None
    state: State | None = None
    instead: Sequence[str] = ()
    opened: Sequence[TaskId] = ()

    @property
    def known(self) -> bool:
        """Whether there is such a case."""
        return self.was is not None


@dataclass(frozen=True, slots=True)
class Meant:
    """As what a fax was picked; a `number` (E.164) that is None does not matter."""

    state: State
    number: str | None = None


def gone_on(case: Case, meant: Meant | None) -> Refusal | None:
    """Why a fax is left that somebody or something has changed since it was picked."""
    name = case_name(case.id)
    if meant is None or (case.state, meant.number or case.number) == (meant.state, case.number):
        return None
    now = "has another number" if case.state is meant.state else f"is {case.state}"
    why = f"{name} {now} by now, and was {meant.state} when it was picked; it is left as it is"
    return Refusal(why, (f"faxflow case show {name}",))


def named_case(tx: Connection, name: str) -> Case | None:
    """The case that a person named, or None."""
    case_id = parse_case(name)
    return None if case_id is None else cases.get(tx, case_id)


def done(
    case: Case, told: str, state: State | None = None, *, opened: Sequence[TaskId] = ()
) -> Mended:
    """The answer about a case that stands in `state` now, else where it stood."""
    name, now = case_name(case.id), state or case.state
    told += "".join(f" Its task is {task_name(task)}." for task in opened)
    return Mended(name, done=True, told=told, was=case.state, state=now, opened=opened)


def opened_on_purpose(tx: Connection, work: Work, case: Case) -> list[TaskId]:
    """The case's tasks that are due and that this run, a person's own command, has opened."""
    return task_queue.opened_for(tx, work.run, case.id)


def refused(case: Case, why: Refusal) -> Mended:
    """The answer about a case on which nothing was done."""
    name, at, instead = case_name(case.id), case.state, why.instead
    return Mended(name, done=False, told=str(why), was=at, state=at, instead=instead)


def removed(case: Case) -> Refusal | None:
    """Why nothing can be sent by a fax whose details retention has removed; None: they are here."""
    if case.removed_at is None:
        return None
    day = case.removed_at.date()
    why = f"{case_name(case.id)} has no number and no fields any more: retention removed them {day}"
    return Refusal(why, ("faxflow case add --number … --data …",))


def unknown(name: str) -> Mended:
    """The answer about a case that is not there."""
    return Mended(name, done=False, told=str(UnknownCase(case=name)))
