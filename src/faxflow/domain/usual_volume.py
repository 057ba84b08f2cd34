"""How many faxes a day usually has, and whether today would have far more."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from statistics import median

_ENOUGH_DAYS = 3
"""Fewer say nothing of what is usual: the first of them is often a trial."""


@dataclass(frozen=True, slots=True)
class VolumeRule:
    """Up to `factor` times the usual and `margin` more is no surprise; `most_without_history`
    is the ceiling while nothing is known of the weekday."""

    factor: float
    margin: int
    most_without_history: int


@dataclass(frozen=True, slots=True)
class Volume:
    """Today's faxes, gone and to go; `usual` is None while the history is too short."""

    faxes: int
    usual: int | None
    limit: int

    @property
    def too_many(self) -> bool:
        return self.faxes > self.limit


def judge_volume(faxes: int, earlier: Sequence[int], rule: VolumeRule) -> Volume:
    """Today's `faxes` beside those of the same weekday in earlier weeks."""
    if len(earlier) < _ENOUGH_DAYS:
        return Volume(faxes, None, rule.most_without_history)
    # The median: one holiday or one flood among the weeks does not move it.
    usual = round(median(earlier))
    return Volume(faxes, usual, int(usual * rule.factor) + rule.margin)


Span = tuple[datetime, datetime]
"""From the first moment (UTC) until just before the second."""


def day_span(day: date, zone: tzinfo) -> Span:
    """A day from midnight to midnight by the zone's own clock, 23 to 25 hours long."""
    start = datetime.combine(day, time(), zone)
    end = datetime.combine(day + timedelta(days=1), time(), zone)
    return start.astimezone(UTC), end.astimezone(UTC)


def same_weekdays(today: date, weeks: int, zone: tzinfo) -> Iterator[Span]:
    """The same weekday of each of the last weeks, the latest first."""
    for week in range(1, weeks + 1):
        yield day_span(today - timedelta(weeks=week), zone)
