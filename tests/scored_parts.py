"""Points, charts and tables with made-up values, the same at every call."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from random import Random

from faxflow.domain.statistics.figure import (
    Baseline,
    Bin,
    Breakdown,
    BreakdownRow,
    Distribution,
    Figure,
    Point,
    RunChart,
)
from faxflow.domain.statistics.measure import Measure
from faxflow.domain.statistics.period import Period
from faxflow.domain.statistics.xmr import xmr
from faxflow.domain.statistics.xmr_limits import bounds_of

FIGURES = Period(date(2026, 8, 24), date(2026, 11, 22))
CHARTED = Period(date(2025, 11, 24), date(2026, 11, 22))
BEFORE = Period(date(2026, 1, 5), date(2026, 3, 29))

Values = Sequence[float | None]


def figure(measure: Measure, value: float | None, basis: int, told: float | None = None) -> Figure:
    """A figure; `told` is its baseline, which somebody told."""
    baseline = None if told is None else Baseline(told, told=True)
    return Figure(measure, value, basis, baseline=baseline)


def captured(measure: Measure, value: float, basis: int, *, before: float) -> Figure:
    """A figure whose baseline was captured before going live."""
    baseline = Baseline(before, told=False, period=BEFORE, basis=7_812)
    return Figure(measure, value, basis, baseline=baseline)


def by_part(measure: Measure, **values: float | None) -> list[Figure]:
    """A figure for each part, some without a value."""
    return [
        Figure(measure, value, 40 if value is not None else 0, part=part.replace("_", " "))
        for part, value in values.items()
    ]


def weekly(mean: float, spread: float, *, seed: int, weeks: int = 52) -> list[float]:
    """Values of so many weeks about a mean."""
    numbers = Random(seed)
    return [round(numbers.gauss(mean, spread), 4) for _ in range(weeks)]


def whole(values: Sequence[float]) -> list[float]:
    """The values as counts."""
    return [float(round(value)) for value in values]


def chart(
    measure: Measure,
    values: Values,
    *,
    baseline: float | None = None,
    part: str = "",
    step: int = 7,
) -> RunChart:
    """A run chart of these values, a week or a day apart, up to the period's end."""
    first = CHARTED.last + timedelta(days=1 - step * len(values))
    points = [
        Point(first + timedelta(days=step * at), value, 0 if value is None else 600 + at)
        for at, value in enumerate(values)
    ]
    process = xmr(values, bounds=bounds_of(measure.unit))
    return RunChart(measure, points, process, part=part, target=measure.target, baseline=baseline)


def spread(measure: Measure, counts: Sequence[int], *, width: float) -> Distribution:
    """A distribution in bins of that width, the last one open."""
    last = len(counts) - 1
    bins = [
        Bin(at * width, None if at == last else (at + 1) * width, count)
        for at, count in enumerate(counts)
    ]
    return Distribution(measure, bins, median=4.5, ninetieth=11.25, basis=sum(counts))


def no_spread(measure: Measure) -> Distribution:
    """A distribution of nothing."""
    return Distribution(measure, (), median=None, ninetieth=None, basis=0)


def table(
    key: str,
    title: str,
    measures: Sequence[Measure],
    rows: Mapping[str, Values],
    *,
    labels: str,
    command: str = "",
) -> Breakdown:
    """A breakdown without a total; NAME in the command stands for a row's label."""
    lines = [BreakdownRow(name, rows[name], command.replace("NAME", name)) for name in rows]
    return Breakdown(key, title, labels, measures, lines)
