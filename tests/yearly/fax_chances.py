"""How likely what is, in the life of a generated fax: a practice's own rhythm."""

import random
from datetime import date
from math import exp

from faxflow.domain.reasons import Reason
from yearly.moments import HOUR, MINUTE, SECOND
from yearly.people import fax_numbers
from yearly.plan import YearPlan

_USUAL_FAILURES = 0.055
_BAD_DAYS_TIMES = 3.2
_BAD_NUMBERS = 9
_WEIGHTS = {
    Reason.BUSY: 330,
    Reason.NO_ANSWER: 250,
    Reason.NO_FAX_TONE: 90,
    Reason.LINE_DROPPED: 80,
    Reason.REMOTE_DISCONNECT: 60,
    Reason.PROTOCOL_ERROR: 40,
    Reason.GATEWAY_CONGESTION: 30,
    Reason.EXPIRED: 12,
    Reason.UNKNOWN: 30,
    Reason.NOT_IN_SERVICE: 40,
    Reason.INVALID_NUMBER: 14,
}
_EVERY_OTHER = 5


class FaxChances:
    """Draws from the plan's seed; times are in milliseconds."""

    def __init__(self, plan: YearPlan) -> None:
        self.plan = plan
        self.random: random.Random = plan.chance("faxes")
        self.numbers = fax_numbers()
        self.bad_numbers = frozenset(self.numbers[:_BAD_NUMBERS])
        self.reasons = list(Reason)
        weights = [_WEIGHTS.get(reason, _EVERY_OTHER) for reason in self.reasons]
        self.reason_sums = [sum(weights[: n + 1]) for n in range(len(weights))]

    def number(self) -> str:
        """Some numbers get many faxes, most get few."""
        r = self.random.random()
        return self.numbers[int(r * r * len(self.numbers))]

    def failure(self, number: str, day: date, attempt: int) -> float:
        if number in self.bad_numbers:
            return 0.5
        times = _BAD_DAYS_TIMES if day in self.plan.bad else 1.0
        return min(_USUAL_FAILURES * times * (1 if attempt == 1 else 3), 0.9)

    def reason(self) -> Reason:
        return self.random.choices(self.reasons, cum_weights=self.reason_sums)[0]

    def gateway(self, attempt: int) -> str:
        share = 0.84 if attempt == 1 else 0.6
        return self.plan.gateways[self.random.random() >= share]

    def answer_after(self) -> int:
        """Until the gateway's mail about a fax is there: minutes mostly, hours at times."""
        return int(4 * MINUTE * exp(self.random.gauss(0, 0.9))) + 20 * SECOND

    def up_to(self, length: int) -> int:
        return int(self.random.random() * length)

    def working(self, hours: float) -> int:
        """Open time until somebody gets to it: a median, and some that take days."""
        return int(hours * HOUR * exp(self.random.gauss(0, 1.0)))

    def touch(self) -> int:
        """How long somebody is at it."""
        return int(5 * MINUTE * exp(self.random.gauss(0, 0.8))) + 20 * SECOND
