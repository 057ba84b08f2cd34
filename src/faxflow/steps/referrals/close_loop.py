"""Keeps a referral's loop in step with the fax that answers its office."""

from faxflow.domain.delivery import Change, State
from faxflow.steps.work import Work
from faxflow.store.connection import Connection
from faxflow.store.referrals import answers

_SAYS_SOMETHING = frozenset({State.DELIVERED, State.FAILED})


def follow_answer(tx: Connection, work: Work, change: Change) -> None:
    """After a change of a case: the loop is closed by its delivery alone, and open without."""
    was_delivered = change.standing.state is State.DELIVERED
    if change.target not in _SAYS_SOMETHING and not was_delivered:
        return
    answer = answers.of_case(tx, change.standing.case_id)
    if answer is None:
        return
    if change.target is not State.DELIVERED:
        answers.not_delivered(tx, work.run, answer)
    elif answer.delivered_at is None:
        answers.delivered(tx, work.run, answer, evidence=change.detail)
