"""A second computation of every figure: from the words of its formula, in SQL, day by day.

Nothing here knows how the program reckons. Each measure is a query that gives, for each of the
practice's days, what is divided by what, or the values whose middle is wanted; a period or a week
is then summed up in plain Python.
"""

import sqlite3
import statistics
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from yearly.moments import HOUR, OpenTime, stamp, to_ms

Found = tuple[float | None, int]
"""A value and what it rests on."""

Key = tuple[str, str]
"""A measure and what it is of; empty: everything."""


ByDay = tuple[Sequence[str], Sequence[tuple[Any, ...]]]
"""Days in order, and the numbers of each."""


def _by_day(rows: list[tuple[object, ...]]) -> ByDay:
    ordered = sorted(rows, key=lambda row: str(row[0]))
    return [str(row[0]) for row in ordered], [row[2:] for row in ordered]


@dataclass(frozen=True)
class Days:
    """From a day to a day, both included, as ISO text."""

    first: date
    last: date

    def has(self, day: str) -> bool:
        return self.first.isoformat() <= day <= self.last.isoformat()

    @property
    def count(self) -> int:
        return (self.last - self.first).days + 1


@dataclass(frozen=True)
class Books:
    """A store that is only read, with functions that SQLite lacks."""

    path: Path
    now: datetime
    zone: ZoneInfo
    open_time: OpenTime
    basis: Sequence[str]
    _known: dict[str, list[tuple[object, ...]]] = field(default_factory=dict)
    _parted: dict[str, Mapping[str, "ByDay"]] = field(default_factory=dict)

    @cached_property
    def connection(self) -> sqlite3.Connection:
        found = sqlite3.connect(f"file:{self.path}?mode=ro", uri=True)
        found.execute("PRAGMA temp_store = MEMORY")
        found.execute("PRAGMA cache_size = -200000")
        found.create_function("zone_day", 1, self.zone_day, deterministic=True)
        found.create_function("open_hours", 2, self.open_hours, deterministic=True)
        found.create_function("seconds", 1, seconds, deterministic=True)
        for sql in self.basis:
            found.execute(sql, {"now": stamp(to_ms(self.now))} if ":now" in sql else {})
        return found

    def rows(self, sql: str, **named: object) -> list[tuple[object, ...]]:
        """What a query gives; `:now` is known to every query."""
        now = stamp(to_ms(self.now))
        return self.connection.execute(sql, {"now": now, **named}).fetchall()

    def once(self, sql: str) -> list[tuple[object, ...]]:
        """The same, remembered."""
        if sql not in self._known:
            self._known[sql] = self.rows(sql)
        return self._known[sql]

    def parts(self, sql: str) -> Mapping[str, "ByDay"]:
        """What a query of day, part and numbers gives, by part and in the order of days."""
        if sql not in self._parted:
            found: dict[str, list[tuple[object, ...]]] = defaultdict(list)
            for row in self.once(sql):
                found[str(row[1])].append(row)
            self._parted[sql] = {part: _by_day(rows) for part, rows in found.items()}
        return self._parted[sql]

    def of_days(self, sql: str, days: Days, part: str) -> Sequence[tuple[Any, ...]]:
        """The numbers of a part, of those days."""
        all_days, numbers = self.parts(sql).get(part, ((), ()))
        first = bisect_left(all_days, days.first.isoformat())
        return numbers[first : bisect_right(all_days, days.last.isoformat())]

    @cached_property
    def midnights(self) -> tuple[list[str], list[str]]:
        """When each of the practice's days begins, UTC, and the days."""
        start = self.now.astimezone(self.zone).date() - timedelta(days=800)
        days = [start + timedelta(days=n) for n in range(840)]
        begins = [datetime(d.year, d.month, d.day, tzinfo=self.zone).astimezone(UTC) for d in days]
        return [b.isoformat(timespec="milliseconds") for b in begins], [d.isoformat() for d in days]

    def zone_day(self, moment: str | None) -> str | None:
        """The practice's day in which a moment lies."""
        if moment is None:
            return None
        begins, days = self.midnights
        return days[bisect_right(begins, moment) - 1]

    def open_hours(self, start: str | None, end: str | None) -> float | None:
        if start is None or end is None:
            return None
        begins, ends = (to_ms(datetime.fromisoformat(one)) for one in (start, end))
        return self.open_time.worked(begins, ends) / HOUR

    @property
    def today(self) -> date:
        return self.now.astimezone(self.zone).date()


def seconds(moment: str | None) -> float | None:
    """Seconds since 1970, to the millisecond."""
    return None if moment is None else datetime.fromisoformat(moment).timestamp()


def quantile(values: Sequence[float], tenths: int) -> float | None:
    """Type 7 of Hyndman and Fan, by the standard library."""
    if not values:
        return None
    if len(values) == 1:
        return values[0]
    return statistics.quantiles(values, n=10, method="inclusive")[tenths - 1]


@dataclass(frozen=True)
class Share:
    """A query of day, part, what is divided, by what."""

    sql: str

    def over(self, books: Books, days: Days, part: str) -> Found:
        above, below = _sums(books, self.sql, days, part)
        return (above / below if below else None), int(below)


@dataclass(frozen=True)
class Count:
    """A query of day, part, how many, and out of how many (null: of themselves)."""

    sql: str

    def over(self, books: Books, days: Days, part: str) -> Found:
        many, among = _sums(books, self.sql, days, part)
        return many, int(among)


@dataclass(frozen=True)
class Total:
    """As a count, where there is anything to add up."""

    sql: str

    def over(self, books: Books, days: Days, part: str) -> Found:
        total, among = _sums(books, self.sql, days, part)
        return (total if among else None), int(among)


@dataclass(frozen=True)
class PerWeek:
    """As a count; by the weeks of the days for which there can be any."""

    sql: str
    since: str = "SELECT min(zone_day(created_at)) FROM referrals"

    def over(self, books: Books, days: Days, part: str) -> Found:
        first = date.fromisoformat(str(books.once(self.since)[0][0]))
        asked = Days(max(days.first, first), min(days.last, books.today))
        many, among = _sums(books, self.sql, days, part)
        return (many / (asked.count / 7) if asked.count > 0 else None), int(among)

    def of_week(self, books: Books, days: Days, part: str) -> Found:
        many, among = _sums(books, self.sql, days, part)
        return many, int(among)


@dataclass(frozen=True)
class Middle:
    """A query of day, part, value: the value below which so many tenths lie."""

    sql: str
    tenths: int = 5

    def over(self, books: Books, days: Days, part: str) -> Found:
        values = values_of(books, self.sql, days, part)
        return quantile(values, self.tenths), len(values)


@dataclass(frozen=True)
class Now:
    """A query of part, value, basis: as things stand, whatever the days are."""

    sql: str

    def over(self, books: Books, days: Days, part: str) -> Found:
        found = [row for row in books.once(self.sql) if row[0] == part]
        if not found:
            return 0, 0
        (_, value, basis) = found[0]
        return value, int(str(basis))  # type: ignore[return-value]


Reckoned = Share | Count | Total | PerWeek | Middle | Now


def _sums(books: Books, sql: str, days: Days, part: str) -> tuple[float, float]:
    above = below = 0.0
    for many, among in books.of_days(sql, days, part):
        above += many
        below += many if among is None else among
    return above, below


def values_of(books: Books, sql: str, days: Days, part: str) -> list[float]:
    """The values of those days, in no order."""
    return [value for (value,) in books.of_days(sql, days, part)]
