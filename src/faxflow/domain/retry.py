"""What follows a failure: another try at a stated time, or a person."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from faxflow.domain.counted import counted
from faxflow.domain.ids import CaseId
from faxflow.domain.office_hours import OfficeHours
from faxflow.domain.reasons import Reason

MOST_ATTEMPTS = 4
"""Tries that one fax may ever get between two persons, whatever is configured."""


class Remedy(StrEnum):
    """Who or what mends a failure for this reason."""

    RETRY = "retry"
    PERSON = "person"
    HALT = "halt"


class At(StrEnum):
    """When a next try may be made once its wait is over."""

    ANY_TIME = "any-time"
    OFFICE_HOURS = "office-hours"
    NEXT_WINDOW = "next-window"


@dataclass(frozen=True, slots=True)
class Policy:
    """The wait before the next try is a range; `retries` caps what one reason may cost."""

    remedy: Remedy
    least_minutes: float = 0
    most_minutes: float = 0
    retries: int = MOST_ATTEMPTS - 1
    at: At = At.ANY_TIME


def _retry(
    least: float, most: float, *, retries: int = MOST_ATTEMPTS - 1, at: At = At.ANY_TIME
) -> Policy:
    return Policy(Remedy.RETRY, least, most, retries, at)


PERSON = Policy(Remedy.PERSON)
HALT = Policy(Remedy.HALT, least_minutes=15, most_minutes=15)

POLICY: Mapping[Reason, Policy] = {
    Reason.BUSY: _retry(15, 30),
    Reason.NO_ANSWER: _retry(30, 60, at=At.OFFICE_HOURS),
    Reason.NO_FAX_TONE: _retry(60, 60, retries=1),
    Reason.LINE_DROPPED: _retry(5, 15),
    Reason.REMOTE_DISCONNECT: _retry(5, 15),
    Reason.PROTOCOL_ERROR: _retry(15, 15, retries=2),
    Reason.GATEWAY_CONGESTION: _retry(15, 15),
    Reason.EXPIRED: _retry(0, 60, at=At.NEXT_WINDOW),
    Reason.EMAIL_EXPIRED: _retry(0, 60, at=At.NEXT_WINDOW),
    Reason.UNKNOWN: _retry(30, 30),
    Reason.NOT_IN_SERVICE: PERSON,
    Reason.INVALID_NUMBER: PERSON,
    Reason.EMAIL_REJECTED: PERSON,
    Reason.BLOCKED: PERSON,
    Reason.PAGE_LIMIT: PERSON,
    Reason.SIZE_LIMIT: PERSON,
    Reason.FILE_UNSUPPORTED: PERSON,
    Reason.NO_DOCUMENT: PERSON,
    Reason.CANCELLED: PERSON,
    Reason.UNKNOWN_OUTCOME: PERSON,
    Reason.SPOOFED: PERSON,
    Reason.EMAIL_DELAYED: PERSON,
    Reason.REQUEUED: PERSON,
    Reason.SENDER_NOT_AUTHORISED: HALT,
    Reason.ACCOUNT: HALT,
    Reason.EMAIL_POLICY: HALT,
}

NEVER_AGAIN = frozenset(
    {
        Reason.CANCELLED,
        Reason.UNKNOWN_OUTCOME,
        Reason.SPOOFED,
        Reason.EMAIL_DELAYED,
        Reason.REQUEUED,
    }
)
"""Reasons under which the fax may still arrive, or has: no configuration has them tried again."""

LETTER_REASONS = frozenset(
    {Reason.PAGE_LIMIT, Reason.SIZE_LIMIT, Reason.FILE_UNSUPPORTED, Reason.NO_DOCUMENT}
)
"""Reasons that another letter mends, and the same one never."""


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """The practice's policy: tries in all, each reason's part, and its office hours."""

    attempts: int
    reasons: Mapping[Reason, Policy]
    hours: OfficeHours


@dataclass(frozen=True, slots=True)
class Failure:
    """One failed attempt; `earlier` are the case's failures before it, `at` is UTC.

    `spread`, from 0 to 1, says where in its range the wait lies: see `spread_of`.
    """

    reason: Reason
    earlier: Sequence[Reason]
    at: datetime
    spread: float


@dataclass(frozen=True, slots=True)
class TryAgain:
    """The next try is due at `at` (UTC); `halts` where every other fax would fail the same way."""

    at: datetime
    halts: bool = False


@dataclass(frozen=True, slots=True)
class GiveUp:
    """A person must act; `why` is for the task that tells them."""

    why: str


def spread_of(case_id: CaseId, attempt: int) -> float:
    """From 0 to 1, the same for one attempt at any time, even over all of them.

    Faxes that fail together must not all come back together.
    """
    digest = hashlib.sha256(f"{case_id}-{attempt}".encode()).digest()
    return int.from_bytes(digest[:6]) / 2**48


def after_failure(failure: Failure, policy: RetryPolicy) -> TryAgain | GiveUp:
    """What to do after a failure."""
    reason, limits = failure.reason, policy.reasons[failure.reason]
    if limits.remedy is Remedy.PERSON:
        return GiveUp(f"no retry mends {reason}")
    if len(failure.earlier) + 1 >= policy.attempts:
        tries = "its only try is" if policy.attempts == 1 else f"all {policy.attempts} tries are"
        return GiveUp(f"{tries} used up, the last for {reason}")
    if limits.remedy is Remedy.RETRY and list(failure.earlier).count(reason) >= limits.retries:
        return GiveUp(f"{reason} again after {counted(limits.retries, 'retry', 'retries')}")
    return TryAgain(_next_try(failure, limits, policy.hours), limits.remedy is Remedy.HALT)


def kept_for_office(policy: RetryPolicy, now: datetime) -> frozenset[Reason]:
    """The reasons whose next try, though it is due, must wait until the office is open again."""
    if policy.hours.is_open(now):
        return frozenset()
    return frozenset(reason for reason, one in policy.reasons.items() if one.at is not At.ANY_TIME)


def _next_try(failure: Failure, policy: Policy, hours: OfficeHours) -> datetime:
    least = timedelta(minutes=policy.least_minutes)
    spread = failure.spread * (timedelta(minutes=policy.most_minutes) - least)
    earliest = failure.at + least + spread
    if policy.at is At.ANY_TIME:
        return earliest
    if policy.at is At.OFFICE_HOURS and hours.is_open(earliest):
        return earliest
    opens, closes = _next_window(earliest, hours)
    # Spread again from the opening on, but no further than the window reaches.
    return opens + min(spread, failure.spread * (closes - opens))


def _next_window(after: datetime, hours: OfficeHours) -> tuple[datetime, datetime]:
    """The first window that begins after a moment: not the one that it lies in."""
    opens, closes = hours.opening(after)
    return (opens, closes) if opens > after else hours.opening(closes)
