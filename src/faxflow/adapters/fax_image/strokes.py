"""Letters whose level strokes fell between two lines of the fax: an e without its bar is a c."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

import numpy as np

from faxflow.adapters.fax_image.grid import Area, Greys
from faxflow.adapters.fax_image.ink import Pels
from faxflow.adapters.fax_image.losses import Placed
from faxflow.adapters.fax_image.marks import Means

_THINNED: Final = 0.06
"""Pels that should be strokes, by pels that are. At 196 lines an inch 7 point type of the common
typefaces stays under it; at 98, serif type of 11 points and sans of 8 does not."""
_STROKE_GREY: Final = 215
_STANDS_OUT: Final = 30
"""Greys by which a stroke is darker than what is above and below it."""


def thinned(greys: Greys, pels: Pels, placed: Sequence[Placed]) -> frozenset[Area]:
    """The areas of texts that lost strokes, where all type of their size on the page does.

    One word alone may lie badly; that says nothing of its type.
    """
    by_size: dict[int, list[tuple[Area, int, int]]] = defaultdict(list)
    for one in placed:
        if one.mark.means is Means.TEXT:
            by_size[round(one.mark.size)].append((one.area, *_counted(greys, pels, one.area)))
    return frozenset(
        area
        for of_size in by_size.values()
        if _are_many(sum(lost for _, lost, _ in of_size), sum(black for _, _, black in of_size))
        for area, lost, black in of_size
        if _are_many(lost, black)
    )


def _are_many(lost: int, black: int) -> bool:
    return lost > _THINNED * black


def _counted(greys: Greys, pels: Pels, area: Area) -> tuple[int, int]:
    """Pels of an area that should be strokes and are white, and those that are black."""
    left, top, right, bottom = (max(0, edge) for edge in area)
    inside, black = greys[top:bottom, left:right], pels[top:bottom, left:right]
    above, here, below = inside[:-2], inside[1:-1], inside[2:]
    # What overflows is lighter than a stroke, and left out for that.
    darker = here + np.uint8(_STANDS_OUT)
    strokes = (here < _STROKE_GREY) & (darker < above) & (darker < below) & ~black[1:-1]
    return int(strokes.sum()), int(black.sum())
