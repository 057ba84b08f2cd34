"""The version of a calendar: the same text for as long as it opens the same hours."""

import hashlib
from datetime import date, timedelta
from functools import lru_cache

from faxflow.domain.office_hours import OfficeHours

_YEARS_BACK, _YEARS_AHEAD = 1, 2


@lru_cache(maxsize=16)
def calendar_version(hours: OfficeHours, year: int) -> str:
    """Twelve hex digits over every opening and closing (UTC) from the year before `year`, the
    present one, to two years after it.

    What the hours come to is hashed, not what they are made of: so a new release of the
    holidays or of the zone's rules counts as a change exactly where it moves an hour, and two
    ways of writing the same hours are one. Each new year is a new version; by it all due times
    are reckoned anew once, which moves none of them.
    """
    day, last = date(year - _YEARS_BACK, 1, 1), date(year + _YEARS_AHEAD, 12, 31)
    found = hashlib.sha256()
    while day <= last:
        for opens, closes in hours.stretches(day):
            found.update(b"%d-%d;" % (opens.timestamp(), closes.timestamp()))
        day += timedelta(days=1)
    return found.hexdigest()[:12]
