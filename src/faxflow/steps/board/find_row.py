"""Finds the one thing of an id on the board, as far as a person may see it."""

from dataclasses import dataclass, replace

from faxflow.domain.board import Desk, Row, Section
from faxflow.domain.ids import parse_case, parse_referral, parse_task
from faxflow.domain.referral import Queue
from faxflow.domain.roles import Act
from faxflow.steps.board.desk_rows import referral_row
from faxflow.steps.board.fax_rows import case_row, task_row
from faxflow.steps.work import Work
from faxflow.store import case_list, cases, task_queue
from faxflow.store.connection import Connection
from faxflow.store.referrals import lists, records
from faxflow.store.task_queue import QueuedTask

_MOST_OF_A_BATCH = 100_000

Found = tuple[Desk, Row]


@dataclass(frozen=True, slots=True)
class _AtDesk:
    """A task, as roles look at it."""

    queue: Queue
    owner: str | None


def found_row(tx: Connection, work: Work, name: str, *, sees_referrals: bool) -> Found | None:
    """The row of that name and its desk; None where there is none that they may see."""
    found = _case(tx, name) or _task(tx, work, name)
    return _referral(tx, work, name) if found is None and sees_referrals else found


def with_row(section: Section, found: Found | None) -> Section:
    """The section with that one row if it is its desk's, else without any."""
    here = found is not None and found[0] is section.desk
    return replace(section, rows=[found[1]] if found and here else [], left_out=0)


def _case(tx: Connection, name: str) -> Found | None:
    case_id = parse_case(name)
    case = None if case_id is None else cases.get(tx, case_id)
    if case is None:
        return None
    pick = case_list.Pick((case.state,), batch=case.batch_id)
    beside, _ = case_list.listed(tx, pick, most=_MOST_OF_A_BATCH)
    return Desk.FAX, next(case_row(one) for one in beside if one.id == case.id)


def _task(tx: Connection, work: Work, name: str) -> Found | None:
    task_id = parse_task(name)
    task = None if task_id is None else task_queue.get(tx, task_id)
    if task is None or task.closed_at or not _may_see(work, task):
        return None
    return Desk(task.queue or Desk.FAX), task_row(work, task)


def _may_see(work: Work, task: QueuedTask) -> bool:
    return task.queue is None or work.viewer.may(Act.LIST, _AtDesk(task.queue, task.owner))


def _referral(tx: Connection, work: Work, name: str) -> Found | None:
    referral_id = parse_referral(name)
    referral = None if referral_id is None else records.get(tx, referral_id)
    if referral is None or not work.viewer.may(Act.LIST, referral):
        return None
    return Desk(referral.queue), referral_row(work, lists.one_of(referral))
