"""What becomes of faxes to real numbers: decided by a seed, in the shares of a usual day."""

import hashlib
from collections.abc import Collection, Mapping
from enum import StrEnum
from itertools import islice

from faxflow.simulator.gateway.outcomes import (
    BARE,
    BUSY,
    DELIVERED,
    LATE,
    OUT_OF_SERVICE,
    RINGS_OUT,
    Outcome,
)

_SEEN_FROM = 10
"""From so many numbers on, each trouble is met once at least."""


class Troubles(StrEnum):
    """How much goes wrong."""

    NONE = "none"
    USUAL = "usual"
    BAD = "bad"


class Fate(StrEnum):
    """What happens at a number; of all others, every fax arrives at once."""

    BUSY_TWICE = "busy twice, then it goes through"
    NEVER_ANSWERS = "never answers"
    NOT_IN_SERVICE = "not in service"
    NUMBER_ALONE = "fails, and the result names nothing but the number"
    LATE = "goes through, and the result comes hours later"
    SILENT = "taken, and never heard of again"


_SHARES: Mapping[Troubles, Mapping[Fate, float]] = {
    Troubles.NONE: {},
    Troubles.USUAL: {
        Fate.BUSY_TWICE: 0.04,
        Fate.NEVER_ANSWERS: 0.01,
        Fate.NOT_IN_SERVICE: 0.01,
        Fate.NUMBER_ALONE: 0.005,
        Fate.LATE: 0.01,
        Fate.SILENT: 0.005,
    },
    Troubles.BAD: {
        Fate.BUSY_TWICE: 0.15,
        Fate.NEVER_ANSWERS: 0.05,
        Fate.NOT_IN_SERVICE: 0.05,
        Fate.NUMBER_ALONE: 0.03,
        Fate.LATE: 0.05,
        Fate.SILENT: 0.03,
    },
}
_BUSY_TRIES = 2
_ALWAYS: Mapping[Fate, Outcome | None] = {
    Fate.NEVER_ANSWERS: RINGS_OUT,
    Fate.NOT_IN_SERVICE: OUT_OF_SERVICE,
    Fate.NUMBER_ALONE: BARE,
    Fate.LATE: LATE,
    Fate.SILENT: None,
}


class Chances:
    """The same numbers and seed give the same day; `fates` holds the numbers with troubles."""

    def __init__(self, troubles: Troubles, seed: int) -> None:
        self._shares = _SHARES[troubles]
        self.seed = seed
        self.fates: dict[str, Fate] = {}

    def draw(self, numbers: Collection[str]) -> None:
        """Deals the troubles out to these numbers, before any of them is dialled."""
        drawn = iter(sorted({*numbers}, key=self._lot))
        count = len({*numbers})
        for fate in self._shares:
            self.fates |= dict.fromkeys(islice(drawn, self._few(fate, count)), fate)

    def outcome_of(self, number: str, tries: int) -> Outcome | None:
        """What try number `tries` (from 1) of one fax to `number` comes to; None for silence."""
        fate = self.fates.get(number)
        if fate is Fate.BUSY_TWICE:
            return BUSY if tries <= _BUSY_TRIES else DELIVERED
        return _ALWAYS[fate] if fate else DELIVERED

    def _few(self, fate: Fate, numbers: int) -> int:
        return max(int(numbers >= _SEEN_FROM), round(self._shares[fate] * numbers))

    def _lot(self, number: str) -> str:
        return hashlib.sha256(f"{self.seed}/{number}".encode()).hexdigest()
