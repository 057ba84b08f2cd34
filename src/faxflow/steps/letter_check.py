"""Holds faxes whose letter is more than the gateway of this run takes."""

from faxflow.domain.delivery import Cause, Change, State
from faxflow.domain.letter_limits import beyond_limits
from faxflow.steps.moving import move
from faxflow.steps.work import Work
from faxflow.store.cases import Case
from faxflow.store.connection import Connection


def hold_if_beyond(tx: Connection, work: Work, case: Case, pdf: bytes) -> bool:
    """Whether a ready case came to be held for a letter that the gateway would refuse."""
    settings = work.gateway
    what = beyond_limits(
        case.letter_pages,
        len(pdf),
        max_pages=settings.max_pages,
        max_megabytes=settings.max_megabytes,
    )
    if what is None:
        return False
    return move(tx, work, Change(case.standing(), Cause.LETTER_PROBLEM, State.HELD, detail=what))
