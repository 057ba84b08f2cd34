"""Greys become black and white, and the cells are found in which that leaves nothing."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from faxflow.adapters.fax_image.grid import Greys
from faxflow.domain.fax_page import Inking, Resolution

Pels = NDArray[np.bool_]
"""True is black."""
Cells = NDArray[np.bool_]

INK: Final = 250
"""Greys below this were meant to be seen."""
_WHITE: Final = 255
_WIDE: Final = 4
_DITHERED: Final = 4
"""A cell is so many times as large where greys become scattered dots, some of which it holds."""


def printed(greys: Greys, inking: Inking) -> Pels:
    """What the machine prints black: below the threshold, or scattered by Floyd and Steinberg."""
    if inking.dithered:
        return ~np.asarray(Image.fromarray(greys).convert("1"), dtype=np.bool_)
    black: Pels = greys < inking.threshold
    return black


@dataclass(frozen=True, slots=True, eq=False)
class CellMap:
    """The page in cells of `wide` by `high` pels: half a millimetre, or two where it is dithered.

    `darkest` of each; whether any pel of it is `black`; whether it `lost` its ink. A cell beside
    a black one has lost nothing: letters have grey edges.
    """

    wide: int
    high: int
    darkest: Greys
    black: Cells
    lost: Cells


def cells_of(greys: Greys, pels: Pels, inking: Inking) -> CellMap:
    """The cells of a page before and after."""
    times = _DITHERED if inking.dithered else 1
    wide = _WIDE * times
    high = wide if inking.resolution is Resolution.FINE else wide // 2
    darkest = least(greys, wide, high, _WHITE)
    black = least(~pels, wide, high, 1) == 0
    return CellMap(wide, high, darkest, black, (darkest < INK) & ~_grown(black))


def least(dots: NDArray[np.generic], wide: int, high: int, outside: int) -> Greys:
    """The least of each cell; the page is made larger to hold whole ones."""
    rows, columns = (-(-size // part) for size, part in zip(dots.shape, (high, wide), strict=True))
    padded = np.full((rows * high, columns * wide), outside, dtype=np.uint8)
    padded[: dots.shape[0], : dots.shape[1]] = dots
    of_rows = padded.reshape(rows, high, columns * wide).min(axis=1)
    least: Greys = np.minimum.reduce(
        [of_rows[:, start::wide] for start in range(wide)], dtype=np.uint8
    )
    return least


def _grown(cells: Cells) -> Cells:
    """The cells and all that touch them."""
    grown = cells.copy()
    grown[1:] |= cells[:-1]
    grown[:-1] |= cells[1:]
    across = grown.copy()
    across[:, 1:] |= grown[:, :-1]
    across[:, :-1] |= grown[:, 1:]
    return across
