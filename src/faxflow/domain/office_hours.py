"""The practice's office hours: when people are there, by the clock on its wall."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from faxflow.domain.public_holidays import public_holidays
from faxflow.domain.wall_clock import DAY, day_parts

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
    """`days` count from Monday = 0; the windows of a day are in order and apart.

    Holidays are those of `country` (None: none are kept); `closed_on`, `open_on` and `by_day`
    win over them, and `closed_on` over all. A day in `by_day` is open as that says, else one
    whose weekday is in `by_weekday` as that says, else by `windows`.
    """

    zone: ZoneInfo
    days: frozenset[int]
    windows: tuple[Window, ...]
    country: str | None = None
    closed_on: frozenset[date] = frozenset()
    open_on: frozenset[date] = frozenset()
    by_weekday: Mapping[int, tuple[Window, ...]] = field(default_factory=dict, hash=False)
    by_day: Mapping[date, tuple[Window, ...]] = field(default_factory=dict, hash=False)
    # What a day comes to never changes, and a queue of 100,000 asks for the same few days.
    _known: dict[date, tuple[Stretch, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def is_working_day(self, day: date) -> bool:
        """Whether anybody comes in that day (the practice's calendar)."""
        if day in self.closed_on:
            return False
        if day in self.open_on or day in self.by_day:
            return True
        return day.weekday() in self.days and day not in public_holidays(self.country, day.year)

    def day_of(self, moment: datetime) -> date:
        """The practice's day that a moment lies in."""
        return moment.astimezone(self.zone).date()

    def opening(self, after: datetime) -> Stretch:
        """The first open time that ends after `after`: it may have begun already."""
        found = (stretch for stretch in self._onward(after) if stretch[1] > after)
        # None: never seen, but whatever waits for this must not wait for ever.
        return next(found, (after, after + DAY))

    def is_open(self, moment: datetime) -> bool:
        """Whether somebody is there."""
        return self.opening(moment)[0] <= moment

    def worked(self, start: datetime, end: datetime) -> timedelta:
        """How much open time lies between two moments; none where `end` is the earlier."""
        total, day, last = timedelta(), self.day_of(start), self.day_of(end)
        while day <= last:
            for opens, closes in self.stretches(day):
                if start < closes and opens < end:
                    total += min(closes, end) - max(opens, start)
            day += DAY
        return total

    def after(self, start: datetime, length: timedelta) -> datetime:
        """The earliest moment by which `length` of open time has passed since `start` (UTC).

        Never a closed one: time that is used up as the office closes ends at that closing,
        not at the next opening. Of no length at all, it is `start`, open or closed.
        """
        left = length
        if not left:
            return start
        for opens, closes in self._onward(start):
            there = closes - max(opens, start)
            if there >= left:
                return max(opens, start) + left
            left -= max(there, timedelta())
        return start + length  # as in `opening`

    def before(self, end: datetime, length: timedelta) -> datetime:
        """The latest moment with `length` of open time between it and `end` (UTC).

        Always an open one; of no length at all, it is `end`.
        """
        left = length
        if not left:
            return end
        for opens, closes in self._back(end):
            there = min(closes, end) - opens
            if there >= left:
                return min(closes, end) - left
            left -= max(there, timedelta())
        return end - length

    def stretches(self, day: date) -> tuple[Stretch, ...]:
        """The day's open times in order. A clock set back at night shows some minutes twice."""
        found = self._known.get(day)
        if found is None:
            found = self._known[day] = tuple(self._reckoned(day))
        return found

    def _reckoned(self, day: date) -> Iterator[Stretch]:
        if not self.is_working_day(day):
            return
        windows = self.by_day.get(day) or self.by_weekday.get(day.weekday()) or self.windows
        for part_start, part_end, midnight in day_parts(day, self.zone):
            for start, end in _on_the_wall(midnight, windows):
                opens, closes = max(start, part_start), min(end, part_end)
                if opens < closes:
                    yield opens, closes

    def _onward(self, start: datetime) -> Iterator[Stretch]:
        """The open times from the day of `start` on, until the office stays closed for good."""
        day, closed = self.day_of(start), 0
        while closed < _LONGEST_CLOSURE:
            there = self.stretches(day)
            yield from there
            day, closed = day + DAY, 0 if there else closed + 1

    def _back(self, end: datetime) -> Iterator[Stretch]:
        """The open times from the day of `end` on backwards, likewise."""
        day, closed = self.day_of(end), 0
        while closed < _LONGEST_CLOSURE:
            there = self.stretches(day)
            yield from reversed(there)
            day, closed = day - DAY, 0 if there else closed + 1


def _on_the_wall(midnight: datetime, windows: tuple[Window, ...]) -> Iterator[Stretch]:
    """The windows of a day whose hands stood at midnight at `midnight` (UTC)."""
    for window in windows:
        minutes = timedelta(minutes=1)
        yield midnight + window.start * minutes, midnight + window.end * minutes
