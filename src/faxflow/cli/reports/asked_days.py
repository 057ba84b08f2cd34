"""The days that a report is asked for: named by date or by word, a week, or from one on."""

from datetime import date, timedelta

from faxflow.cli.given_day import named_day
from faxflow.domain.statistics.period import Period, whole_weeks
from faxflow.errors import BadUsage

USUAL_WEEKS = 13
"""A quarter: what a scorecard's figures are of."""

CHARTED_WEEKS = 52
"""How far back run charts go: a year, so that its seasons are in them."""

MOST_WEEKS = 520
_WEEK = 7


def asked_period(today: date, day: str | None, since: str | None, *, week: bool) -> Period:
    """One day, its whole ISO week, or all days from `since` up to it. Raises BadUsage."""
    if week and since:
        what = "--week is a whole week, and --since begins with a day."
        raise BadUsage(what=what, todo="Give one of them.")
    last = named_day(day, today) if day else today
    if week:
        monday = last - timedelta(days=last.weekday())
        return Period(monday, monday + timedelta(days=_WEEK - 1))
    return _from_to(named_day(since, today) if since else last, last)


def scored_period(today: date, weeks: int | None, since: str | None, until: str | None) -> Period:
    """The last whole weeks, else the days that were named. Raises BadUsage."""
    if since is None and until is None:
        return whole_weeks(today, weeks or USUAL_WEEKS)
    if weeks is not None:
        what = "--weeks counts back from the last whole week, and --since and --until name days."
        raise BadUsage(what=what, todo="Give one or the other.")
    if since is None:
        raise BadUsage(
            what="--until names the last day, and no first one is given.", todo="Add --since."
        )
    return _from_to(named_day(since, today), named_day(until, today) if until else today)


def charted_period(period: Period) -> Period:
    """What run charts reach over: the whole weeks of the year before its end, or all of it."""
    sunday = period.last - timedelta(days=(period.last.weekday() + 1) % _WEEK)
    first = sunday - timedelta(days=CHARTED_WEEKS * _WEEK - 1)
    monday = period.first - timedelta(days=period.first.weekday())
    return Period(min(first, monday), sunday)


def _from_to(first: date, last: date) -> Period:
    if last < first:
        raise BadUsage(what=f"{first} comes after {last}.", todo="Give the earlier day first.")
    if (last - first).days >= MOST_WEEKS * _WEEK:
        what = f"From {first} to {last} are more than ten years."
        raise BadUsage(what=what, todo="Give days that lie nearer to each other.")
    return Period(first, last)
