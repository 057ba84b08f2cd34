"""How long the inbox was really watched: silence proves nothing about time we did not listen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

LONGEST_GAP = timedelta(hours=2)
"""Passes farther apart than this do not cover the time between them."""


@dataclass(frozen=True, slots=True)
class Pass:
    """One reading of the inbox; `good` where it came to its end without an error."""

    at: datetime
    good: bool


def listened(passes: Sequence[Pass], since: datetime) -> timedelta:
    """The time from `since` on that lies between neighbouring good passes; `passes` by time."""
    total = timedelta()
    for earlier, later in pairwise([Pass(since, good=True), *passes]):
        gap = later.at - earlier.at
        if earlier.good and later.good and gap <= LONGEST_GAP:
            total += gap
    return total
