"""Takes up the signs of what went out in the lost time: a copy, or a verdict with our reference."""

from enum import StrEnum

from faxflow.domain.delivery import Cause, Change, Standing, State, allowed
from faxflow.domain.ids import case_name
from faxflow.domain.task import NewTask, TaskKind
from faxflow.steps.moving import move
from faxflow.steps.second_store import tell_of_second_store
from faxflow.steps.work import Work
from faxflow.store import attempt_views, cases, lost_attempts, restores, tasks
from faxflow.store.cases import Case
from faxflow.store.connection import Connection
from faxflow.store.lost_attempts import Sign


class Met(StrEnum):
    """What a sign came to."""

    KNOWN = "known"
    ADOPTED = "adopted"
    UNEXPLAINED = "unexplained"
    BESIDE = "beside"


def meet(tx: Connection, work: Work, sign: Sign) -> Met | None:
    """Takes a sign up; None where the store never was restored, and knows of no lost time.

    An attempt that its case can still have becomes its newest one, and is out. One whose case is
    not known casts doubt on its number. One beside which its case has another asks for a person.
    One that went out after the lost time was sent by another store: that is an alarm.
    """
    restore = restores.last(tx)
    if attempt_views.by_reference(tx, sign.reference) is not None:
        return _reopened(tx, work, sign) if restore else None
    tell_of_second_store(tx, work, sign, restore)
    if restore is None:
        return None
    case = cases.get(tx, sign.reference.case_id)
    if case is None or case.id >= restore.first_case:
        lost_attempts.note(tx, sign)
        return Met.UNEXPLAINED
    return _of_case(tx, work, sign, case)


def adopt(tx: Connection, work: Work, case: Standing, sign: Sign, *, number: str) -> bool:
    """Makes it the case's newest attempt, which is sent; `number` is E.164, the case's own."""
    lost_attempts.adopt(tx, work.run, case, sign, number=number)
    out = Standing(case.case_id, case.state, sign.reference.attempt)
    return move(tx, work, _found(out, sign))


def _reopened(tx: Connection, work: Work, sign: Sign) -> Met:
    standing = lost_attempts.never_reached(tx, sign.reference)
    if standing and standing.claim is None and _may_be_sent(standing.state):
        lost_attempts.reopen(tx, standing, sign)
        move(tx, work, _found(standing, sign))
        return Met.ADOPTED
    return Met.KNOWN


def _of_case(tx: Connection, work: Work, sign: Sign, case: Case) -> Met:
    standing = case.standing()
    if sign.reference.attempt > case.attempt and _may_be_sent(case.state):
        adopt(tx, work, standing, sign, number=case.number)
        return Met.ADOPTED
    lost_attempts.note(tx, sign, case.id)
    tasks.open_tasks(tx, work.run, [_beside(work, sign, case)])
    return Met.BESIDE


def _may_be_sent(state: State) -> bool:
    return allowed(state, Cause.LOST_TIME, State.SENT)


def _found(standing: Standing, sign: Sign) -> Change:
    detail = f"{sign.reference}, {sign.evidence}"
    return Change(standing, Cause.LOST_TIME, State.SENT, detail=detail)


def _beside(work: Work, sign: Sign, case: Case) -> NewTask:
    name, kind = case_name(case.id), TaskKind.REVIEW_RESTORED
    title = (
        f"{name} is {case.state}, and {sign.reference} went out in the time that a restore has"
        f" lost ({sign.evidence}): it may have arrived twice; `faxflow case show {name}`"
    )
    return NewTask(kind, f"{kind}:{sign.reference}", title, work.run.now(), case.id)
