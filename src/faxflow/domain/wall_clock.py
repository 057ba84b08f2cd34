"""A day as the clock on the wall shows it, where the clock may be set forward or back."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

DAY = timedelta(days=1)


def day_parts(day: date, zone: ZoneInfo) -> list[tuple[datetime, datetime, datetime]]:
    """The day's parts between changes of the clock: start, end, and its midnight by that clock.

    All are UTC. A clock that is set gives two parts, any other day is one.
    """
    start, end = _midnight(day, zone), _midnight(day + DAY, zone)
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
