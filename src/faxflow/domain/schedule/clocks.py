"""How far the machine's clock is from the practice's, all year round."""

from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

_DAYS: Final = 366
_HOUR: Final = timedelta(hours=1)


def hours_ahead(machine: ZoneInfo, practice: ZoneInfo, now: datetime) -> int | None:
    """By how many hours the machine's clock is ahead, at noon of every day of the coming year.

    None where that changes within the year, as daylight saving does to a machine that keeps UTC,
    or is no whole number of hours: a table of cron's cannot be right then.
    """
    found = {_ahead(machine, practice, now + timedelta(days=day)) for day in range(_DAYS)}
    ahead = found.pop()
    return None if found or ahead % _HOUR else ahead // _HOUR


def _ahead(machine: ZoneInfo, practice: ZoneInfo, moment: datetime) -> timedelta:
    # Noon in the practice: no zone changes its clock then.
    noon = moment.astimezone(practice).replace(hour=12, minute=0)
    ours, theirs = noon.utcoffset(), noon.astimezone(machine).utcoffset()
    return (theirs or timedelta()) - (ours or timedelta())
