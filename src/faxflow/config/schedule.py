"""[schedule]: when the machine does by itself what is not settled by the other sections."""

from datetime import time
from typing import Annotated

from pydantic import AfterValidator, Field

from faxflow.config.hours import Weekday
from faxflow.config.section import Section


def _to_the_minute(moment: time) -> time:
    if moment.second or moment.microsecond or moment.tzinfo:
        raise ValueError("it is hours and minutes by the practice's clock, as 05:00")
    return moment


Minute = Annotated[time, AfterValidator(_to_the_minute)]


class ScheduleSettings(Section):
    """By the practice's clock. The report is fetched at `morning` on `days`, None: on those of
    [hours]; the store is copied at `backup` each night, and what is due once a week follows it on
    `weekly`."""

    morning: Minute = time(5)
    days: Annotated[tuple[Weekday, ...], Field(min_length=1)] | None = None
    backup: Minute = time(21, 10)
    weekly: Weekday = Weekday.SUNDAY
