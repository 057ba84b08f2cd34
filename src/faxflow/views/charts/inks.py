"""The colours and strokes of charts, on white.

Text has a contrast of 4.5 : 1 and more against white, lines and marks 3 : 1 and more (WCAG 2.2,
1.4.3 and 1.4.11). Nothing is told by colour alone: points differ in shape, lines in their dashes,
so a print in black and white says as much. Neither red nor green: Making Data Count marks an
improvement blue and a concern orange.
"""

from dataclasses import dataclass
from enum import StrEnum


class Ink(StrEnum):
    """What is drawn in it."""

    TEXT = "#1f2937"
    SOFT_TEXT = "#4b5563"
    DATA = "#374151"
    BAR = "#4b6a8a"
    MEAN = "#1f2937"
    LIMIT = "#6b7280"
    TARGET = "#9d174d"
    BASELINE = "#92400e"
    AXIS = "#6b7280"
    GRID = "#e5e7eb"  # bears no meaning: it only leads the eye, and may be faint
    BETTER = "#005eb8"
    WORSE = "#b45309"
    CHANGED = "#6b21a8"
    PAPER = "#ffffff"


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line's ink and width in points; `dash` is drawn, left out, drawn … in points."""

    ink: Ink
    width: float
    dash: tuple[float, ...] = ()


DATA = Stroke(Ink.DATA, 1.3)
MEAN = Stroke(Ink.MEAN, 1.1)
LIMIT = Stroke(Ink.LIMIT, 1, (5, 3))
TARGET = Stroke(Ink.TARGET, 1.4, (8, 2, 1.5, 2))
BASELINE = Stroke(Ink.BASELINE, 1.2, (1.5, 2.2))
AXIS = Stroke(Ink.AXIS, 0.8)
GRID = Stroke(Ink.GRID, 0.6)
LEADER = Stroke(Ink.LIMIT, 0.5)
