"""Labels at the right end of level lines, moved apart where they would lie on each other."""

from collections.abc import Sequence
from dataclasses import dataclass

from faxflow.views.charts.inks import LEADER, Ink, Stroke
from faxflow.views.charts.shapes import Path, Shape, Text
from faxflow.views.charts.type_width import width_of

SIZE = 8.5
_APART = SIZE * 1.2
_GAP = 10
_TO_BASELINE = SIZE * 0.35


@dataclass(frozen=True, slots=True)
class Level:
    """A level line: its height as a value, its stroke, its words, and the ink of those."""

    value: float
    stroke: Stroke
    words: str
    ink: Ink


def room_for(levels: Sequence[Level]) -> float:
    """How much the labels need to the right of the plot."""
    return max((width_of(one.words, SIZE) + _GAP + 4 for one in levels), default=8)


def spread(wanted: Sequence[float], apart: float, top: float, bottom: float) -> list[float]:
    """Heights as near to the wanted ones as can be, in their order, so far apart, within the ends.

    `wanted` ascends. Where there is no room for all, they go on below the bottom.
    """
    heights: list[float] = []
    for height in wanted:
        heights.append(max(height, heights[-1] + apart) if heights else max(height, top))
    over = bottom
    for place in reversed(range(len(heights))):
        heights[place] = min(heights[place], over)
        over = heights[place] - apart
    first = heights[0] if heights else top
    return [height + max(0, top - first) for height in heights]


def side_labels(
    levels: Sequence[tuple[float, Level]], x: float, top: float, bottom: float
) -> list[Shape]:
    """The labels of levels (each with its height on the paper) that end at `x`, with leaders."""
    order = sorted(levels, key=lambda one: one[0])
    heights = spread([height for height, _ in order], _APART, top, bottom)
    shapes: list[Shape] = []
    for (wanted, level), height in zip(order, heights, strict=True):
        if abs(wanted - height) > 1:
            ends = ((x, wanted), (x + 3, wanted), (x + _GAP - 3, height), (x + _GAP - 1, height))
            shapes.append(Path(ends, LEADER))
        shapes.append(Text(x + _GAP, height + _TO_BASELINE, level.words, SIZE, ink=level.ink))
    return shapes
