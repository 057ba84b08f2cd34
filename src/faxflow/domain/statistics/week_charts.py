"""A measure of referrals week by week, as a run chart.

Other than where a chart begins with the first week that rests on anything, the weeks given here
are those since the first referral: a week without a call is a zero, and no gap.
"""

from collections.abc import Iterable, Sequence

from faxflow.domain.statistics.figure import Point, RunChart
from faxflow.domain.statistics.measure import Measure
from faxflow.domain.statistics.period import Period
from faxflow.domain.statistics.xmr import xmr
from faxflow.domain.statistics.xmr_limits import bounds_of

Measured = tuple[float | None, int]
"""A value, None where there was nothing to measure, and how many it rests on."""


def week_charts(
    measure: Measure, weeks: Sequence[Period], measured: Iterable[Measured]
) -> tuple[RunChart, ...]:
    """The chart of a measure with a point for each week; none where no week is over yet."""
    points = tuple(
        Point(week.first, value, basis)
        for week, (value, basis) in zip(weeks, measured, strict=True)
    )
    if not points:
        return ()
    process = xmr([one.value for one in points], bounds=bounds_of(measure.unit))
    return (RunChart(measure, points, process, target=measure.target),)
