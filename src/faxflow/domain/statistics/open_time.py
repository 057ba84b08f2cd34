"""How long the office was open between many pairs of moments, each found at once.

`OfficeHours.worked` walks through the days between two moments; a scorecard asks of a hundred
thousand pairs.
"""

from bisect import bisect_right
from datetime import datetime, timedelta
from itertools import accumulate

from faxflow.domain.office_hours import OfficeHours

_HOUR = 3600.0


class OpenTime:
    """The open hours from the day of one moment to that of another (UTC)."""

    def __init__(self, hours: OfficeHours, first: datetime, last: datetime) -> None:
        start = hours.day_of(first)
        days = (hours.day_of(last) - start).days + 1
        open_ = [one for day in range(days) for one in hours.stretches(start + timedelta(day))]
        lengths = [(closes - opens).total_seconds() for opens, closes in open_]
        self._opens = [opens.timestamp() for opens, _ in open_]
        self._lengths = lengths
        self._before = [0.0, *accumulate(lengths)]

    def between(self, start: float, end: float) -> float:
        """Open hours between two moments, in seconds since 1970; none where `end` is the earlier.

        Both must lie in the days that this was made for.
        """
        return max(self._until(end) - self._until(start), 0.0) / _HOUR

    def _until(self, moment: float) -> float:
        place = bisect_right(self._opens, moment) - 1
        if place < 0:
            return 0.0
        return self._before[place] + min(moment - self._opens[place], self._lengths[place])


def seconds(stamp: str) -> float:
    """A moment of the store, in seconds since 1970. Raises ValueError for no such text."""
    return datetime.fromisoformat(stamp).timestamp()
