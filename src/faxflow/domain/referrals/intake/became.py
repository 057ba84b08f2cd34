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
    """One arrival; `arrival_id` is None where it is the very one that an earlier run has read,
    and only lay there still. `told` says what became of it by ids alone."""

    outcome: Outcome
    told: str
    channel: Channel
    arrival_id: ArrivalId | None = None
    referrals: tuple[ReferralId, ...] = ()

    @property
    def was_read_before(self) -> bool:
        """Whether an earlier run has counted it."""
        return self.arrival_id is None


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
