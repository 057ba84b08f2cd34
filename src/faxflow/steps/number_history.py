"""Keeps the register of numbers in step with the cases, in the caller's transaction."""

from datetime import datetime

from faxflow.domain.delivery import Cause, Change
from faxflow.domain.number_record import Mark, mark_of
from faxflow.domain.reasons import Reason
from faxflow.steps.letter_trouble import is_for_letter
from faxflow.store import cases, numbers, recipients
from faxflow.store.connection import Connection


def note_number(tx: Connection, change: Change, now: datetime) -> None:
    """Notes what a change that was just applied says of the number it is about."""
    match mark_of(change):
        case Mark.DELIVERED:
            _delivered(tx, change, now)
        case Mark.FAILED:
            _failed(tx, change, now)
        case Mark.FORGIVEN:
            _forgiven(tx, change)


def _delivered(tx: Connection, change: Change, now: datetime) -> None:
    number = _dialled(tx, change)
    if number:
        numbers.note_delivered(tx, number, now)
        recipients.note_reached(tx, change.standing.case_id, number, now)


def _failed(tx: Connection, change: Change, now: datetime) -> None:
    number = _dialled(tx, change)
    if number:
        numbers.note_failed(tx, number, change.reason or Reason.UNKNOWN, now)


def _forgiven(tx: Connection, change: Change) -> None:
    """Who releases a fax that stood for its letter has not looked at its number."""
    case = cases.get(tx, change.standing.case_id)
    if case and not is_for_letter(tx, case, change.standing.state):
        numbers.forgive(tx, case.number)


def _dialled(tx: Connection, change: Change) -> str | None:
    """The number that the attempt went to; None where the change does not say which of several.

    A late success is an earlier attempt's: were they to different numbers, it may be either.
    """
    dialled = numbers.dialled_for(tx, change.standing.case_id)
    if change.cause is not Cause.LATE_SUCCESS:
        return dialled.get(change.standing.attempt)
    return next(iter(dialled.values())) if len(set(dialled.values())) == 1 else None
