"""A histogram: how a measure's values are spread, with the median and the ninetieth percentile."""

from collections.abc import Iterator, Sequence

from faxflow.domain.statistics.figure import Bin, Distribution
from faxflow.domain.statistics.measure import Unit
from faxflow.views.charts.axis import axis_of
from faxflow.views.charts.frame import (
    LABEL,
    Plot,
    empty,
    heading,
    room_left,
    steps_for,
    upright_axis,
)
from faxflow.views.charts.inks import AXIS, Ink, Stroke
from faxflow.views.charts.shapes import WIDE, Anchor, Box, Path, Picture, Shape, Size, Text
from faxflow.views.charts.type_width import width_of
from faxflow.views.figure_words import tick_words, value_words

_AXIS_ROOM = 16
_FLAG_ROW = LABEL * 1.4
_GAP = 1
_MEDIAN = Stroke(Ink.TEXT, 1.3)
_NINETIETH = Stroke(Ink.TEXT, 1.3, (4, 2))
_NOTHING = "Nothing was measured in this time."


def histogram(distribution: Distribution, size: Size = WIDE, *, headed: bool = True) -> Picture:
    """The distribution as a picture. Every bin is as wide as the others, the open last one too:
    what it holds is said at its foot."""
    title = f"{distribution.measure.name}, how it is spread"
    bins, unit = distribution.bins, distribution.measure.unit
    counts = [float(one.count) for one in bins]
    axis = axis_of(counts, Unit.COUNT, steps_for(size.height - 80))
    head, top = heading(title if headed else "", _notes(distribution), size.width)
    labels = [tick_words(tick, Unit.COUNT, 0) if any(counts) else "" for tick in axis.ticks]
    left = max(room_left(labels), _half_first(distribution))
    plot = Plot(left, top + 2 * _FLAG_ROW, size.width - 12, size.height - _AXIS_ROOM)
    shapes = [*head, *upright_axis(axis, labels, plot)]
    if not any(counts):
        shapes += empty(_NOTHING, plot)
        return Picture(size, tuple(shapes), title, _NOTHING)
    for place, one in enumerate(bins):
        left, width = plot.across(place / len(bins)), plot.width / len(bins)
        y = plot.up(axis.share_of(one.count))
        shapes.append(Box(left + _GAP, y, width - 2 * _GAP, plot.bottom - y, Ink.BAR))
    shapes += [*_edges(bins, unit, plot), *_flags(distribution, plot)]
    return Picture(size, tuple(shapes), title, _told(distribution))


def _notes(distribution: Distribution) -> list[str]:
    """What the heights are."""
    timed = distribution.measure.unit in {Unit.MINUTES, Unit.HOURS, Unit.DAYS}
    said = f"How many of {distribution.basis:,}{' took so long' if timed else ''}."
    return [said] if distribution.basis else []


def _half_first(distribution: Distribution) -> float:
    """How far the first edge's words reach to the left of it."""
    firsts = [value_words(one.low, distribution.measure.unit) for one in distribution.bins[:1]]
    return max((width_of(one, LABEL) / 2 + 1 for one in firsts), default=0)


def _edges(bins: Sequence[Bin], unit: Unit, plot: Plot) -> Iterator[Shape]:
    """The value at the foot of each edge, as many as there is room for; the open end in words."""
    step = plot.width / len(bins)
    named = [value_words(one.low, unit) for one in bins]
    more = f"{named[-1]} and more" if bins[-1].high is None else ""
    last = Text(
        plot.right, _foot(plot), more or value_words(bins[-1].high, unit), LABEL, Anchor.END
    )
    begins = plot.right - width_of(last.words, LABEL)
    widest = max(width_of(one, LABEL) for one in named) + 6
    stride = max(1, -int(-widest // step))
    for place, one in enumerate(bins):
        x = plot.left + place * step
        yield Path(((x, plot.bottom), (x, plot.bottom + 3)), AXIS)
        if place % stride == 0 and one.high is not None and x + widest / 2 < begins:
            yield Text(x, _foot(plot), named[place], LABEL, Anchor.MIDDLE)
    yield last


def _foot(plot: Plot) -> float:
    return plot.bottom + 3 + LABEL


def _flags(distribution: Distribution, plot: Plot) -> Iterator[Shape]:
    """The median and the ninetieth percentile, each with its words in a row of its own above."""
    unit = distribution.measure.unit
    rows = (
        (distribution.median, _MEDIAN, "Half within"),
        (distribution.ninetieth, _NINETIETH, "9 of 10 within"),
    )
    for row, (value, stroke, words) in enumerate(rows, 1):
        if value is None:
            continue
        x = plot.across(_across(value, distribution.bins))
        y = plot.top - (row - 0.6) * _FLAG_ROW
        yield Path(((x, plot.bottom), (x, y - LABEL * 0.7)), stroke)
        said = f"{words} {value_words(value, unit)}"
        fits = x + 4 + width_of(said, LABEL) <= plot.right
        anchor, beside = (Anchor.START, 4) if fits else (Anchor.END, -4)
        yield Text(x + beside, y, said, LABEL, anchor)


def _across(value: float, bins: Sequence[Bin]) -> float:
    """How far across the bins a value stands; in the middle of the open one, wherever in it."""
    for place, one in enumerate(bins):
        if one.high is None:
            return (place + 0.5) / len(bins)
        if value < one.high:
            inside = (value - one.low) / (one.high - one.low)
            return (place + max(0.0, inside)) / len(bins)
    return 1


def _told(distribution: Distribution) -> str:
    """The same in words."""
    unit = distribution.measure.unit
    said = [f"{distribution.basis:,} measured."]
    if distribution.median is not None:
        said.append(f"Half within {value_words(distribution.median, unit)}.")
    if distribution.ninetieth is not None:
        said.append(f"9 of 10 within {value_words(distribution.ninetieth, unit)}.")
    most = max(distribution.bins, key=lambda one: one.count)
    high = "more" if most.high is None else value_words(most.high, unit)
    said.append(f"Most, {most.count:,}, from {value_words(most.low, unit)} to {high}.")
    return " ".join(said)
