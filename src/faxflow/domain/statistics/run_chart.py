"""Points in time, with what is to be expected of them."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import dropwhile

from faxflow.domain.statistics.figure import Point, RunChart
from faxflow.domain.statistics.measure import Measure
from faxflow.domain.statistics.period import Period
from faxflow.domain.statistics.xmr import xmr
from faxflow.domain.statistics.xmr_limits import bounds_of


def run_chart(measure: Measure, points: Iterable[Point], *, judged: int = 0) -> RunChart:
    """A chart that begins with the first point that rests on anything.

    Where the last `judged` points are to be judged by those before, these alone set the limits.
    """
    shown = tuple(dropwhile(lambda point: not point.basis, points))
    values = [point.value for point in shown]
    span = slice(len(values) - judged) if judged else slice(None)
    process = xmr(values, bounds=bounds_of(measure.unit), fixed_on=span)
    return RunChart(measure, shown, process, target=measure.target)


def monday_of(day: date) -> date:
    """The day with which the ISO week begins that `day` lies in."""
    return date.fromordinal(day.toordinal() - day.weekday())


def weeks_of(charted: Period) -> Sequence[date]:
    """The Mondays of the ISO weeks that lie in it whole, in order."""
    return [week.first for week in charted.weeks()]
