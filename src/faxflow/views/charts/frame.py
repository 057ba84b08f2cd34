"""What every chart has around its plot: a heading with notes, and an upright axis with its grid."""

from collections.abc import Sequence
from dataclasses import dataclass

from faxflow.views.charts.axis import Axis
from faxflow.views.charts.inks import AXIS, GRID, Ink
from faxflow.views.charts.shapes import Anchor, Path, Shape, Text
from faxflow.views.charts.type_width import lines_of, width_of

LABEL = 8.5
_HEADING = 10.5
_LEADING = 1.25
_BREAK = 7
"""How high the zigzag of an axis that does not begin at zero is."""


@dataclass(frozen=True, slots=True)
class Plot:
    """The rectangle that values are drawn in."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def across(self, share: float) -> float:
        """The x so far from left (0) to right (1)."""
        return self.left + share * self.width

    def up(self, share: float) -> float:
        """The y so far from the bottom (0) to the top (1)."""
        return self.bottom - share * self.height


def heading(words: str, notes: Sequence[str], width: float) -> tuple[list[Shape], float]:
    """The heading and the smaller notes under it, and the y below them."""
    shapes: list[Shape] = []
    y = 0.0
    for line in lines_of(words, width, _HEADING, bold=True):
        y += _HEADING * _LEADING
        shapes.append(Text(0, y, line, _HEADING, bold=True))
    for note in notes:
        for line in lines_of(note, width, LABEL, most=3):
            y += LABEL * _LEADING + 0.5
            shapes.append(Text(0, y, line, LABEL, ink=Ink.SOFT_TEXT))
    return shapes, y + LABEL


def room_left(labels: Sequence[str]) -> float:
    """How much the tick labels need to the left of the plot."""
    return max((width_of(label, LABEL) for label in labels), default=0) + 6


def upright_axis(axis: Axis, labels: Sequence[str], plot: Plot) -> list[Shape]:
    """The grid, the labels and the line; with a zigzag at its foot where it is zoomed."""
    shapes: list[Shape] = []
    for tick, label in zip(axis.ticks, labels, strict=True):
        y = plot.up(axis.share_of(tick))
        shapes.append(Path(((plot.left, y), (plot.right, y)), GRID))
        shapes.append(Text(plot.left - 5, y + LABEL * 0.35, label, LABEL, Anchor.END))
    x, foot = plot.left, plot.bottom
    shapes.append(Path(((x, foot), (plot.right, foot)), AXIS))
    if not axis.zoomed:
        return [*shapes, Path(((x, plot.top), (x, foot)), AXIS)]
    zigzag = ((x, foot - _BREAK), (x - 3, foot - 5.2), (x + 3, foot - 2.4), (x, foot - 0.6))
    return [*shapes, Path(((x, plot.top), *zigzag, (x, foot)), AXIS)]


def steps_for(height: float) -> int:
    """How many steps of an upright axis such a height has room for."""
    return max(2, int(height // 32))


def empty(words: str, plot: Plot) -> list[Shape]:
    """What stands in a plot that has nothing to show."""
    middle = (plot.left + plot.right) / 2
    lines = lines_of(words, plot.width - 8, 10)
    return [
        Text(middle, plot.top + plot.height / 2 + 13 * at, line, 10, Anchor.MIDDLE, Ink.SOFT_TEXT)
        for at, line in enumerate(lines)
    ]
