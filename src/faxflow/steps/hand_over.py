"""What each phase of a hand-over writes, in the caller's transaction.

The order is what keeps a fax from going twice: the claim is committed before the line
gets the fax, `submitting` before it gets the word for the final dot.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from faxflow.domain.case_task import cut_off_again, put_off_long
from faxflow.domain.delivery import Cause, Change, Standing, State
from faxflow.domain.handover import OutgoingFax, Refused, Taken, Unclear
from faxflow.domain.ids import CaseId, Reference
from faxflow.domain.refusal_effect import account_reason, after_refusal
from faxflow.domain.task import NewTask
from faxflow.steps.choose_faxes import is_quiet
from faxflow.steps.judging import judgement
from faxflow.steps.letter_check import hold_if_beyond
from faxflow.steps.moving import halt_if_account, move
from faxflow.steps.number_check import hold_if_barred
from faxflow.steps.work import Work
from faxflow.store import attempts, case_moves, tasks
from faxflow.store.cases import Case
from faxflow.store.connection import Connection


class HandOver(StrEnum):
    """How one hand-over ended."""

    TAKEN = "taken"
    REFUSED = "refused"
    ACCOUNT_REFUSED = "account refused"
    PUT_OFF = "told to wait"
    NOT_REACHED = "not reached"
    IN_DOUBT = "in doubt"
    LETTER_GONE = "letter gone"
    MOVED_ON = "moved on"


@dataclass(frozen=True, slots=True)
class Flight:
    """A fax on a line, and where its case stands by our last commit."""

    fax: OutgoingFax
    standing: Standing


def claim(tx: Connection, work: Work, case: Case, pdf: bytes) -> Flight | None:
    """The case claimed for its next attempt; None where it has moved on or came to be held.

    Nor is it claimed where quiet hours began in the course of a long run: it stays ready.
    """
    if is_quiet(work, case):
        return None
    if hold_if_barred(tx, work, case) or hold_if_beyond(tx, work, case, pdf):
        return None
    reference = Reference(case.id, case.attempt + 1, work.store.info.generation)
    new = attempts.NewAttempt(reference, case.number, work.gateway.name)
    claimed = case_moves.claim(tx, work.run, case, token=work.run.id, attempt=new)
    if claimed is None:
        return None
    return Flight(OutgoingFax(reference, case.number, pdf, work.run.id), claimed)


def submit(tx: Connection, work: Work, flight: Flight) -> Flight | None:
    """The body is over: from this commit on only the server's word settles the fax."""
    standing = flight.standing
    if not move(tx, work, Change(standing, Cause.BODY_OVER, State.SUBMITTING)):
        return None
    submitting = Standing(standing.case_id, State.SUBMITTING, standing.attempt, standing.claim)
    return Flight(flight.fax, submitting)


def give_back(tx: Connection, work: Work, flight: Flight, what: str) -> HandOver:
    """The server cannot have the fax: it is ready again."""
    change = Change(flight.standing, Cause.NOT_REACHED, State.READY, detail=what)
    return _back(tx, work, change, HandOver.NOT_REACHED)


def refuse(tx: Connection, work: Work, flight: Flight, refusal: Refused) -> HandOver:
    """The server said no: to this fax, to every fax for now, or to our account."""
    judged = judgement(tx, work, flight.standing.case_id)
    halt_if_account(tx, work, account_reason(refusal))
    return _back(tx, work, after_refusal(flight.standing, refusal, judged), _named(refusal))


def settle(tx: Connection, work: Work, flight: Flight, finish: Taken | Unclear) -> HandOver:
    """The gateway has the fax, or nobody knows."""
    if isinstance(finish, Taken):
        change = Change(flight.standing, Cause.TAKEN, State.SENT, detail=finish.reply)
    else:
        change = Change(flight.standing, Cause.UNCLEAR, State.IN_DOUBT, detail=finish.what)
    if not move(tx, work, change):
        return HandOver.MOVED_ON
    return HandOver.TAKEN if isinstance(finish, Taken) else HandOver.IN_DOUBT


def _named(refusal: Refused) -> HandOver:
    if refusal.account:
        return HandOver.ACCOUNT_REFUSED
    return HandOver.PUT_OFF if refusal.busy else HandOver.REFUSED


def _back(tx: Connection, work: Work, change: Change, outcome: HandOver) -> HandOver:
    """Applies the change; a person hears of a fax that comes back ready time and again."""
    if not move(tx, work, change):
        return HandOver.MOVED_ON
    if change.target is State.READY:
        task = _tried_on(tx, change.standing.case_id, outcome, work.run.now())
        tasks.open_tasks(tx, work.run, [task] if task else [])
    return outcome


def _tried_on(
    tx: Connection, case_id: CaseId, came_of_it: HandOver, now: datetime
) -> NewTask | None:
    if came_of_it is HandOver.PUT_OFF:
        return put_off_long(case_id, attempts.put_off_since(tx, case_id), now)
    return cut_off_again(case_id, attempts.times_not_reached(tx, case_id), now)
