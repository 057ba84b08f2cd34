"""Lists referrals as far as a person may see them, and has on record what was shown to whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from faxflow.domain.ids import referral_name, task_name
from faxflow.domain.referral import Queue, Stage
from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.search_words import sought
from faxflow.domain.referrals.shown import DeskTask, Line, Lines
from faxflow.domain.roles import Act
from faxflow.errors import BadUsage
from faxflow.steps.referrals.access import require, shown
from faxflow.steps.work import Work
from faxflow.store import events
from faxflow.store.referrals import desk_tasks, lists, search
from faxflow.store.referrals.lists import Listed, Pick
from faxflow.store.referrals.search import Found

MOST_PATIENTS = 20
"""So many patients at once are shown; each of them is put on record."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which referrals a person asks for; None where it does not matter. `final`: ended ones too.

    They came at `since` or later and before `until`, both UTC.
    """

    stage: Stage | None = None
    queue: Queue | None = None
    owner: str | None = None
    overdue: bool = False
    final: bool = False
    since: datetime | None = None
    until: datetime | None = None


def list_referrals(work: Work, asked: Asked, *, most: int) -> Lines:
    """Those at the viewer's desks, the most urgent first. Raises AccessRefused."""
    require(work.viewer, Act.LIST)
    return _listed(work, _pick(work, asked), Act.LIST, most=most)


def my_queue(work: Work, *, most: int) -> Lines:
    """What is the viewer's to do, in order of due time. Raises AccessRefused."""
    viewer = work.viewer
    require(viewer, Act.QUEUE)
    late = work.run.now() if viewer.has_overdue else None
    pick = Pick(viewer.desks, viewer.account, late_before=late)
    return _listed(work, pick, Act.QUEUE, most=most)


def my_desks_tasks(work: Work) -> Sequence[DeskTask]:
    """What is to be done at the viewer's desks beside the stages. Raises AccessRefused."""
    require(work.viewer, Act.QUEUE)
    with work.store.read() as tx:
        found = desk_tasks.beside_stages(tx, work.viewer.desks)
    return [
        DeskTask(task_name(one.id), one.kind, one.title, one.queue, one.owner, one.due_at)
        for one in found
    ]


def find_referrals(work: Work, text: str, asked: Asked, *, most: int) -> Lines:
    """Those at the viewer's desks that a text may mean. Raises AccessRefused or BadUsage."""
    return _found(work, text, asked, Act.LIST, most=most)


def where_is(work: Work, text: str) -> Lines:
    """Where those stand that a text may mean, as far as the viewer may tell a caller.

    Raises AccessRefused or BadUsage.
    """
    return _found(work, text, Asked(final=True), Act.WHERE, most=MOST_PATIENTS)


def line_of(work: Work, one: Listed, patient: str = "") -> Line:
    """A referral in a list, as the viewer may see it."""
    now, seen = work.run.now(), work.viewer.fields(one)
    return Line(
        referral_name(one.id),
        one.stage,
        one.queue,
        one.owner,
        one.owner == work.viewer.account,
        one.entered_at,
        one.due_at,
        overdue=one.due_at is not None and one.due_at < now,
        priority=one.priority,
        service=one.service if Field.SERVICE in seen else "",
        patient=patient,
    )


def _listed(work: Work, pick: Pick, act: Act, *, most: int) -> Lines:
    with work.store.write() as tx:
        found, matching = lists.listed(tx, pick, most=most)
        events.record(tx, work.run, shown(act, []))
    return Lines([line_of(work, one) for one in found], matching - len(found))


def _found(work: Work, text: str, asked: Asked, act: Act, *, most: int) -> Lines:
    require(work.viewer, act)
    meant = sought(text)
    if meant.nothing:
        raise BadUsage(
            what="That is too short to look for.",
            todo="Give an id, two letters of a name, or the last four digits of a phone.",
        )
    most = min(most, MOST_PATIENTS)
    anywhere, pick = work.viewer.may_anywhere(act), _pick(work, asked)
    with work.store.write() as tx:
        found, matching = search.found(tx, meant, pick, anywhere=anywhere, most=most)
        events.record(tx, work.run, shown(act, [one.listed.id for one in found]))
    return Lines([line_of(work, one.listed, _patient(one)) for one in found], matching - len(found))


def _pick(work: Work, asked: Asked) -> Pick:
    return Pick(
        work.viewer.rows,
        work.viewer.account,
        asked.stage,
        asked.queue,
        asked.owner,
        due_before=work.run.now() if asked.overdue else None,
        final=asked.final,
        since=asked.since,
        until=asked.until,
    )


def _patient(found: Found) -> str:
    """`Edith Holloway, born 1961-04-02`."""
    name = " ".join(part for part in (found.given_name, found.surname) if part)
    born = f"born {found.date_of_birth}" if found.date_of_birth else ""
    return ", ".join(part for part in (name or "no name", born) if part)
