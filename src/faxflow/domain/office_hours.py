"""The practice's office hours: when people are there, by the clock on its wall."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import pairwise
from zoneinfo import ZoneInfo

_DAY = timedelta(days=1)
_LONGEST_CLOSURE = 400
"""Days to look ahead or back; no calendar that the configuration takes is closed for so long."""

Stretch = tuple[datetime, datetime]
"""A time without a break, in UTC; its end is not part of it."""


@dataclass(frozen=True, slots=True, order=True)
class Window:
    """A part of the day in minutes since midnight; its end is not part of it."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class OfficeHours:
    """`days` count from Monday = 0; `windows` are in order and apart.

    Holidays are those of `country` (None: none are kept); `closed_on` and `open_on` win
    over them, and `closed_on` over all.
    """

    zone: ZoneInfo
    days: frozenset[int]
    windows: tuple[Window, ...]
    country: str | None = None
    closed_on: frozenset[date] = frozenset()
    open_on: frozenset[date] = frozenset()

    def is_working_day(self, day: date) -> bool:
        """Whether anybody comes in that day (the practice's calendar)."""
        if day in self.closed_on:
            return False
        if day in self.open_on:
            return True
        return day.weekday() in self.days and day not in _holidays(self.country, day.year)

    def day_of(self, moment: datetime) -> date:
        """The practice's day that a moment lies in."""
        return moment.astimezone(self.zone).date()

    def opening(self, after: datetime) -> Stretch:
        """The first open time that ends after `after`: it may have begun already."""
        first = self.day_of(after)
        for number in range(_LONGEST_CLOSURE):
            for start, end in self.stretches(first + number * _DAY):
                if end > after:
                    return start, end
        return after, after + _DAY  # never seen: whatever waits for this must not wait for ever

    def is_open(self, moment: datetime) -> bool:
        """Whether somebody is there."""
        return self.opening(moment)[0] <= moment

    def worked(self, start: datetime, end: datetime) -> timedelta:
        """How much open time lies between two moments."""
        total, day, last = timedelta(), self.day_of(start), self.day_of(end)
        while day <= last:
            for opens, closes in self.stretches(day):
                total += max(min(closes, end) - max(opens, start), timedelta())
            day += _DAY
        return total

    def before(self, end: datetime, length: timedelta) -> datetime:
        """The latest moment with `length` of open time between it and `end` (UTC)."""
        last, left = self.day_of(end), length
        for number in range(_LONGEST_CLOSURE):
            for opens, closes in reversed(self.stretches(last - number * _DAY)):
                there = max(min(closes, end) - opens, timedelta())
                if there >= left:
                    return min(closes, end) - left
                left -= there
        return end - _LONGEST_CLOSURE * _DAY

    def stretches(self, day: date) -> list[Stretch]:
        """The day's open times in order. A clock set back at night shows some minutes twice."""
        if not self.is_working_day(day):
            return []
        found = [
            (max(start, part_start), min(end, part_end))
            for part_start, part_end, midnight in _parts(day, self.zone)
            for start, end in _on_the_wall(midnight, self.windows)
        ]
        return [(start, end) for start, end in found if start < end]


def _on_the_wall(midnight: datetime, windows: tuple[Window, ...]) -> Iterator[Stretch]:
    """The windows of a day whose hands stood at midnight at `midnight` (UTC)."""
    for window in windows:
        minutes = timedelta(minutes=1)
        yield midnight + window.start * minutes, midnight + window.end * minutes


def _parts(day: date, zone: ZoneInfo) -> list[tuple[datetime, datetime, datetime]]:
    """The day's parts between changes of the clock: start, end, and its midnight by that clock."""
    start, end = _midnight(day, zone), _midnight(day + _DAY, zone)
    change = _clock_change(start, end, zone)
    limits = [start, end] if change is None else [start, change, end]
    wall = datetime.combine(day, time(), UTC)
    return [(one, other, wall - _offset(one, zone)) for one, other in pairwise(limits)]


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone).astimezone(UTC)


def _clock_change(start: datetime, end: datetime, zone: ZoneInfo) -> datetime | None:
    """The first moment (UTC, to the minute) with the offset of `end`, where it is another."""
    last = _offset(end - timedelta(minutes=1), zone)
    if _offset(start, zone) == last:
        return None
    low, high = 0, (end - start) // timedelta(minutes=1)
    while high - low > 1:
        middle = (low + high) // 2
        if _offset(start + timedelta(minutes=middle), zone) == last:
            high = middle
        else:
            low = middle
    return start + timedelta(minutes=high)


def _offset(moment: datetime, zone: ZoneInfo) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta()


@lru_cache(maxsize=64)
def _holidays(country: str | None, year: int) -> frozenset[date]:
    """The public holidays of a year, with the days on which they are observed."""
    if country is None:
        return frozenset()
    from holidays import country_holidays

    try:
        return frozenset(country_holidays(country, years=year, observed=True))
    except NotImplementedError:  # a country that the library does not know
        return frozenset()
