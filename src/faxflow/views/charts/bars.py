"""Level bars: one for each of some categories, from zero, with its value written beside."""

from collections.abc import Sequence
from dataclasses import dataclass

from faxflow.domain.statistics.figure import Breakdown
from faxflow.domain.statistics.measure import Unit
from faxflow.views.charts.frame import LABEL, Plot, empty, heading
from faxflow.views.charts.inks import AXIS, Ink
from faxflow.views.charts.shapes import WIDE, Anchor, Box, Path, Picture, Shape, Size, Text
from faxflow.views.charts.type_width import lines_of, width_of
from faxflow.views.figure_words import value_words

_ROW = 17
_THICK = 11
_SECOND_LINE = LABEL * 1.15
_LABELS_SHARE = 0.42
_NOTHING = "Nothing was counted in this time."


@dataclass(frozen=True, slots=True)
class Bar:
    """A category and its value; None where it has none."""

    label: str
    value: float | None


def bars_of(breakdown: Breakdown, column: int = 0, width: float = WIDE.width) -> Picture:
    """A table's column as bars, in the table's order."""
    bars = [Bar(row.label, row.values[column]) for row in breakdown.rows]
    unit = breakdown.measures[column].unit
    return bar_chart(breakdown.title, bars, unit, width=width, more=breakdown.more)


def bar_chart(
    title: str, bars: Sequence[Bar], unit: Unit, *, width: float = WIDE.width, more: int = 0
) -> Picture:
    """The bars as a picture, as high as they need; `more` were left out, the smallest."""
    left_out = (
        [f"{more} smaller {'one is' if more == 1 else 'ones are'} not shown."] if more else []
    )
    head, top = heading(title, left_out, width)
    room = width * _LABELS_SHARE
    labels = [lines_of(bar.label, room, LABEL) or [""] for bar in bars]
    rows = [_ROW + _SECOND_LINE * (len(lines) - 1) for lines in labels]
    said = [value_words(bar.value, unit) for bar in bars]
    left = max((width_of(line, LABEL) for lines in labels for line in lines), default=0) + 8
    right = width - max((width_of(words, LABEL) for words in said), default=0) - 6
    plot = Plot(left, top, right, top + (sum(rows) if bars else 3 * _ROW))
    told = "; ".join(f"{bar.label}: {words}" for bar, words in zip(bars, said, strict=True))
    shapes = [*head, *_drawn(bars, labels, said, plot=plot)]
    size = Size(width, plot.bottom + 4)
    return Picture(size, tuple(shapes), title, told or _NOTHING)


def _drawn(
    bars: Sequence[Bar], labels: Sequence[list[str]], said: Sequence[str], *, plot: Plot
) -> list[Shape]:
    """The rows from the top, and the line of zero."""
    if not bars:
        return empty(_NOTHING, plot)
    longest = max((bar.value or 0 for bar in bars), default=0) or 1
    shapes: list[Shape] = []
    y = plot.top
    for bar, lines, words in zip(bars, labels, said, strict=True):
        height = _ROW + _SECOND_LINE * (len(lines) - 1)
        shapes += _row(lines, words, plot, (y, height, max(0, bar.value or 0) / longest))
        y += height
    return [*shapes, Path(((plot.left, plot.top), (plot.left, plot.bottom)), AXIS)]


def _row(
    lines: list[str], words: str, plot: Plot, placed: tuple[float, float, float]
) -> list[Shape]:
    """One row: its label, its bar, its value; `placed` is its y, its height, its share."""
    y, height, share = placed
    middle = y + height / 2
    length = share * plot.width
    first = middle + LABEL * 0.35 - _SECOND_LINE * (len(lines) - 1) / 2
    return [
        *(
            Text(plot.left - 6, first + at * _SECOND_LINE, line, LABEL, Anchor.END)
            for at, line in enumerate(lines)
        ),
        Box(plot.left, middle - _THICK / 2, length, _THICK, Ink.BAR),
        Text(plot.left + length + 4, middle + LABEL * 0.35, words, LABEL),
    ]
