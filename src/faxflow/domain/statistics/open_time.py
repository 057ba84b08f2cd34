"""How long the office was open between many pairs of moments, each found at once.

`OfficeHours.worked` walks through the days between two moments; a scorecard asks of a hundred
thousand pairs.
"""

from bisect import bisect_right
from datetime import datetime, timedelta
from itertools import accumulate

from faxflow.domain.office_hours import OfficeHours
from faxflow.domain.statistics.spans import Stamp

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
        # A referral leaves a stage at the moment at which it enters the next.
        self._known: dict[Stamp, float] = {}

    def hours(self, start: Stamp, end: Stamp) -> float:
        """The open hours between two moments; none where `end` is the earlier.

        Both must lie in the days that this was made for.
        """
        known = self._known
        before, then = known.get(start), known.get(end)
        if before is None:
            before = known[start] = self._until(start)
        if then is None:
            then = known[end] = self._until(end)
        return (then - before) / _HOUR if then > before else 0.0

    def _until(self, stamp: Stamp) -> float:
        """The open seconds before a moment."""
        moment = datetime.fromisoformat(stamp).timestamp()
        place = bisect_right(self._opens, moment) - 1
        if place < 0:
            return 0.0
        return self._before[place] + min(moment - self._opens[place], self._lengths[place])


def seconds_between(start: Stamp, end: Stamp) -> float:
    """By the clock; none where `end` is the earlier."""
    length = datetime.fromisoformat(end) - datetime.fromisoformat(start)
    return max(length.total_seconds(), 0.0)
