"""Days and moments as a board reads them."""

from datetime import date, datetime, tzinfo

from faxflow.domain.counted import counted
from faxflow.domain.statistics.period import Period

_WEEK = 7


def day_words(day: date) -> str:
    """`Nov 22, 2026`."""
    return f"{day:%b} {day.day}, {day.year}"


def long_day_words(day: date) -> str:
    """`Sunday, November 22, 2026`."""
    return f"{day:%A, %B} {day.day}, {day.year}"


def period_words(period: Period) -> str:
    """`August 24 to November 22, 2026`; of a single day its name too."""
    first, last = period.first, period.last
    if first == last:
        return long_day_words(first)
    year = f", {first.year}" if first.year != last.year else ""
    return f"{first:%B} {first.day}{year} to {last:%B} {last.day}, {last.year}"


def length_words(period: Period) -> str:
    """`13 weeks`, `10 days`."""
    weeks, rest = divmod(period.days, _WEEK)
    return counted(period.days, "day") if rest else counted(weeks, "week")


def moment_words(moment: datetime, zone: tzinfo) -> str:
    """`Nov 23, 2026, 08:17 CST`."""
    local = moment.astimezone(zone)
    return f"{day_words(local.date())}, {local:%H:%M %Z}"
