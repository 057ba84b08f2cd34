"""What follows a failure: another try at a stated time, or a person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from faxflow.domain.reasons import Reason


class Remedy(StrEnum):
    """Who or what mends a failure for this reason."""

    RETRY = "retry"
    PERSON = "person"
    HALT = "halt"


@dataclass(frozen=True, slots=True)
class Policy:
    """`wait_minutes` before the next try; `retries` caps the tries that one reason may cost."""

    remedy: Remedy
    wait_minutes: int = 0
    retries: int = 3


def _retry(wait_minutes: int, retries: int = 3) -> Policy:
    return Policy(Remedy.RETRY, wait_minutes, retries)


PERSON = Policy(Remedy.PERSON)
HALT = Policy(Remedy.HALT, wait_minutes=15)

POLICY: dict[Reason, Policy] = {
    Reason.BUSY: _retry(20),
    Reason.NO_ANSWER: _retry(45),
    Reason.NO_FAX_TONE: _retry(60, retries=1),
    Reason.LINE_DROPPED: _retry(10),
    Reason.REMOTE_DISCONNECT: _retry(10),
    Reason.PROTOCOL_ERROR: _retry(15, retries=2),
    Reason.GATEWAY_CONGESTION: _retry(15),
    Reason.EXPIRED: _retry(60),
    Reason.EMAIL_EXPIRED: _retry(60),
    Reason.UNKNOWN: _retry(30),
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


@dataclass(frozen=True, slots=True)
class TryAgain:
    """The next try is due at `at` (UTC); `halts` where every other fax would fail the same way."""

    at: datetime
    halts: bool = False


@dataclass(frozen=True, slots=True)
class GiveUp:
    """A person must act; `why` is for the task that tells them."""

    why: str


def after_failure(
    reason: Reason, *, earlier: Sequence[Reason], attempts: int, now: datetime
) -> TryAgain | GiveUp:
    """What to do after a failure for `reason`; `earlier` are the case's failures before it."""
    policy = POLICY[reason]
    if policy.remedy is Remedy.PERSON:
        return GiveUp(f"no retry mends {reason}")
    if len(earlier) + 1 >= attempts:
        return GiveUp(f"all {attempts} tries are used up, the last for {reason}")
    if policy.remedy is Remedy.RETRY and list(earlier).count(reason) >= policy.retries:
        return GiveUp(f"{reason} again after {policy.retries} retries")
    return TryAgain(now + timedelta(minutes=policy.wait_minutes), policy.remedy is Remedy.HALT)
