"""What becomes of a fax whose letter cannot go: it is more than the gateway takes, or is gone."""

from faxflow.domain.delivery import Cause, Change, State
from faxflow.domain.letter_limits import beyond_limits
from faxflow.steps.moving import move
from faxflow.steps.work import Work
from faxflow.store import cases
from faxflow.store.cases import Case
from faxflow.store.connection import Connection

_GIVEN_IS_GONE = (
    "the PDF that was given for it is gone, changed or cannot be read; let it be read and release"
    " it, or cancel it and add it again"
)


def give_up_letter(tx: Connection, work: Work, case: Case) -> None:
    """Lets a letter that cannot be read be drawn anew; one that was given needs a person."""
    if case.letter_given:
        move(
            tx,
            work,
            Change(case.standing(), Cause.LETTER_PROBLEM, State.HELD, detail=_GIVEN_IS_GONE),
        )
    elif cases.is_as_read(tx, case):
        cases.set_letter(tx, case.id, sha256=None, pages=None)


def hold_if_beyond(tx: Connection, work: Work, case: Case, pdf: bytes) -> bool:
    """Whether a ready case came to be held for a letter that the gateway would refuse.

    One that is to have another letter by now is left to the next run.
    """
    settings = work.gateway
    what = beyond_limits(
        case.letter_pages,
        len(pdf),
        max_pages=settings.max_pages,
        max_megabytes=settings.max_megabytes,
    )
    if what is None or not cases.is_as_read(tx, case):
        return False
    return move(tx, work, Change(case.standing(), Cause.LETTER_PROBLEM, State.HELD, detail=what))
