"""The fax desk on the board: its due tasks, and the cases that stand without one."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from faxflow.domain.board import Desk, Row, Section, Thing, Wanted
from faxflow.domain.delivery import State
from faxflow.domain.ids import batch_name, case_name, referral_name, task_name
from faxflow.steps.work import Work
from faxflow.store import case_list, task_queue
from faxflow.store.case_list import ListedCase, Pick
from faxflow.store.connection import Connection
from faxflow.store.task_queue import QueuedTask

STATES = (State.FAILED, State.IN_DOUBT, State.HELD, State.WAITING)
"""Of the cases on the board, those first that need a person most."""

_MOST_CASES = 5_000
"""Of each state; so many stand there only where a whole report is held."""

_NEVER = datetime.max.replace(tzinfo=UTC)


def fax_counts(tx: Connection) -> Mapping[State, int]:
    """How many cases are in each of these states."""
    return {state: case_list.listed(tx, Pick((state,)), most=1)[1] for state in STATES}


def fax_section(tx: Connection, work: Work, wanted: Wanted) -> Section:
    """The tasks that are due, the longest due first, then the cases that have none."""
    tasks = task_queue.open_ones(tx, task_queue.Wanted(before=work.run.now()))
    rows = [task_row(work, task) for task in tasks]
    alone, beyond = _cases(tx, {task.case_id for task in tasks})
    chosen = [row for row in rows if row.yours or not wanted.mine]
    everything = not (wanted.mine or wanted.overdue)
    chosen += alone if everything else []
    unread = beyond if everything else 0
    return Section(
        Desk.FAX,
        chosen[: wanted.most],
        max(0, len(chosen) - wanted.most) + unread,
        len(rows) + len(alone) + beyond,
        0,
        sum(row.yours for row in rows),
    )


def task_row(work: Work, task: QueuedTask) -> Row:
    """A task of any desk; only those of referrals have a deadline."""
    return Row(
        Thing.TASK,
        task_name(task.id),
        task.kind,
        _about(task),
        task.owner,
        task.owner == work.viewer.account,
        task.opened_at,
        task.due_at,
        has_deadline=task.queue is not None,
    )


def case_row(case: ListedCase) -> Row:
    """A case, with the time of its next try if it has one."""
    return Row(
        thing=Thing.CASE,
        name=case_name(case.id),
        stands=case.state,
        about="",
        owner=None,
        yours=False,
        since=case.changed_at,
        due_at=case.due_at,
        has_deadline=False,
    )


def _about(task: QueuedTask) -> str:
    if task.case_id is not None:
        return case_name(task.case_id)
    if task.referral_id is not None:
        return referral_name(task.referral_id)
    return batch_name(task.batch_id) if task.batch_id is not None else ""


def _cases(tx: Connection, with_task: set[object]) -> tuple[Sequence[Row], int]:
    """Those without a due task, and how many are beyond what is read."""
    alone: list[Row] = []
    beyond = 0
    for state in STATES:
        found, matching = case_list.listed(tx, Pick((state,)), most=_MOST_CASES)
        alone += [case_row(case) for case in found if case.id not in with_task]
        beyond += matching - len(found)
    return sorted(alone, key=lambda row: row.due_at or _NEVER), beyond
