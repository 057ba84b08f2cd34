"""A desk of referrals on the board: what is open there, the most urgent first."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from faxflow.domain.board import Desk, Row, Section, Thing, Wanted
from faxflow.domain.ids import referral_name
from faxflow.domain.referral import Queue
from faxflow.steps.board.fax_rows import task_row
from faxflow.steps.work import Work
from faxflow.store import task_queue
from faxflow.store.connection import Connection
from faxflow.store.referrals import desk_tasks, lists
from faxflow.store.referrals.lists import Listed, Pick


def desk_section(tx: Connection, work: Work, desk: Desk, wanted: Wanted) -> Section | None:
    """What of the desk the viewer may see; None where that is nothing by their roles."""
    viewer, now = work.viewer, work.run.now()
    everything = Pick(viewer.rows, viewer.account, queue=desk.queue)
    pick = replace(
        everything,
        owner=viewer.account if wanted.mine else None,
        due_before=now if wanted.overdue else None,
    )
    found, matching = lists.listed(tx, pick, most=wanted.most)
    open_now = matching if pick == everything else _count(tx, everything)
    if not open_now and desk.queue not in viewer.rows:
        return None
    tasks = _tasks(tx, work, desk.queue)
    chosen = [row for row in tasks if _is_wanted(row, wanted, now)]
    referrals = [referral_row(work, one) for one in found]
    rows = sorted([*referrals, *chosen], key=_urgency)[: wanted.most]
    return Section(
        desk,
        rows,
        matching + len(chosen) - len(rows),
        open_now + len(tasks),
        _count(tx, replace(everything, due_before=now)) + sum(row.late(now) for row in tasks),
        _count(tx, replace(everything, owner=viewer.account)) + sum(row.yours for row in tasks),
    )


def referral_row(work: Work, one: Listed) -> Row:
    """A referral, wherever it stands."""
    return Row(
        Thing.REFERRAL,
        referral_name(one.id),
        one.stage,
        "",
        one.owner,
        one.owner == work.viewer.account,
        one.entered_at,
        one.due_at,
        has_deadline=True,
    )


def _count(tx: Connection, pick: Pick) -> int:
    return lists.listed(tx, pick, most=0)[1]


def _tasks(tx: Connection, work: Work, queue: Queue | None) -> Sequence[Row]:
    """Those beside the stages, of a desk whose referrals the viewer may list."""
    if queue not in work.viewer.rows:
        return []
    named = desk_tasks.beside_stages(tx, [queue])
    whole = (task_queue.get(tx, task.id) for task in named)
    return [task_row(work, task) for task in whole if task]


def _is_wanted(row: Row, wanted: Wanted, now: datetime) -> bool:
    return (row.yours or not wanted.mine) and (row.late(now) or not wanted.overdue)


def _urgency(row: Row) -> tuple[bool, object, str]:
    return row.due_at is None, row.due_at, row.name
