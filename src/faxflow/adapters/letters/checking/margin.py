"""The place in a page's margin where a small line can stand upon nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import pypdfium2

from faxflow.adapters.letters.checking.ink import Box, ink_in

_SIDE: Final = 40.0
_EDGE: Final = 20.0
"""Points; a fax machine may cut off a fifth of an inch (14.4 points) at the edge."""
_AIR: Final = 2.0

Matrix = tuple[float, float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class Line:
    """How much room a line takes, in points, and how many points the page's unit has."""

    width: float
    height: float
    unit: float = 1.0


def margin_place(page: pypdfium2.PdfPage, line: Line) -> Matrix:
    """The matrix that takes the line from the origin to its place, upright as the page is shown.

    The bottom margin comes first, then the top; where none is free, the place with least ink.
    """
    sizes = (length * line.unit for length in page.get_size())
    tried: list[tuple[float, tuple[float, float]]] = []
    for place in _places(line, *sizes):
        ink = ink_in(page, _box(line, *place), scale=line.unit)
        tried.append((ink, place))
        if not ink:
            break
    _, place = min(tried, key=lambda one: one[0])
    return _matrix(page, place, line.unit)


def _places(line: Line, width: float, height: float) -> Iterator[tuple[float, float]]:
    """Left and bottom of each place to try, in points."""
    right, middle = width - _SIDE - line.width, (width - line.width) / 2
    for bottom in (_EDGE, height - _EDGE - line.height):
        for left in (_SIDE, right, middle):
            yield left, bottom


def _box(line: Line, left: float, bottom: float) -> Box:
    """The line with a little air around it, in the page's units."""
    right, top = left + line.width + _AIR, bottom + line.height + _AIR
    edges = (left - _AIR, bottom - _AIR, right, top)
    return Box(*(edge / line.unit for edge in edges))


def _matrix(page: pypdfium2.PdfPage, place: tuple[float, float], unit: float) -> Matrix:
    """From points as the page is shown to its own space (PDF 32000-1, 8.3.2.3 and 14.11.2)."""
    left, bottom, right, top = page.get_bbox()
    across, up = (length / unit for length in place)
    small = 1 / unit
    match page.get_rotation():
        case 90:
            return 0, small, -small, 0, right - up, bottom + across
        case 180:
            return -small, 0, 0, -small, right - across, top - up
        case 270:
            return 0, -small, small, 0, left + up, top - across
        case _:
            return small, 0, 0, small, left + across, bottom + up
