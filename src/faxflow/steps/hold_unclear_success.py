"""Holds the faxes that a success given to nobody may mean: what may have arrived never goes again
by itself."""

from datetime import datetime

from faxflow.domain.delivery import Cause, Change, State
from faxflow.domain.ids import mail_name
from faxflow.domain.verdict_match import Candidates
from faxflow.steps.find_attempts import CLOCKS_APART, STILL_IN_MIND
from faxflow.steps.moving import move
from faxflow.steps.work import Work
from faxflow.store import given_up
from faxflow.store.connection import Connection
from faxflow.store.mails import KeptVerdict


def hold_unclear_success(
    tx: Connection,
    work: Work,
    kept: KeptVerdict,
    among: Candidates,
    *,
    before: datetime | None,
) -> None:
    """Holds what would go again to a number that the success may speak of, for a person's look.

    Nothing that went out only after `before` is meant.
    """
    since = work.run.now() - STILL_IN_MIND
    out_by = before + CLOCKS_APART if before else None
    for number in _numbers(kept, among):
        for case in given_up.go_again(tx, number, since=since, submitted_before=out_by):
            mail = mail_name(kept.mail_id)
            move(tx, work, Change(case, Cause.MAY_HAVE_ARRIVED, State.HELD, detail=mail))


def _numbers(kept: KeptVerdict, among: Candidates) -> list[str]:
    """Those that it names, also by our reference; where it names none, those of its job id."""
    named = {kept.verdict.number, among.referenced.number if among.referenced else None}
    numbers = {number for number in named if number is not None}
    return sorted(numbers or {job.view.number for job in among.by_job})
