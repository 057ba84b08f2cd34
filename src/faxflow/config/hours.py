"""[hours]: when somebody is in the practice; retries, alarms and due times go by it."""

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from faxflow.config.section import Section
from faxflow.domain.office_hours import OfficeHours, Window

_WINDOW = re.compile(r"(\d\d):([0-5]\d)-(\d\d):([0-5]\d)")
_MIDNIGHT = 24 * 60


class Weekday(StrEnum):
    MONDAY = "mon"
    TUESDAY = "tue"
    WEDNESDAY = "wed"
    THURSDAY = "thu"
    FRIDAY = "fri"
    SATURDAY = "sat"
    SUNDAY = "sun"


def _window(written: object) -> Window:
    match = _WINDOW.fullmatch(str(written))
    if match:
        hour, minute, last_hour, last_minute = map(int, match.groups())
        window = Window(60 * hour + minute, 60 * last_hour + last_minute)
        if window.start < window.end <= _MIDNIGHT:
            return window
    raise ValueError(f"{written!r} is no part of a day, as 08:00-17:00")


def _in_order(windows: tuple[Window, ...]) -> tuple[Window, ...]:
    ordered = tuple(sorted(windows))
    if any(later.start < earlier.end for earlier, later in pairwise(ordered)):
        raise ValueError("two of the windows overlap")
    return ordered


Written = Annotated[Window, BeforeValidator(_window)]
Windows = Annotated[tuple[Written, ...], Field(min_length=1), AfterValidator(_in_order)]


class Hours(Section):
    """`open` holds one window a day or several, by the practice's clock.

    A day in `open_by_day` has those instead, else one whose weekday is in `open_by_weekday`;
    naming hours for a day or a weekday opens it.
    """

    days: tuple[Weekday, ...] = Field(default=tuple(Weekday)[:5], min_length=1)
    open: Windows = (Window(8 * 60, 17 * 60),)
    open_by_weekday: Mapping[Weekday, Windows] = {}
    open_by_day: Mapping[date, Windows] = {}
    holidays: bool = True
    closed_on: tuple[date, ...] = ()
    open_on: tuple[date, ...] = ()

    def calendar(self, zone: ZoneInfo, country: str) -> OfficeHours:
        """The same as the domain reckons with it."""
        every = list(Weekday)
        by_weekday = {every.index(day): open_ for day, open_ in self.open_by_weekday.items()}
        return OfficeHours(
            zone,
            frozenset({*map(every.index, self.days), *by_weekday}),
            self.open,
            country if self.holidays else None,
            frozenset(self.closed_on),
            frozenset(self.open_on),
            by_weekday,
            dict(self.open_by_day),
        )

    @model_validator(mode="after")
    def _closes_no_day_that_has_hours(self) -> "Hours":
        both = sorted(self.open_by_day.keys() & {*self.closed_on})
        if both:
            raise ValueError(f"{both[0]} is in closed_on, and open_by_day has hours for it")
        return self
