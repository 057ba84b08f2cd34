"""What the store counts of faxes, for figures to be made of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from faxflow.domain.delivery import State


class Evidence(StrEnum):
    """What proved a delivery."""

    VERDICT = "verdict"
    SILENCE = "silence"
    RECIPIENT = "recipient"


@dataclass(frozen=True, slots=True)
class FaxCount:
    """So many faxes of one day that are alike.

    `evidence` is None unless they are delivered. `reason` is the last one told of those that have
    failed, None of all others and where none was told. `tries` counts the hand-overs of each.
    """

    day: date
    state: State
    evidence: Evidence | None
    reason: str | None
    tries: int
    faxes: int


@dataclass(frozen=True, slots=True)
class ConfirmedTries:
    """The tries of a day's faxes by one gateway that a result proved: for each the minutes from
    the server's 250 until the result was read, in no order."""

    day: date
    gateway: str
    minutes: Sequence[float]


@dataclass(frozen=True, slots=True)
class TryCount:
    """Ended tries by what they are grouped by: a reason, a number's id, or a gateway's name."""

    label: str
    delivered: int
    failed: int

    @property
    def tries(self) -> int:
        """All of them."""
        return self.delivered + self.failed


@dataclass(frozen=True, slots=True)
class DeliveredCount:
    """So many delivered faxes whose last hand-over went by this gateway (empty: none is known),
    each after so many hand-overs."""

    gateway: str
    tries: int
    faxes: int


@dataclass(frozen=True, slots=True)
class ReportRows:
    """One batch: when it was fetched (UTC), the rows that were read, and those of them that were
    rejected then. `own` where it is no report: a fax added by hand, or answers to offices."""

    day: date
    own: bool
    fetched_at: datetime
    read: int
    rejected: int


@dataclass(frozen=True, slots=True)
class DayCourse:
    """How far a day's faxes had come by a moment. `first_delivery` and `last_delivery` are UTC and
    on the day itself; None: none was delivered."""

    made: int = 0
    delivered: int = 0
    first_try: int = 0
    failed_tries: int = 0
    first_delivery: datetime | None = None
    last_delivery: datetime | None = None
