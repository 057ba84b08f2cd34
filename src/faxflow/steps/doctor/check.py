"""One check: what it is called, what it looks at, what mends it, and what it needs."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from faxflow.domain.checkup import Finding
from faxflow.steps.doctor.premises import Premises

Look = Callable[[Premises], Iterable[Finding]]
"""What is found. A FaxflowError or OSError that it raises becomes a finding, too."""


class Need(StrEnum):
    """Without which a check is skipped."""

    CONFIGURATION = "configuration"
    STORE = "store"
    KEY = "key of the store"
    NO_FAULT = "configuration without a fault"
    NETWORK = "network"


NOTHING = frozenset[Need]()
SETTINGS = frozenset({Need.CONFIGURATION})
KEPT = frozenset({Need.CONFIGURATION, Need.STORE})
STORED = KEPT | {Need.KEY}
FAULTLESS = frozenset({Need.NO_FAULT})
REACHED = frozenset({Need.NO_FAULT, Need.NETWORK})
"""Only a configuration without a fault says whom to speak with, and what is to be scheduled."""
RECORDED = frozenset({Need.NO_FAULT, Need.STORE, Need.KEY})

LONG, LONGER, LONGEST = 60.0, 150.0, 600.0
"""Seconds: for a conversation with a slow server, for programs that draw or start slowly, and for
a store of years."""


@dataclass(frozen=True, slots=True)
class Check:
    """`looks_at` and `cure` are for the docs; `seconds` is how long it may take."""

    key: str
    title: str
    looks_at: str
    cure: str
    look: Look
    needs: frozenset[Need] = SETTINGS
    seconds: float = 30.0
