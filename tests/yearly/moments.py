"""Moments as milliseconds since 1970 (UTC), as the store writes them, and as an office is open."""

from bisect import bisect_left, bisect_right
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from faxflow.domain.office_hours import OfficeHours

SECOND = 1_000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR
QUARTER = 15 * MINUTE

_CLOCK = tuple(f"T{s // 3600:02}:{s // 60 % 60:02}:{s % 60:02}" for s in range(86_400))
_MILLISECONDS = tuple(f".{ms:03}+00:00" for ms in range(SECOND))
_FIRST = (date(2015, 1, 1) - date(1970, 1, 1)).days
_DAYS = tuple((date(2015, 1, 1) + timedelta(days=n)).isoformat() for n in range(12_000))


def stamp(moment: int) -> str:
    """`2026-11-22T11:00:00.000+00:00`, twenty times as fast as a datetime writes it."""
    day, rest = divmod(moment, DAY)
    return _DAYS[day - _FIRST] + _CLOCK[rest // SECOND] + _MILLISECONDS[rest % SECOND]


def stamp_or_none(moment: int | None) -> str | None:
    return None if moment is None else stamp(moment)


def to_ms(moment: datetime) -> int:
    return round(moment.timestamp() * SECOND)


def to_datetime(moment: int) -> datetime:
    return datetime.fromtimestamp(moment / SECOND, UTC)


def local(day: date, clock: str, zone: tzinfo) -> int:
    """When the practice's clock shows `clock` on a day; the first time where it does twice."""
    return to_ms(datetime.combine(day, time.fromisoformat(clock), zone))


def next_pass(moment: int) -> int:
    """The next quarter of an hour, at which something looks for work."""
    return (moment // QUARTER + 1) * QUARTER


class OpenTime:
    """The practice's open hours over some years, found by halving instead of going through days."""

    def __init__(self, hours: OfficeHours, first: date, last: date) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.before_start: list[int] = []
        self.by_end: list[int] = []
        day, total = first, 0
        while day <= last:
            for opens, closes in hours.stretches(day):
                self.starts.append(to_ms(opens))
                self.ends.append(to_ms(closes))
                self.before_start.append(total)
                total += self.ends[-1] - self.starts[-1]
                self.by_end.append(total)
            day += timedelta(days=1)

    def total(self, moment: int) -> int:
        """Open time up to a moment, since the first day."""
        at = bisect_right(self.starts, moment) - 1
        if at < 0:
            return 0
        return self.before_start[at] + min(moment, self.ends[at]) - self.starts[at]

    def after(self, start: int, length: int) -> int:
        """As `OfficeHours.after`."""
        if length <= 0:
            return start
        wanted = self.total(start) + length
        at = min(bisect_left(self.by_end, wanted), len(self.starts) - 1)
        return self.starts[at] + wanted - self.before_start[at]

    def before(self, end: int, length: int) -> int:
        """As `OfficeHours.before`."""
        wanted = self.total(end) - length
        at = max(bisect_right(self.before_start, wanted) - 1, 0)
        return self.starts[at] + wanted - self.before_start[at]

    def worked(self, start: int, end: int) -> int:
        return max(self.total(end) - self.total(start), 0)

    def is_open(self, moment: int) -> bool:
        at = bisect_right(self.starts, moment) - 1
        return at >= 0 and moment < self.ends[at]

    def alerted_at(self, moment: int) -> int:
        """The first pass after a moment at which desks are told of anything."""
        found = next_pass(moment)
        if self.is_open(found):
            return found
        at = bisect_right(self.starts, found)
        opens = self.starts[min(at, len(self.starts) - 1)]
        return opens if opens % QUARTER == 0 else next_pass(opens)
