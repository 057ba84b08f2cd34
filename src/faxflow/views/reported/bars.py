"""The first figures of a breakdown as bars, where they say more than the table does."""

from dataclasses import replace

from faxflow.domain.statistics.figure import Breakdown
from faxflow.domain.statistics.measure import Unit
from faxflow.views.charts.bars import Bar, bar_chart
from faxflow.views.charts.shapes import Picture

WIDTH = 270.0
"""Points: beside a table on a wide screen and on paper, as wide as a telephone."""
_FEWEST, _MOST = 3, 16
_WIDEST = 4
"""A table of more figures leaves no room beside it."""


def worth_bars(breakdown: Breakdown) -> bool:
    """Counts of some kinds, more than two and no longer a list, of which some are not zero."""
    counts = [row.values[0] for row in breakdown.rows]
    return (
        _FEWEST <= len(counts) <= _MOST
        and len(breakdown.measures) <= _WIDEST
        and breakdown.measures[0].unit is Unit.COUNT
        and all(count is not None and count >= 0 for count in counts)
        and any(counts)
    )


def bars_beside(breakdown: Breakdown, width: float = WIDTH) -> Picture:
    """The bars under the name of their measure."""
    measure = breakdown.measures[0]
    bars = [Bar(row.label, row.values[0]) for row in breakdown.rows]
    picture = bar_chart(measure.name, bars, measure.unit, width=width)
    return replace(picture, title=f"{breakdown.title}: {measure.name}")
