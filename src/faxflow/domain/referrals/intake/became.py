"""What became of what came in, and the sum of it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from faxflow.domain.ids import ArrivalId, ReferralId
from faxflow.domain.referrals.record import Channel


class Outcome(StrEnum):
    """What became of an arrival."""

    REFERRAL = "referral"
    KNOWN = "known"
    TASK = "task"
    NOT_A_REFERRAL = "not-a-referral"


@dataclass(frozen=True, slots=True)
class Became:
    """One arrival; `told` says what became of it by ids alone. `was_read_before`: it is the
    very one that an earlier run has read and counted, and only lay there still."""

    outcome: Outcome
    told: str
    channel: Channel
    arrival_id: ArrivalId
    referrals: tuple[ReferralId, ...] = ()
    was_read_before: bool = False


@dataclass(slots=True)
class TakenIn:
    """What one pass took in, in the order in which it came."""

    arrivals: list[Became] = field(default_factory=list)

    @property
    def new(self) -> Sequence[Became]:
        """Those that no earlier run has counted."""
        return [one for one in self.arrivals if not one.was_read_before]

    @property
    def outcomes(self) -> Counter[Outcome]:
        """How many came to what."""
        return Counter(one.outcome for one in self.new)
