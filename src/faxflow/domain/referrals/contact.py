"""Attempts to reach somebody about a referral, and calls that ask where it stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Whom(StrEnum):
    """Whom somebody tried to reach."""

    PATIENT = "patient"
    OFFICE = "referring-office"
    PAYER = "payer"


class How(StrEnum):
    """By which way."""

    PHONE = "phone"
    TEXT_MESSAGE = "text-message"
    EMAIL = "e-mail"
    FAX = "fax"
    LETTER = "letter"
    PORTAL = "portal"
    IN_PERSON = "in-person"


class Outcome(StrEnum):
    """What came of it."""

    REACHED = "reached"
    LEFT_MESSAGE = "left-message"
    NO_ANSWER = "no-answer"
    BUSY = "busy"
    WRONG_NUMBER = "wrong-number"
    REFUSED = "refused"
    SENT = "sent"  # by a way that gives no answer at once


class Caller(StrEnum):
    """Who asked where a referral stands."""

    PATIENT = "patient"
    FAMILY = "family"
    OFFICE = "referring-office"
    PAYER = "payer"


class SaidBy(StrEnum):
    """Who said how content they are."""

    PATIENT = "patient"
    OFFICE = "referring-office"


_REACHED = frozenset({Outcome.REACHED, Outcome.REFUSED})
"""The person was there, whatever they said."""


@dataclass(frozen=True, slots=True)
class Contact:
    """One attempt; `at` is UTC, `actor` the account that made it."""

    at: datetime
    actor: str
    whom: Whom
    how: How
    outcome: Outcome


def missed_in_a_row(contacts: Sequence[Contact], whom: Whom) -> int:
    """How often in a row, up to the last attempt, somebody was not reached."""
    missed = 0
    for contact in reversed([one for one in contacts if one.whom is whom]):
        if contact.outcome in _REACHED:
            return missed
        missed += 1
    return missed
