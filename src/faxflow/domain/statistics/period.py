"""The days that figures are about: whole days of the practice's calendar, in ISO weeks."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Period:
    """From `first` to `last`, both included; days of the practice's zone."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"a period ends before it begins: {self.first} to {self.last}")

    @property
    def days(self) -> int:
        """How many it has."""
        return (self.last - self.first).days + 1

    def hours(self, zone: tzinfo) -> tuple[datetime, datetime]:
        """Its first moment and the first after it, UTC."""
        return midnight(self.first, zone), midnight(self.last + timedelta(days=1), zone)

    def weeks(self) -> Iterator["Period"]:
        """The ISO weeks (Monday to Sunday) that lie in it whole, in order."""
        monday = self.first + timedelta(days=-self.first.weekday() % 7)
        while monday + _WEEK - timedelta(days=1) <= self.last:
            yield Period(monday, monday + timedelta(days=6))
            monday += _WEEK


def midnight(day: date, zone: tzinfo) -> datetime:
    """When a day begins in the zone, UTC."""
    return datetime.combine(day, time(), zone).astimezone(UTC)


def whole_weeks(today: date, count: int) -> Period:
    """The last `count` whole ISO weeks that are over on `today`."""
    monday = today - timedelta(days=today.weekday())
    return Period(monday - count * _WEEK, monday - timedelta(days=1))
