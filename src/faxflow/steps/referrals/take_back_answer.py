"""Takes an answer back that nobody has yet: it tells, or goes, what is not so any more."""

from faxflow.domain.delivery import Cause, Change, State
from faxflow.steps.moving import move
from faxflow.steps.referrals.answer_number import task_key
from faxflow.steps.work import Work
from faxflow.store import cases, tasks
from faxflow.store.connection import Connection
from faxflow.store.referrals import answers
from faxflow.store.referrals.answers import Answer

_WHY = "its referral has another outcome, or its office another number, by now"


def take_back(tx: Connection, work: Work, answer: Answer) -> bool:
    """Whether the answer could be taken back, its fax cancelled and its task closed."""
    if answer.case_id is not None and not _cancelled(tx, work, answer):
        return False
    tasks.close(tx, task_key(answer.referral_id), work.run.now())
    answers.take_back(tx, work.run, answer)
    return True


def _cancelled(tx: Connection, work: Work, answer: Answer) -> bool:
    case = cases.get(tx, answer.case_id) if answer.case_id is not None else None
    if case is None:
        return False
    # A person gave the referral its other outcome: the fax follows from that.
    return move(tx, work, Change(case.standing(), Cause.PERSON, State.CANCELLED, detail=_WHY))
