"""What is usual: the days beside the weekdays before them, each by the same time on the clock."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from faxflow.domain.statistics import day_measures as m
from faxflow.domain.statistics.clock import minutes_of, same_time
from faxflow.domain.statistics.fax_columns import DayCourse, ReportRows
from faxflow.domain.statistics.figure import Point, RunChart, Section
from faxflow.domain.statistics.measure import Measure
from faxflow.domain.statistics.period import Period
from faxflow.domain.statistics.run_chart import run_chart
from faxflow.domain.statistics.share import share
from faxflow.domain.statistics.xmr import ENOUGH

BEFORE = 20
"""Weekdays that say what is usual."""

_MOST_DAYS = 31
_TITLE = "Against the last 20 weekdays"


@dataclass(frozen=True, slots=True)
class Compared:
    """The days to look at, in order: `before` say what is usual of those that are `judged`.

    `as_of` is the moment (UTC) that each is looked at by: as long after its own midnight as it is
    after that of the last of them.
    """

    before: Sequence[date]
    judged: Sequence[date]
    last: date
    as_of: datetime
    zone: tzinfo

    @property
    def days(self) -> list[date]:
        """All of them."""
        return [*self.before, *self.judged]

    def by(self, day: date) -> datetime:
        """The moment by which a day is looked at, UTC."""
        return same_time(self.as_of, (day - self.last).days, self.zone)


@dataclass(frozen=True, slots=True)
class DaySeen:
    """A day as it was by the moment that it is looked at; `rows` is None where no report had come
    by then."""

    day: date
    course: DayCourse
    rows: int | None
    rejected: int


def compared(
    period: Period, as_of: datetime, zone: tzinfo, weekdays: Collection[int]
) -> Compared | None:
    """The days to compare; None where there are more than a month of them, or none by now.

    `weekdays` are those on which the office is open, Monday being 0.
    """
    last = min(period.last, as_of.astimezone(zone).date())
    if last < period.first or Period(period.first, last).days > _MOST_DAYS:
        return None
    span = range((last - period.first).days + 1)
    judged = [period.first + timedelta(days=n) for n in span]
    open_ones = [day for day in judged if day.weekday() in weekdays]
    return Compared(_before(period.first, weekdays), open_ones, last, as_of, zone)


def _before(first: date, weekdays: Collection[int]) -> list[date]:
    found: list[date] = []
    day = first
    while weekdays and len(found) < BEFORE:
        day -= timedelta(days=1)
        if day.weekday() in weekdays:
            found.append(day)
    return found[::-1]


def day_seen(day: date, course: DayCourse, reports: Iterable[ReportRows], by: datetime) -> DaySeen:
    """A day from its course and the batches of all days, by a moment (UTC)."""
    fetched = [one for one in reports if one.day == day and one.fetched_at <= by]
    came = any(not one.own for one in fetched)
    rows = sum(one.read for one in fetched) if came else None
    return DaySeen(day, course, rows, sum(one.rejected for one in fetched))


def usual_section(days: Sequence[DaySeen], what: Compared, *, going_on: bool) -> Section:
    """A chart for each measure; where the last day is going on, none of what only its end shows."""
    charts = [
        _chart(measure, days, what)
        for measure in _VALUES
        if not (going_on and measure is m.LAST_DELIVERY)
    ]
    shown = tuple(chart for chart in charts if chart.points)
    told = _remarks(days, what, going_on=going_on)
    if shown and not any(chart.process.limits for chart in shown):
        told = (*told, f"Until {ENOUGH} days are known, nothing is said of what is usual.")
    return Section("usual", _TITLE, charts=shown, remarks=told)


def not_compared(period: Period) -> Section:
    """Why nothing is compared."""
    long = period.days > _MOST_DAYS
    why = f"What is usual is shown of up to {_MOST_DAYS} days." if long else "No day is over yet."
    return Section("usual", _TITLE, remarks=(why,))


_Value = Callable[[DaySeen, tzinfo], float | None]


def _clock(moment: datetime | None, zone: tzinfo) -> float | None:
    return None if moment is None else minutes_of(moment, zone)


_VALUES: dict[Measure, _Value] = {
    m.USUAL_ROWS: lambda one, _: one.rows,
    m.USUAL_REJECTED: lambda one, _: one.rejected,
    m.USUAL_MADE: lambda one, _: one.course.made,
    m.USUAL_DELIVERED: lambda one, _: one.course.delivered,
    m.USUAL_FIRST_TRY: lambda one, _: share(one.course.first_try, one.course.delivered),
    m.USUAL_FAILED_TRIES: lambda one, _: one.course.failed_tries,
    m.FIRST_DELIVERY: lambda one, zone: _clock(one.course.first_delivery, zone),
    m.LAST_DELIVERY: lambda one, zone: _clock(one.course.last_delivery, zone),
}


def _chart(measure: Measure, days: Sequence[DaySeen], what: Compared) -> RunChart:
    points = [_point(one, _VALUES[measure], what.zone) for one in days]
    return run_chart(measure, points, judged=len(what.judged))


def _point(one: DaySeen, value: _Value, zone: tzinfo) -> Point:
    """A day without a report is no day of nought faxes: it has no value."""
    if one.rows is None:
        return Point(one.day, None, 0)
    return Point(one.day, value(one, zone), one.rows)


def _remarks(days: Sequence[DaySeen], what: Compared, *, going_on: bool) -> tuple[str, ...]:
    known = [one.day for one in days if one.rows is not None]
    missing = [one.day for one in days if one.rows is None and known and one.day > known[0]]
    told = [] if known else ["No report came on any of these days."]
    if missing:
        by_then = " by this time of the day" if going_on else ""
        told.append(f"No report had come{by_then} on {_listed(missing)}.")
    if known and not what.judged:
        told.append("The office is closed on these days, as [hours] says: nothing is compared.")
    return tuple(told)


def _listed(days: Sequence[date]) -> str:
    *rest, last = map(str, days)
    return f"{', '.join(rest)} and {last}" if rest else last
