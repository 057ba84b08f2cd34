"""The ticks of an axis of days: months where there are many, Mondays where there are few."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

_MANY_DAYS = 62
_STRIDES = (1, 2, 3, 6, 12)
_WEEK = 7


@dataclass(frozen=True, slots=True)
class DayTick:
    """A day with its label; `year` is empty where it was said before."""

    day: date
    label: str
    year: str = ""


def day_ticks(first: date, last: date, most: int) -> list[DayTick]:
    """Ticks from the first day to the last, at most so many (one at least)."""
    days = _months(first, last) if (last - first).days > _MANY_DAYS else _mondays(first, last)
    form = "{0:%b}" if (last - first).days > _MANY_DAYS else "{0:%b} {0.day}"
    kept = _thinned(days, max(most, 1))
    years = [f"{day.year}" for day in kept]
    before = ["", *years]
    return [
        DayTick(day, form.format(day), year if year != former else "")
        for day, year, former in zip(kept, years, before, strict=False)
    ]


def _months(first: date, last: date) -> list[date]:
    """The first days of the months between."""
    days = []
    day = first if first.day == 1 else _next_month(first)
    while day <= last:
        days.append(day)
        day = _next_month(day)
    return days


def _next_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def _mondays(first: date, last: date) -> list[date]:
    """The Mondays between; the first day itself where there is none."""
    monday = first + timedelta(days=-first.weekday() % _WEEK)
    if monday > last:
        return [first]
    return [monday + timedelta(days=days) for days in range(0, (last - monday).days + 1, _WEEK)]


def _thinned(days: Sequence[date], most: int) -> Sequence[date]:
    """Every day, every second or third or so, counted so that Januaries stay where months do."""
    for stride in _STRIDES:
        offset = next((at for at, day in enumerate(days) if day.month == 1 and day.day == 1), 0)
        kept = days[offset % stride :: stride]
        if len(kept) <= most:
            return kept
    return days[:: -(-len(days) // most)]
