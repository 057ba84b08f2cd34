"""The numbers that a person has corrected, as the history tells them: by their ids alone."""

from faxflow.domain.ids import case_name
from faxflow.steps.work import Work
from faxflow.store import events
from faxflow.store.cases import Case
from faxflow.store.connection import Connection
from faxflow.store.keyed_hash import number_name

_CORRECTED = "number corrected"


def note_correction(tx: Connection, work: Work, case: Case, *, number: str, because: str) -> None:
    """Tells the history that the case has another number (E.164) now, and why."""
    detail = f"{because}; {_was(work, case.number)} and is {_name(work, number)}"
    told = events.Event(case_name(case.id), _CORRECTED, case.state, case.state, detail=detail)
    events.record(tx, work.run, [told])


def had_number(tx: Connection, work: Work, case: Case, number: str) -> bool:
    """Whether a person found that number (E.164) to be the wrong one for this case."""
    was = _was(work, number)
    return case.number != number and any(
        event["cause"] == _CORRECTED and f" {was} " in (event["detail"] or "")
        for event in events.history(tx, case_name(case.id))
    )


def _was(work: Work, number: str) -> str:
    return f"it was {_name(work, number)}"


def _name(work: Work, number: str) -> str:
    return number_name(work.store.info.hash_key, number)
