"""A picture as plain shapes: points as unit, the origin at the top left, y downward."""

from dataclasses import dataclass
from enum import StrEnum

from faxflow.views.charts.inks import Ink, Stroke

Place = tuple[float, float]
"""x and y."""


class Anchor(StrEnum):
    """Which part of a text stands at its x."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


class Form(StrEnum):
    """The shape of a mark."""

    CIRCLE = "circle"
    RING = "ring"
    DIAMOND = "diamond"
    SQUARE = "square"
    TRIANGLE = "triangle"


@dataclass(frozen=True, slots=True)
class Path:
    """A line through two places or more."""

    places: tuple[Place, ...]
    stroke: Stroke


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle; `x` and `y` are its upper left corner."""

    x: float
    y: float
    width: float
    height: float
    ink: Ink


@dataclass(frozen=True, slots=True)
class Mark:
    """A point's mark about its middle; `size` is half of its height."""

    x: float
    y: float
    form: Form
    size: float
    ink: Ink


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text; `y` is its baseline, `size` its type size."""

    x: float
    y: float
    words: str
    size: float = 9
    anchor: Anchor = Anchor.START
    ink: Ink = Ink.TEXT
    bold: bool = False


Shape = Path | Box | Mark | Text


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height in points."""

    width: float
    height: float


WIDE = Size(560, 220)
"""For a page on a screen, and across a sheet of paper."""

NARROW = Size(270, 220)
"""For a telephone, and for two charts side by side on paper."""


@dataclass(frozen=True, slots=True)
class Picture:
    """What is drawn, and the same in words for those who do not see it."""

    size: Size
    shapes: tuple[Shape, ...]
    title: str
    description: str


def corners(mark: Mark) -> tuple[Place, ...]:
    """The corners of a mark that has any, of about the area of a circle of its size."""
    x, y, size = mark.x, mark.y, mark.size
    if mark.form is Form.SQUARE:
        half = size * 0.9
        return (
            (x - half, y - half),
            (x + half, y - half),
            (x + half, y + half),
            (x - half, y + half),
        )
    if mark.form is Form.DIAMOND:
        far = size * 1.3
        return ((x, y - far), (x + far, y), (x, y + far), (x - far, y))
    wide, up, down = size * 1.25, size * 1.35, size * 0.95
    return ((x, y - up), (x + wide, y + down), (x - wide, y + down))


def edge_of(mark: Mark) -> float:
    """How wide the white around a mark is: less around small ones, which stand close together."""
    return min(0.7, mark.size * 0.2)
