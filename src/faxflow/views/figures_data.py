"""Figures, charts and tables as JSON shows them, under stable names."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from faxflow.domain.statistics.assurance import assurance_of
from faxflow.domain.statistics.figure import (
    Baseline,
    Breakdown,
    BreakdownRow,
    Distribution,
    Figure,
    RunChart,
    Scorecard,
    Section,
)
from faxflow.domain.statistics.measure import Measure
from faxflow.domain.statistics.period import Period
from faxflow.domain.statistics.variation import variation_of
from faxflow.domain.statistics.xmr_limits import Limits
from faxflow.domain.statistics.xmr_rules import Signals
from faxflow.views.figures_shape import (
    BaselineData,
    BreakdownData,
    ChartData,
    Day,
    DistributionData,
    FigureData,
    LimitsData,
    MeasureData,
    Moment,
    PeriodData,
    PointData,
    RowData,
    ScorecardData,
    SectionData,
    SignalData,
)
from faxflow.views.process_words import each_of


def scorecard_data(scorecard: Scorecard) -> ScorecardData:
    """All of a scorecard."""
    return {
        "practice": scorecard.practice,
        "period": period_data(scorecard.period),
        "charted": period_data(scorecard.charted),
        "as_of": moment_data(scorecard.as_of),
        "measures": measures_data(scorecard.measures()),
        "sections": sections_data(scorecard.sections),
    }


def period_data(period: Period) -> PeriodData:
    """Its first and last day."""
    return {"first": _day(period.first), "last": _day(period.last)}


def moment_data(moment: datetime) -> Moment:
    """A moment in UTC, ISO 8601."""
    return Moment(moment.astimezone(UTC).isoformat())


def measures_data(measures: Sequence[Measure]) -> list[MeasureData]:
    """What each of them means."""
    return [
        {
            "key": one.key,
            "name": one.name,
            "unit": one.unit,
            "better": one.better,
            "formula": one.formula,
            "leaves_out": one.leaves_out,
            "target": one.target,
        }
        for one in measures
    ]


def sections_data(sections: Sequence[Section]) -> list[SectionData]:
    """Each with all that it shows."""
    return [
        {
            "key": one.key,
            "title": one.title,
            "figures": [_figure(figure) for figure in one.figures],
            "charts": [_chart(chart) for chart in one.charts],
            "distributions": [_distribution(spread) for spread in one.distributions],
            "breakdowns": [_breakdown(table) for table in one.breakdowns],
            "remarks": list(one.remarks),
        }
        for one in sections
    ]


def _day(day: date) -> Day:
    return Day(day.isoformat())


def _figure(figure: Figure) -> FigureData:
    return {
        "measure": figure.measure.key,
        "part": figure.part,
        "value": figure.value,
        "basis": figure.basis,
        "target": figure.measure.target,
        "baseline": baseline_data(figure.baseline) if figure.baseline else None,
    }


def baseline_data(baseline: Baseline) -> BaselineData:
    """Its value, and where it comes from."""
    period = baseline.period
    return {
        "value": baseline.value,
        "told": baseline.told,
        "first": _day(period.first) if period else None,
        "last": _day(period.last) if period else None,
        "basis": baseline.basis,
    }


def _chart(chart: RunChart) -> ChartData:
    process, better = chart.process, chart.measure.better
    return {
        "measure": chart.measure.key,
        "part": chart.part,
        "each": each_of(chart),
        "target": chart.target,
        "baseline": chart.baseline,
        "variation": variation_of(process, better),
        "assurance": assurance_of(process, chart.target, better),
        "limits": _limits(process.limits) if process.limits else None,
        "points": _points(chart),
    }


def _limits(limits: Limits) -> LimitsData:
    return {
        "mean": limits.mean,
        "lower": limits.lower,
        "upper": limits.upper,
        "basis": limits.basis,
        "provisional": limits.provisional,
    }


def _points(chart: RunChart) -> list[PointData]:
    pairs = zip(chart.points, chart.process.signals, strict=True)
    return [
        {
            "day": _day(point.day),
            "value": point.value,
            "basis": point.basis,
            "signals": _signals(signals),
        }
        for point, signals in pairs
    ]


def _signals(signals: Signals) -> list[SignalData]:
    return [{"rule": one.rule, "side": one.side} for one in signals]


def _distribution(spread: Distribution) -> DistributionData:
    return {
        "measure": spread.measure.key,
        "basis": spread.basis,
        "median": spread.median,
        "ninetieth": spread.ninetieth,
        "bins": [{"low": one.low, "high": one.high, "count": one.count} for one in spread.bins],
    }


def _breakdown(table: Breakdown) -> BreakdownData:
    return {
        "key": table.key,
        "title": table.title,
        "labels": table.labels,
        "measures": [one.key for one in table.measures],
        "rows": [_row(row) for row in table.rows],
        "total": _row(table.total) if table.total else None,
        "more": table.more,
    }


def _row(row: BreakdownRow) -> RowData:
    return {"label": row.label, "values": list(row.values), "command": row.command}
