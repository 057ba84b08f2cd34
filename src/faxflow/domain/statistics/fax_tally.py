"""Some faxes counted by what has become of them, and the shares that follow."""

from collections.abc import Iterable
from dataclasses import dataclass

from faxflow.domain.delivery import State
from faxflow.domain.statistics.fax_columns import FaxCount
from faxflow.domain.statistics.share import share


@dataclass(frozen=True, slots=True)
class FaxTally:
    """`hand_overs` are those of the delivered ones, at least one each; `first_try` are delivered
    with no more."""

    made: int = 0
    cancelled: int = 0
    delivered: int = 0
    first_try: int = 0
    hand_overs: int = 0
    failed: int = 0
    in_doubt: int = 0
    held: int = 0

    @property
    def meant(self) -> int:
        """All that were not cancelled."""
        return self.made - self.cancelled

    @property
    def delivered_share(self) -> float | None:
        return share(self.delivered, self.meant)

    @property
    def failed_share(self) -> float | None:
        return share(self.failed, self.meant)

    @property
    def first_try_share(self) -> float | None:
        return share(self.first_try, self.delivered)

    @property
    def attempts_per_delivery(self) -> float | None:
        return share(self.hand_overs, self.delivered)


def tally(counts: Iterable[FaxCount]) -> FaxTally:
    """The sums of these."""
    every = list(counts)
    delivered = [one for one in every if one.state is State.DELIVERED]
    return FaxTally(
        made=sum(one.faxes for one in every),
        cancelled=_in(every, State.CANCELLED),
        delivered=sum(one.faxes for one in delivered),
        first_try=sum(one.faxes for one in delivered if one.tries <= 1),
        hand_overs=sum(one.faxes * max(1, one.tries) for one in delivered),
        failed=_in(every, State.FAILED),
        in_doubt=_in(every, State.IN_DOUBT),
        held=_in(every, State.HELD),
    )


def _in(counts: Iterable[FaxCount], state: State) -> int:
    return sum(one.faxes for one in counts if one.state is state)
