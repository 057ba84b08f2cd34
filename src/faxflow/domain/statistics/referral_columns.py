"""What the store reads of referrals, for figures to be made of. Moments stay the text they are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from faxflow.domain.ids import ReferralId
from faxflow.domain.referral import Stage
from faxflow.domain.statistics.spans import Stamp


@dataclass(frozen=True, slots=True)
class Received:
    """How many referrals were received, by channel; and how many of them all were requests, for
    all that is known now: not closed as a duplicate or as no referral."""

    by_channel: Mapping[str, int]
    requests: int

    @property
    def all(self) -> int:
        """By whatever channel."""
        return sum(self.by_channel.values())


Booking = tuple[Stamp, Stamp, str, bool]
"""The first scheduling of a referral: when it was, when that had been received, its channel, and
whether it was a request, for all that is known now."""

FirstTouch = tuple[Stamp, Stamp | None, Stamp | None]
"""When a referral was received, when somebody first tried to reach anybody about it, and when
anybody first did anything; None: never."""

Stay = tuple[str, Stamp, Stamp]
"""A stay that is over: its stage, when that was entered, and when it was left."""


@dataclass(frozen=True, slots=True)
class Entered:
    """How often a stage was entered; `moved` from another stage, `back` as rework, `reopened` from
    an end."""

    entered: int = 0
    moved: int = 0
    back: int = 0
    reopened: int = 0


@dataclass(frozen=True, slots=True)
class Standing:
    """The open referrals of a stage now: how many, how many of them overdue, how many for longer
    than each number of days that was asked for, and the one that was received first."""

    stage: Stage
    open: int
    overdue: int
    over: Sequence[int]
    oldest: ReferralId
    received_at: Stamp


class OldOne(NamedTuple):
    """An open referral, as one of the oldest is shown."""

    id: ReferralId
    stage: str
    received_at: Stamp
    entered_at: Stamp


TakenTask = tuple[str, Stamp, Stamp, str]
"""A closed task of a referrals' desk: who took it and when, when it closed, and its stage, or its
kind where it is of no stage."""


Loop = tuple[Stamp, str, Stamp, str | None, Stamp | None]
"""A referral that has ended, or whose office was answered: when it was received, its stage, when
it entered that, what it was closed for, and when the answer that stands was delivered."""


@dataclass(frozen=True, slots=True)
class PairCount:
    """So many possible duplicates of a kind that stand alike; `alone`: no person decided."""

    kind: str
    state: str
    alone: bool
    count: int


class Call(NamedTuple):
    """A call that asked where a referral stands."""

    at: Stamp
    caller: str


class Said(NamedTuple):
    """What somebody said of the service; `score` is 1 to 5, None: they gave none."""

    at: Stamp
    said_by: str | None
    score: int | None


@dataclass(frozen=True, slots=True)
class DeskDay:
    """Some days at the desks: the referrals received, those of them that began incomplete, and
    those scheduled for the first time; how often each stage was entered; arrivals by what became
    of them; referrals that staff were alerted of, by kind of alert. `open` and `overdue` are as
    it stands now."""

    received: int
    incomplete: int
    scheduled: int
    entered: Mapping[Stage, Entered]
    arrivals: Mapping[str, int]
    alerts: Mapping[str, int]
    open: int
    overdue: int
