"""When a job is due: each named minute of each named hour of each named weekday, by one clock."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

EVERY_HOUR: Final = tuple(range(24))
EVERY_DAY: Final = tuple(range(7))
"""Monday is 0."""

_WEEK: Final = 7
_DAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_LEAST_STEPS: Final = 3
"""Two values may lie in any distance; only from three on it is a step."""


@dataclass(frozen=True, slots=True)
class Times:
    """All three are in order and without repeats; days count from Monday = 0."""

    minutes: tuple[int, ...]
    hours: tuple[int, ...] = EVERY_HOUR
    days: tuple[int, ...] = EVERY_DAY


def at(minute_of_day: int, days: tuple[int, ...] = EVERY_DAY) -> Times:
    """Once a day; `minute_of_day` counts from midnight."""
    hour, minute = divmod(minute_of_day, 60)
    return Times((minute,), (hour,), days)


def every(step: int, start: int, hours: tuple[int, ...] = EVERY_HOUR) -> Times:
    """Each `step` minutes, beginning `start` minutes after the hour."""
    return Times(tuple(range(start, 60, step)), hours)


def next_after(times: Times, now: datetime, zone: ZoneInfo) -> datetime | None:
    """The first moment after `now` (aware) that the clock of `zone` shows one of the times.

    None where no day or hour is named.
    """
    today = now.astimezone(zone).date()
    days = (today + timedelta(days=ahead) for ahead in range(_WEEK + 2))
    moments = (
        datetime.combine(day, time(hour, minute), zone)
        for day in days
        if day.weekday() in times.days
        for hour in times.hours
        for minute in times.minutes
    )
    return next((one for one in moments if one > now), None)


def cron_fields(times: Times) -> str:
    """The five fields of a line of a crontab, as `0 5 * * 1-5`."""
    # cron counts from Sunday = 0 and takes 7 for it too.
    days = "*" if times.days == EVERY_DAY else _runs([day + 1 for day in times.days])
    hours = "*" if times.hours == EVERY_HOUR else _runs(times.hours)
    return f"{_minutes(times.minutes)} {hours} * * {days}"


def on_calendar(times: Times, zone: str) -> str:
    """The same as systemd writes it, as `Mon..Fri *-*-* 05:00:00 America/Chicago`."""
    days = "" if times.days == EVERY_DAY else f"{_day_names(times.days)} "
    hours = "*" if times.hours == EVERY_HOUR else _named_runs([f"{one:02}" for one in times.hours])
    step = _step(times.minutes)
    first = f"{times.minutes[0]:02}"
    minutes = f"{first}/{step}" if step else ",".join(f"{one:02}" for one in times.minutes)
    return f"{days}*-*-* {hours}:{minutes}:00 {zone}"


def shifted(times: Times, hours: int) -> tuple[Times, ...]:
    """The same moments by a clock that is so many hours ahead; two where midnight comes between."""
    if not hours:
        return (times,)
    by_day: dict[int, list[int]] = {}
    for hour in times.hours:
        by_day.setdefault((hour + hours) // 24, []).append((hour + hours) % 24)
    return tuple(
        replace(times, hours=tuple(sorted(shown)), days=_moved(times.days, ahead))
        for ahead, shown in sorted(_joined(by_day, times).items())
    )


def _joined(by_day: dict[int, list[int]], times: Times) -> dict[int, list[int]]:
    """Where every day is named, it is all the same which of them an hour falls on."""
    if times.days != EVERY_DAY:
        return by_day
    return {0: [hour for hours in by_day.values() for hour in hours]}


def _moved(days: tuple[int, ...], ahead: int) -> tuple[int, ...]:
    return tuple(sorted((day + ahead) % _WEEK for day in days))


def _minutes(minutes: tuple[int, ...]) -> str:
    step = _step(minutes)
    if not step:
        return ",".join(map(str, minutes))
    return f"*/{step}" if minutes[0] == 0 else f"{minutes[0]}-59/{step}"


def _step(minutes: tuple[int, ...]) -> int:
    """How far they stand apart where they go on to the hour's end; else 0."""
    if len(minutes) < _LEAST_STEPS:
        return 0
    step = minutes[1] - minutes[0]
    return step if minutes == tuple(range(minutes[0], 60, step)) else 0


def _runs(values: tuple[int, ...] | list[int]) -> str:
    return ",".join(f"{one[0]}-{one[-1]}" if one[1:] else str(one[0]) for one in _stretches(values))


def _named_runs(names: list[str]) -> str:
    runs = _stretches([int(name) for name in names])
    return ",".join(f"{one[0]:02}..{one[-1]:02}" if one[1:] else f"{one[0]:02}" for one in runs)


def _day_names(days: tuple[int, ...]) -> str:
    runs = _stretches(days)
    names = [(_DAYS[one[0]], _DAYS[one[-1]]) for one in runs]
    return ",".join(first if first == last else f"{first}..{last}" for first, last in names)


def _stretches(values: tuple[int, ...] | list[int]) -> Iterator[list[int]]:
    """The values in runs without a gap."""
    run: list[int] = []
    for value in values:
        if run and value != run[-1] + 1:
            yield run
            run = []
        run.append(value)
    if run:
        yield run
