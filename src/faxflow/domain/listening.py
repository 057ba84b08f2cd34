"""How long silence was heard: only time in which we listened, on days when the gateway spoke."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import pairwise

LONGEST_GAP = timedelta(hours=2)
"""Passes farther apart than this do not cover the time between them."""


@dataclass(frozen=True, slots=True)
class Pass:
    """One reading of the inbox; `good` where it came to its end without an error."""

    at: datetime
    good: bool


@dataclass(frozen=True, slots=True)
class LivelyDays:
    """The days, in `zone`, on which the gateway proved alive."""

    days: Container[date]
    zone: tzinfo


def listened(passes: Sequence[Pass], since: datetime, lively: LivelyDays) -> timedelta:
    """The time from `since` on that lies between neighbouring good passes, on lively days;
    `passes` by time."""
    total = timedelta()
    for earlier, later in pairwise([Pass(since, good=True), *passes]):
        if earlier.good and later.good and later.at - earlier.at <= LONGEST_GAP:
            parts = _by_day(earlier.at, later.at, lively.zone)
            total += sum((length for day, length in parts if day in lively.days), timedelta())
    return total


def _by_day(begin: datetime, end: datetime, zone: tzinfo) -> Iterator[tuple[date, timedelta]]:
    """The stretch split at midnight, of which it meets one at most."""
    first, last = begin.astimezone(zone).date(), end.astimezone(zone).date()
    if first == last:
        yield first, end - begin
        return
    midnight = datetime.combine(last, time.min, zone).astimezone(UTC)
    yield first, midnight - begin
    yield last, end - midnight
