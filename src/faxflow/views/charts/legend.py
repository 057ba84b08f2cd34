"""The row under a run chart that says what its marks mean; only those that it shows."""

from collections.abc import Iterator, Sequence

from faxflow.views.charts.frame import LABEL
from faxflow.views.charts.point_marks import CHANGED, CONCERNING, IMPROVING, ORDINARY, Look
from faxflow.views.charts.shapes import Mark, Shape, Text
from faxflow.views.charts.type_width import width_of

_POINT = 2.6
_MARK = 5
_TO_WORDS = 8
_BETWEEN = 14


def legend(looks: Sequence[Look], x: float, y: float, room: float) -> Iterator[Shape]:
    """Marks with their meaning from `x` on; nothing where every point is an ordinary one.

    Where the room is too small for all, the ordinary points go without: they explain themselves.
    """
    shown = [look for look in (IMPROVING, CONCERNING, CHANGED) if look in looks]
    if shown and _width([ORDINARY, *shown]) <= room:
        shown = [ORDINARY, *shown]
    for look in shown:
        yield Mark(x + _MARK, y - LABEL * 0.35, look.form, _POINT * look.larger, look.ink)
        yield Text(x + _MARK + _TO_WORDS, y, look.meaning, LABEL)
        x += _width([look])


def _width(looks: Sequence[Look]) -> float:
    return sum(_MARK + _TO_WORDS + width_of(one.meaning, LABEL) + _BETWEEN for one in looks)
