"""Which days are rehearsed, and when cron runs on them."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from faxflow.domain.office_hours import OfficeHours, Stretch

_DAY, _MARGIN = timedelta(days=1), timedelta(hours=1)
_TICK, _NIGHT_TICK = timedelta(minutes=15), timedelta(hours=3)
"""How often cron runs while people are about, and how often the demo shows it at night."""


def last_open_days(hours: OfficeHours, now: datetime, count: int) -> list[date]:
    """The last days that are over and on which the office was open, the first of them first."""
    found: list[date] = []
    day = hours.day_of(now)
    while len(found) < count:
        if hours.stretches(day) and whole_day(hours, day)[1] <= now:
            found.append(day)
        day -= _DAY
    return found[::-1]


def whole_day(hours: OfficeHours, day: date) -> Stretch:
    """From the first opening of an open day to its last closing, breaks and all."""
    stretches = hours.stretches(day)
    return stretches[0][0], stretches[-1][1]


def ticks(hours: OfficeHours, days: list[date]) -> Iterator[datetime]:
    """When cron runs, from an hour before the first opening to the last closing (UTC)."""
    now = whole_day(hours, days[0])[0] - _MARGIN
    while now <= whole_day(hours, days[-1])[1]:
        yield now
        now = now + _TICK if _about(hours, now) else _at_night(hours, now)


def _at_night(hours: OfficeHours, now: datetime) -> datetime:
    return min(now + _NIGHT_TICK, hours.opening(now)[0] - _MARGIN)


def _about(hours: OfficeHours, now: datetime) -> bool:
    """Whether it is an open day, and not yet or no longer night."""
    day = hours.day_of(now)
    if not hours.stretches(day):
        return False
    opens, closes = whole_day(hours, day)
    return opens - _MARGIN <= now < closes + _MARGIN
