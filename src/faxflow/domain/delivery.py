"""A fax's life: the only table of its states and what leads from one to the next."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from faxflow.domain.ids import CaseId
from faxflow.domain.reasons import Reason


class State(StrEnum):
    """Where a case stands."""

    READY = "ready"
    SENDING = "sending"
    SUBMITTING = "submitting"
    SENT = "sent"
    IN_DOUBT = "in-doubt"
    WAITING = "waiting"
    HELD = "held"
    FAILED = "failed"
    DELIVERED = "delivered"
    CANCELLED = "cancelled"


class Cause(StrEnum):
    """What happened that changed a state."""

    LOADED = "loaded"
    CLAIMED = "claimed"
    CLAIM_LAPSED = "claim lapsed"
    BODY_OVER = "body handed over"
    NOT_REACHED = "never reached the server"
    REFUSED = "refused by the server"
    TAKEN = "taken by the server"
    UNCLEAR = "no clear reply to the final dot"
    CONFIRMED = "confirmed by a verdict"
    REJECTED = "rejected by a verdict"
    SILENCE = "silence past the window"
    LATE_SUCCESS = "late success of an earlier attempt"
    LATE_FAILURE = "failure after delivery by silence"
    ON_ITS_WAY = "on its way, as a verdict says"
    MAY_HAVE_ARRIVED = "a success that may be its own lies with a person"
    DUE = "its time has come"
    COPY_FOUND = "a copy lies in the Sent folder"
    LETTER_PROBLEM = "its letter cannot be made"
    GIVEN_LETTER = "its letter was given for its former number"
    NUMBER_PROBLEM = "its number may not be dialled"
    ROW_CHANGED = "its row changed in the report after it was sent"
    ASTRAY = "it went astray at this number"
    RESTORED = "the store was restored from a backup"
    LOST_TIME = "went out in the time that a restore has lost"
    PERSON = "decided by a person"


S, C = State, Cause

RULES: dict[tuple[State, Cause], frozenset[State]] = {
    (S.READY, C.CLAIMED): frozenset({S.SENDING}),
    (S.READY, C.LETTER_PROBLEM): frozenset({S.HELD}),
    (S.READY, C.NUMBER_PROBLEM): frozenset({S.HELD}),
    (S.READY, C.GIVEN_LETTER): frozenset({S.HELD}),
    (S.READY, C.ROW_CHANGED): frozenset({S.HELD}),
    (S.READY, C.ASTRAY): frozenset({S.HELD}),
    (S.READY, C.MAY_HAVE_ARRIVED): frozenset({S.HELD}),
    (S.READY, C.RESTORED): frozenset({S.HELD}),
    (S.READY, C.LOST_TIME): frozenset({S.SENT}),
    (S.READY, C.LATE_SUCCESS): frozenset({S.DELIVERED}),
    (S.READY, C.PERSON): frozenset({S.HELD, S.CANCELLED}),
    (S.SENDING, C.BODY_OVER): frozenset({S.SUBMITTING}),
    (S.SENDING, C.NOT_REACHED): frozenset({S.READY}),
    (S.SENDING, C.REFUSED): frozenset({S.READY, S.WAITING, S.FAILED}),
    (S.SENDING, C.CLAIM_LAPSED): frozenset({S.READY}),
    (S.SENDING, C.MAY_HAVE_ARRIVED): frozenset({S.HELD}),
    (S.SENDING, C.LATE_SUCCESS): frozenset({S.DELIVERED}),
    (S.SUBMITTING, C.TAKEN): frozenset({S.SENT}),
    (S.SUBMITTING, C.REFUSED): frozenset({S.WAITING, S.FAILED}),
    (S.SUBMITTING, C.UNCLEAR): frozenset({S.IN_DOUBT}),
    (S.SUBMITTING, C.CLAIM_LAPSED): frozenset({S.IN_DOUBT}),
    (S.SENT, C.CONFIRMED): frozenset({S.DELIVERED}),
    (S.SENT, C.REJECTED): frozenset({S.WAITING, S.FAILED}),
    (S.SENT, C.SILENCE): frozenset({S.DELIVERED, S.IN_DOUBT}),
    (S.SENT, C.LATE_SUCCESS): frozenset({S.DELIVERED}),
    (S.SENT, C.LOST_TIME): frozenset({S.SENT}),
    (S.SENT, C.PERSON): frozenset({S.DELIVERED, S.IN_DOUBT}),
    (S.IN_DOUBT, C.CONFIRMED): frozenset({S.DELIVERED}),
    (S.IN_DOUBT, C.REJECTED): frozenset({S.WAITING, S.FAILED}),
    (S.IN_DOUBT, C.ON_ITS_WAY): frozenset({S.SENT}),
    (S.IN_DOUBT, C.COPY_FOUND): frozenset({S.SENT}),
    (S.IN_DOUBT, C.LOST_TIME): frozenset({S.SENT}),
    (S.IN_DOUBT, C.LATE_SUCCESS): frozenset({S.DELIVERED}),
    (S.IN_DOUBT, C.PERSON): frozenset({S.SENT, S.DELIVERED, S.READY, S.CANCELLED}),
    (S.WAITING, C.DUE): frozenset({S.READY}),
    (S.WAITING, C.NUMBER_PROBLEM): frozenset({S.HELD}),
    (S.WAITING, C.GIVEN_LETTER): frozenset({S.HELD}),
    (S.WAITING, C.ROW_CHANGED): frozenset({S.HELD}),
    (S.WAITING, C.ASTRAY): frozenset({S.HELD}),
    (S.WAITING, C.MAY_HAVE_ARRIVED): frozenset({S.HELD}),
    (S.WAITING, C.RESTORED): frozenset({S.HELD}),
    (S.WAITING, C.LOST_TIME): frozenset({S.SENT}),
    (S.WAITING, C.LATE_SUCCESS): frozenset({S.DELIVERED}),
    (S.WAITING, C.PERSON): frozenset({S.HELD, S.CANCELLED}),
    (S.FAILED, C.GIVEN_LETTER): frozenset({S.HELD}),
    (S.FAILED, C.LOST_TIME): frozenset({S.SENT}),
    (S.FAILED, C.LATE_SUCCESS): frozenset({S.DELIVERED}),
    (S.FAILED, C.PERSON): frozenset({S.READY, S.CANCELLED}),
    (S.HELD, C.GIVEN_LETTER): frozenset({S.HELD}),
    (S.HELD, C.ASTRAY): frozenset({S.HELD}),
    (S.HELD, C.MAY_HAVE_ARRIVED): frozenset({S.HELD}),
    (S.HELD, C.RESTORED): frozenset({S.HELD}),
    (S.HELD, C.LOST_TIME): frozenset({S.SENT}),
    (S.HELD, C.LATE_SUCCESS): frozenset({S.DELIVERED}),
    (S.HELD, C.PERSON): frozenset({S.READY, S.SENT, S.IN_DOUBT, S.CANCELLED}),
    (S.DELIVERED, C.CONFIRMED): frozenset({S.DELIVERED}),
    (S.DELIVERED, C.LATE_SUCCESS): frozenset({S.DELIVERED}),
    (S.DELIVERED, C.LATE_FAILURE): frozenset({S.FAILED}),
    (S.DELIVERED, C.PERSON): frozenset({S.FAILED}),
}
"""(from, cause) → where it may lead. What is not here cannot happen."""

CHANGEABLE = frozenset({S.READY, S.WAITING, S.HELD, S.FAILED})
"""States in which a changed report row may still change the case: nobody has it."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Exactly where a case is believed to be; a change is refused unless it still is.

    `attempt` is 0 before the first; `claim` is the token of the run that holds it.
    """

    case_id: CaseId
    state: State
    attempt: int
    claim: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One move of one case, to be applied with its event in one transaction.

    `next_action_at` is set on `waiting` only; `detail` holds ids and server words
    about the hand-over, never patient data.
    """

    standing: Standing
    cause: Cause
    target: State
    reason: Reason | None = None
    next_action_at: datetime | None = None
    detail: str = ""


def allowed(source: State, cause: Cause, target: State) -> bool:
    """Whether the table leads from `source` by `cause` to `target`."""
    return target in RULES.get((source, cause), frozenset())
