"""Which moments lie in a period, and in which of the weeks that its charts show.

Moments are compared as the text that the store has them in: a year of them is placed in the time
that reading a few thousand would take.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from itertools import pairwise
from operator import itemgetter
from typing import TypeVar

from faxflow.domain.statistics.period import Period, midnight

Value = TypeVar("Value")

Stamp = str
"""A moment as ISO 8601 text in UTC with milliseconds: the order of the texts is that of time."""

Span = tuple[Stamp, Stamp]
"""From a moment on, and before another."""

_moment = itemgetter(0)


@dataclass(frozen=True, slots=True)
class Spans:
    """A period, and the whole weeks of the charts in order, without a gap between them.

    `edges` are the moments at which the weeks begin, and the one at which the last ends.
    """

    period: Period
    weeks: Sequence[Period]
    whole: Span
    edges: Sequence[Stamp]

    @property
    def each_week(self) -> list[Span]:
        """From when to when each week goes."""
        return list(pairwise(self.edges))

    @property
    def hull(self) -> Span:
        """All that lies in the period, in a week, or between them."""
        start, end = self.whole
        return (min([start, *self.edges[:1]]), max([end, *self.edges[-1:]]))

    def in_period(self, at: Stamp) -> bool:
        """Whether a moment lies in the period."""
        return self.whole[0] <= at < self.whole[1]

    def of_period(self, values: Sequence[tuple[Stamp, Value]]) -> list[Value]:
        """The values whose moments lie in the period; they come in the order of these."""
        start, end = (bisect_left(values, edge, key=_moment) for edge in self.whole)
        return [value for _, value in values[start:end]]

    def by_week(self, values: Sequence[tuple[Stamp, Value]]) -> list[list[Value]]:
        """The values of each week by their moments; they come in the order of these."""
        places = [bisect_left(values, edge, key=_moment) for edge in self.edges]
        return [[value for _, value in values[start:end]] for start, end in pairwise(places)]

    def counted(self, moments: Sequence[Stamp]) -> list[int]:
        """How many moments lie in each week; they come in order."""
        places = [bisect_left(moments, edge) for edge in self.edges]
        return [end - start for start, end in pairwise(places)]


def spans_of(period: Period, charted: Period, zone: tzinfo, begun: date) -> Spans:
    """The spans of a period and of the whole weeks in `charted`, by the practice's zone.

    No week is charted before the day on which all `begun`: nothing was measured then.
    """
    weeks = [week for week in charted.weeks() if week.first >= begun]
    starts = [stamp(midnight(week.first, zone)) for week in weeks]
    ends = [stamp(week.hours(zone)[1]) for week in weeks[-1:]]
    first, after = period.hours(zone)
    return Spans(period, tuple(weeks), (stamp(first), stamp(after)), (*starts, *ends))


def stamp(moment: datetime) -> Stamp:
    """A moment in UTC as the store writes it."""
    return moment.isoformat(timespec="milliseconds")
