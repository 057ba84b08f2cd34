"""Whether a fax stands where it does for its letter, and what its release does to that letter."""

from faxflow.domain.because import HoldBecause, ReleaseBecause
from faxflow.domain.decision import Refusal
from faxflow.domain.delivery import Cause, State
from faxflow.domain.ids import case_name
from faxflow.domain.retry import LETTER_REASONS
from faxflow.store import events
from faxflow.store.cases import Case
from faxflow.store.connection import Connection

_CAUSES = frozenset({Cause.LETTER_PROBLEM, Cause.GIVEN_LETTER})


def is_for_letter(tx: Connection, case: Case, state: State) -> bool:
    """Whether a case is, or was until now, held or failed for its letter; `state` says which."""
    if state is State.FAILED:
        return case.reason in LETTER_REASONS
    held = events.last_into(tx, case_name(case.id), State.HELD)
    return held is not None and (held.cause in _CAUSES or held.detail == HoldBecause.LETTER_DOUBTED)


def is_drawn_again(tx: Connection, case: Case, because: str) -> bool:
    """Whether the release of a held or failed case has its letter drawn anew.

    One that only a person doubted goes as that person has checked it. A backup holds no letters:
    that of a fax which a restore held may be gone.
    """
    if case.letter_given:
        return False
    if because == ReleaseBecause.LETTER_MENDED:
        return True
    held = events.last_into(tx, case_name(case.id), State.HELD)
    if held is not None and held.cause == Cause.RESTORED:
        return True
    doubted = case.state is State.HELD and held is not None and held.cause == Cause.PERSON
    return not doubted and is_for_letter(tx, case, case.state)


def not_to_be_mended(case: Case, because: str) -> Refusal | None:
    """Why the letter cannot be said to be mended: it is a PDF that was given, and stays so."""
    if not case.letter_given or because != ReleaseBecause.LETTER_MENDED:
        return None
    name = case_name(case.id)
    why = f"{name} has the PDF that was given for it: cancel it, and add one with the mended letter"
    return Refusal(why, (f"faxflow case cancel {name} --because …", "faxflow case add …"))
