"""What a referring office is told of its referral, in words that it needs no code for."""

from collections.abc import Mapping
from datetime import datetime, tzinfo
from enum import StrEnum

from faxflow.domain.ids import referral_name
from faxflow.domain.referral import ClosingReason
from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.record import Referral

ANSWER_LETTER = "referral-answer"
"""The name of the letter, in the cases that are made of referrals."""


class Outcome(StrEnum):
    """The stages of which the referring office can be told."""

    SCHEDULED = "scheduled"
    NO_SHOW = "no-show"
    COMPLETED = "completed"
    CLOSED = "closed-unable-to-schedule"


USUAL = (Outcome.SCHEDULED, Outcome.COMPLETED, Outcome.CLOSED)
"""Of a missed visit the office hears by what follows: another date, or the end."""

_SILENT = frozenset({ClosingReason.DUPLICATE, ClosingReason.NOT_A_REFERRAL})
"""Closed without a word: the office would take it for the end of its request."""

_WORDS = {
    Outcome.SCHEDULED: "An appointment is booked.",
    Outcome.NO_SHOW: "The patient did not come to the appointment.",
    Outcome.COMPLETED: "The visit has taken place.",
    Outcome.CLOSED: "No appointment could be booked, and the referral is closed.",
}
_LEFT = "The patient came, and left before the visit was over."
_CLOSED_FOR = {
    ClosingReason.UNREACHABLE: "We could not reach the patient.",
    ClosingReason.DECLINED: "The patient does not want the appointment.",
    ClosingReason.DECEASED: "We were told that the patient has died.",
    ClosingReason.NOT_COVERED: "The patient's insurance does not cover it with us.",
    ClosingReason.DENIED: "The insurance has denied the authorisation.",
    ClosingReason.NOT_OFFERED: "We do not offer this service.",
    ClosingReason.ELSEWHERE: "The patient is seen elsewhere.",
    ClosingReason.INCOMPLETE: "We asked for what was missing and had no answer.",
    ClosingReason.WITHDRAWN: "You have withdrawn it.",
    ClosingReason.OTHER: "Please call us for the reason.",
}
_NOTHING = "–"

ANSWER_FIELDS = frozenset(
    {
        "referral",
        "received",
        "recipient",
        "patient_name",
        "date_of_birth",
        "service",
        "outcome",
        "appointment",
        "reason",
    }
)
"""What the template of the answer may ask for, beside what every letter may."""


def answer_fields(
    referral: Referral, answered: tuple[Outcome, ...], zone: tzinfo
) -> Mapping[str, str] | None:
    """What the referring office is to be told now; None where there is nothing to tell."""
    outcome = next((one for one in answered if one.value == referral.stage.value), None)
    if outcome is None or (outcome is Outcome.CLOSED and referral.closed_for in _SILENT):
        return None
    told, fields = {one: text.strip() for one, text in referral.fields.items()}, Field
    name = f"{told[fields.GIVEN_NAME]} {told[fields.SURNAME]}".strip()
    return {
        "referral": referral_name(referral.id),
        "received": _day(referral.received_at.astimezone(zone)),
        "recipient": told[fields.ORGANISATION] or told[fields.PROVIDER] or "Referring office",
        "patient_name": name or _NOTHING,
        "date_of_birth": _born(told[fields.DATE_OF_BIRTH]),
        "service": told[fields.SERVICE] or _NOTHING,
        "outcome": _outcome(outcome, referral),
        "appointment": _appointment(outcome, told[fields.APPOINTMENT_AT], zone),
        "reason": _reason(outcome, referral),
    }


def outcome_told(fields: Mapping[str, str]) -> tuple[str, ...]:
    """As much of an answer as makes it another: a name that is spelt anew does not."""
    return tuple(fields[name] for name in ("outcome", "appointment", "reason"))


def _outcome(outcome: Outcome, referral: Referral) -> str:
    left = referral.fields[Field.APPOINTMENT_OUTCOME] == "left"
    return _LEFT if outcome is Outcome.COMPLETED and left else _WORDS[outcome]


def _reason(outcome: Outcome, referral: Referral) -> str:
    """Empty unless it was closed; a practice's own code is words but for its hyphens."""
    code = referral.closed_for
    if outcome is not Outcome.CLOSED or not code:
        return ""
    if code in frozenset(ClosingReason):
        return _CLOSED_FOR[ClosingReason(code)]
    return f"{code.replace('-', ' ').capitalize()}."


def _appointment(outcome: Outcome, text: str, zone: tzinfo) -> str:
    if outcome is Outcome.CLOSED or not text:
        return _NOTHING
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return text
    local = at.astimezone(zone) if at.tzinfo else at
    return f"{local:%A}, {_day(local)}, {local:%I:%M %p}".replace(", 0", ", ")


def _born(text: str) -> str:
    try:
        return _day(datetime.fromisoformat(text))
    except ValueError:
        return text or _NOTHING


def _day(moment: datetime) -> str:
    return f"{moment:%B} {moment.day}, {moment.year}"
