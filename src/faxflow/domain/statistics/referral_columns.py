"""What the store reads of referrals, for figures to be made of. Moments stay the text they are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from faxflow.domain.ids import ReferralId
from faxflow.domain.referral import Stage
from faxflow.domain.statistics.spans import Stamp


class Receipt(NamedTuple):
    """A referral as it came in, and when somebody first did something about it.

    `closed_for` is None unless it is closed now; `contacted_at` and `touched_at` are None where
    nobody has tried to reach anybody, or done anything.
    """

    id: int
    at: Stamp
    channel: str
    closed_for: str | None
    is_open: bool
    contacted_at: Stamp | None
    touched_at: Stamp | None


class Booking(NamedTuple):
    """The first time that a referral entered scheduled."""

    referral_id: int
    at: Stamp
    received_at: Stamp
    channel: str


class Stay(NamedTuple):
    """A stay in a stage that is over."""

    stage: str
    entered_at: Stamp
    left_at: Stamp


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


class TakenTask(NamedTuple):
    """A closed task of a referrals' desk that somebody took; `label` is its stage, or its kind
    where it is of no stage."""

    id: int
    owner: str
    taken_at: Stamp
    closed_at: Stamp
    label: str


class Loop(NamedTuple):
    """A referral that has ended, or whose office was answered. `closed_at` is the loop's: when the
    answer that stands was delivered, None: it was not."""

    received_at: Stamp
    stage: str
    entered_at: Stamp
    closed_for: str | None
    closed_at: Stamp | None


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
