"""A run chart: points in time with their mean, limits and target, and those that stand out."""

from dataclasses import dataclass
from datetime import date

from faxflow.domain.statistics.figure import RunChart
from faxflow.views.chart_summary import summary_of
from faxflow.views.charts.axis import Axis, axis_of
from faxflow.views.charts.day_axis import day_axis
from faxflow.views.charts.frame import Plot, empty, heading, room_left, steps_for, upright_axis
from faxflow.views.charts.inks import BASELINE, DATA, LIMIT, MEAN, TARGET, Ink
from faxflow.views.charts.legend import legend
from faxflow.views.charts.point_marks import ORDINARY, Look, look_of_point
from faxflow.views.charts.shapes import WIDE, Mark, Path, Picture, Place, Shape, Size
from faxflow.views.charts.side_labels import Level, room_for, side_labels
from faxflow.views.figure_words import tick_words, value_words
from faxflow.views.process_words import each_of, provisional_note, too_few_note

_AXIS_ROOM = 24
_LEGEND_ROOM = 16
_LARGEST_POINT = 2.6
_SMALLEST_POINT = 1.4


@dataclass(frozen=True, slots=True)
class _Drawn:
    """The chart with where its values and days stand."""

    chart: RunChart
    axis: Axis
    plot: Plot
    size: float

    def x(self, day: date) -> float:
        first, last = self.chart.points[0].day, self.chart.points[-1].day
        days = (last - first).days
        inset = min(8.0, self.plot.width / 20)
        share = (day - first).days / days if days else 0.5
        return self.plot.left + inset + share * (self.plot.width - 2 * inset)

    def y(self, value: float) -> float:
        return self.plot.up(self.axis.share_of(value))


def run_chart(chart: RunChart, size: Size = WIDE, *, headed: bool = True) -> Picture:
    """The chart as a picture; without its heading where a page has one of its own above it."""
    name = f"{chart.measure.name}: {chart.part}" if chart.part else chart.measure.name
    title = f"{name}, by {each_of(chart)}"
    levels = _levels(chart)
    shown = _shown(chart, levels)
    axis = axis_of(shown, chart.measure.unit, steps_for(size.height - 70))
    head, top = heading(title if headed else "", _notes(chart, axis), size.width)
    labels = [
        tick_words(tick, chart.measure.unit, axis.decimals) if shown else "" for tick in axis.ticks
    ]
    looks = [look_of_point(each, chart.measure.better) for each in chart.process.signals]
    foot = _AXIS_ROOM + (_LEGEND_ROOM if set(looks) - {ORDINARY} else 0)
    right = size.width - room_for(levels)
    plot = Plot(room_left(labels), top, right, size.height - foot)
    apart = plot.width / max(len(chart.points), 1)
    point = min(_LARGEST_POINT, max(_SMALLEST_POINT, apart * 0.36))
    drawn = _Drawn(chart, axis, plot, point)
    shapes = [*head, *upright_axis(axis, labels, plot), *_body(drawn, levels, looks)]
    shapes += legend(looks, 0, size.height - 4, size.width)
    return Picture(size, tuple(shapes), title, summary_of(chart))


def _body(drawn: _Drawn, levels: list[Level], looks: list[Look]) -> list[Shape]:
    """What stands in the plot: the levels with their labels, the line, and the marks on it."""
    chart, plot = drawn.chart, drawn.plot
    if not chart.points:
        return empty("Nothing was measured in this time.", plot)
    first, last = chart.points[0].day, chart.points[-1].day
    shapes: list[Shape] = list(day_axis(first, last, drawn.x, plot))
    for level in levels:
        y = drawn.y(level.value)
        shapes.append(Path(((plot.left, y), (plot.right, y)), level.stroke))
    heights = [(drawn.y(level.value), level) for level in levels]
    shapes += side_labels(heights, plot.right, plot.top, plot.bottom)
    if not any(point.value is not None for point in chart.points):
        return [*shapes, *empty("Nothing was measured in this time.", plot)]
    return [*shapes, *_lines(drawn), *_marks(drawn, looks)]


def _levels(chart: RunChart) -> list[Level]:
    """The level lines that the chart has, each with its words."""
    unit, limits = chart.measure.unit, chart.process.limits
    levels = []
    if limits:
        at_all = limits.upper - limits.lower > 0
        if at_all:
            levels.append(Level(limits.upper, LIMIT, "Upper limit", Ink.SOFT_TEXT))
        levels.append(Level(limits.mean, MEAN, "Mean", Ink.TEXT))
        if at_all:
            levels.append(Level(limits.lower, LIMIT, "Lower limit", Ink.SOFT_TEXT))
    if chart.target is not None:
        levels.append(Level(chart.target, TARGET, "Target", Ink.TARGET))
    if chart.baseline is not None:
        levels.append(Level(chart.baseline, BASELINE, "Before", Ink.BASELINE))
    return [
        Level(one.value, one.stroke, f"{one.words} {value_words(one.value, unit)}", one.ink)
        for one in levels
    ]


def _shown(chart: RunChart, levels: list[Level]) -> list[float]:
    """Every value that must have its place on the axis."""
    values = [point.value for point in chart.points if point.value is not None]
    return [*values, *(level.value for level in levels)]


def _notes(chart: RunChart, axis: Axis) -> list[str]:
    """What must be known before the chart is read."""
    each = each_of(chart)
    notes = [too_few_note(chart, each), provisional_note(chart, each)]
    if axis.zoomed:
        begin = tick_words(axis.low, chart.measure.unit, axis.decimals)
        notes.append(f"The upright axis begins at {begin}, not at zero.")
    told = " ".join(note for note in notes if note)
    return [told] if told else []


def _lines(drawn: _Drawn) -> list[Shape]:
    """The line from point to point, broken where nothing was measured."""
    runs: list[list[Place]] = [[]]
    for point in drawn.chart.points:
        if point.value is None:
            runs.append([])
        else:
            runs[-1].append((drawn.x(point.day), drawn.y(point.value)))
    return [Path(tuple(run), DATA) for run in runs if len(run) > 1]


def _marks(drawn: _Drawn, looks: list[Look]) -> list[Shape]:
    """The points; those that stand out lie above the others."""
    pairs = zip(drawn.chart.points, looks, strict=True)
    marks = [
        (look, Mark(drawn.x(point.day), drawn.y(point.value), look.form, size, look.ink))
        for point, look in pairs
        if point.value is not None
        for size in [drawn.size * look.larger]
    ]
    return [mark for _, mark in sorted(marks, key=lambda one: one[0].larger)]
