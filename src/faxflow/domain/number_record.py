"""What is known of a fax number, what marks it, and why it may not be dialled."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from faxflow.domain.counted import counted
from faxflow.domain.delivery import Cause, Change, State
from faxflow.domain.reasons import Reason


class BlockReason(StrEnum):
    """Why a number stands on the do-not-fax list."""

    ASKED_TO_STOP = "asked-to-stop"
    WRONG_RECIPIENT = "wrong-recipient"
    NO_FAX_MACHINE = "no-fax-machine"
    CLOSED_PRACTICE = "closed-practice"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Block:
    """An entry of the do-not-fax list; times are UTC, `until` is None for good."""

    since: datetime
    by: str
    because: str
    until: datetime | None = None

    def holds(self, now: datetime) -> bool:
        """Whether it has not run out."""
        return self.until is None or now < self.until


@dataclass(frozen=True, slots=True)
class NumberRecord:
    """A number's history; times are UTC, None for what never was."""

    number: str
    last_delivered_at: datetime | None = None
    last_failed_at: datetime | None = None
    last_reason: str | None = None
    failures_in_row: int = 0
    block: Block | None = None


class Mark(StrEnum):
    """What a change of a case says of the number that it was sent to."""

    DELIVERED = "delivered"
    FAILED = "failed"
    FORGIVEN = "forgiven"


AGAINST_THE_NUMBER = frozenset(
    {
        Reason.BUSY,
        Reason.NO_ANSWER,
        Reason.NO_FAX_TONE,
        Reason.LINE_DROPPED,
        Reason.REMOTE_DISCONNECT,
        Reason.PROTOCOL_ERROR,
        Reason.EXPIRED,
        Reason.NOT_IN_SERVICE,
        Reason.INVALID_NUMBER,
        Reason.EMAIL_REJECTED,
        Reason.BLOCKED,
        Reason.UNKNOWN,
    }
)
"""Reasons that speak of the line at the other end, not of our account, letter or gateway."""

_RELEASED_FROM = frozenset({State.HELD, State.FAILED})
"""A person who releases a fax from here has looked at its number."""

_FAILURES = frozenset({Cause.REJECTED, Cause.REFUSED, Cause.LATE_FAILURE})


def mark_of(change: Change) -> Mark | None:
    """What the register notes of the number, or None where the change says nothing of it."""
    if change.target is State.DELIVERED:
        return Mark.DELIVERED
    if change.cause is Cause.PERSON and change.target is State.READY:
        return Mark.FORGIVEN if change.standing.state in _RELEASED_FROM else None
    never_came = change.cause is Cause.PERSON and change.target is State.FAILED
    if (change.cause in _FAILURES or never_came) and _counts(change):
        return Mark.FAILED
    return None


def _counts(change: Change) -> bool:
    """A busy line is a line that works: it counts once a fax has met it at every try."""
    if change.reason is Reason.BUSY:
        return change.target is State.FAILED
    return change.reason in AGAINST_THE_NUMBER


def why_not(record: NumberRecord, now: datetime, *, valid: bool, hold_after: int) -> str | None:
    """Why the number may not be dialled, to be read after its name; None where it may."""
    if record.block and record.block.holds(now):
        return f"is on the do-not-fax list ({record.block.because})"
    if not valid:
        return "is no valid number"
    if record.failures_in_row >= hold_after:
        times = counted(record.failures_in_row, "time")
        return f"failed {times} in a row, the last for {record.last_reason}"
    return None
