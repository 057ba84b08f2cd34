"""Figures of the commonest kinds: a count, a share, a quantile."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from faxflow.domain.statistics.figure import Breakdown, BreakdownRow, Figure
from faxflow.domain.statistics.measure import Measure
from faxflow.domain.statistics.quantile import median
from faxflow.domain.statistics.share import share
from faxflow.domain.statistics.week_charts import Measured

Quantile = Callable[[Sequence[float]], float | None]
"""Of values in ascending order; None for none."""

NO_REASON = "no reason given"


def count_figure(measure: Measure, count: int) -> Figure:
    """A count, which rests on what it counts."""
    return Figure(measure, count, count)


def share_figure(measure: Measure, some: int, all_: int, part: str = "") -> Figure:
    """Some of all; it rests on all."""
    return Figure(measure, share(some, all_), all_, part)


def quantile_figure(measure: Measure, values: Iterable[float], how: Quantile = median) -> Figure:
    """A quantile of values in any order."""
    ordered = sorted(values)
    return Figure(measure, how(ordered), len(ordered))


def shares(some: Sequence[int], all_: Sequence[int]) -> list[Measured]:
    """Some of all, week by week."""
    return [(share(one, whole), whole) for one, whole in zip(some, all_, strict=True)]


def medians(weeks: Iterable[Sequence[float]]) -> list[Measured]:
    """The median of each week's values."""
    return [(median(sorted(week)), len(week)) for week in weeks]


def counts(weeks: Iterable[int]) -> list[Measured]:
    """The count of each week: a week in which nothing was has the value 0."""
    return [(count, count) for count in weeks]


def by_reason(
    key: str, title: str, measures: tuple[Measure, Measure], counted: Mapping[str, int]
) -> Breakdown:
    """Reasons, the commonest first, each with its count and its share of all."""
    whole = sum(counted.values())
    rows = [
        BreakdownRow(reason or NO_REASON, (count, share(count, whole)))
        for reason, count in sorted(counted.items(), key=lambda one: (-one[1], one[0]))
    ]
    total = BreakdownRow("all", (whole, share(whole, whole))) if rows else None
    return Breakdown(key, title, "Reason", measures, rows, total=total)
