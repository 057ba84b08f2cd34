"""Takes from a fax page what the line and the scanner put on it: specks, pinholes and streaks."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

Ink = NDArray[np.bool_]

_STREAK_SHARE: Final = 0.35
"""Of a whole column; a page's own rules stand askew and blacken less of any one column."""
_STREAK_WIDTH: Final = 3
_ALL_AROUND: Final = 8
COARSE: Final = 150
"""Rows an inch; with fewer, the dot of an i is no bigger than a speck."""
_DOT_ABOVE: Final = 3
"""Rows from the dot of an i to its stem, at most, where rows are so coarse."""


def cleaned(ink: Ink, *, rows_an_inch: float) -> Ink:
    """The page without streaks, without specks of one or two dots, and without pinholes."""
    whole = _unstreaked(_unstreaked(ink).T).T
    bare = _despeckled(whole)
    if rows_an_inch < COARSE:
        # Without its dot "Prairie" becomes "Praine", however often it is read.
        bare = bare | (whole & _just_above(bare))
    filled: Ink = bare | (_neighbours(bare) == _ALL_AROUND)
    return filled


def _despeckled(ink: Ink) -> Ink:
    around = _neighbours(ink)
    ends = ink & (around <= 1)
    pairs = ends & (around == 1) & (_neighbours(ends) >= 1)
    bare: Ink = ink & ~(pairs | (around == 0))
    return bare


def _just_above(ink: Ink) -> Ink:
    """The places a few rows over ink, or beside such a place."""
    above = np.zeros_like(ink)
    for rows in range(1, _DOT_ABOVE + 1):
        above[:-rows] |= ink[rows:]
    beside: Ink = above.copy()
    beside[:, 1:] |= above[:, :-1]
    beside[:, :-1] |= above[:, 1:]
    return beside


def _neighbours(ink: Ink) -> NDArray[np.uint8]:
    """How many of the eight dots around each are black."""
    padded = np.pad(ink, 1).astype(np.uint8)
    rows = padded[:-2] + padded[1:-1] + padded[2:]
    counted: NDArray[np.uint8] = rows[:, :-2] + rows[:, 1:-1] + rows[:, 2:] - padded[1:-1, 1:-1]
    return counted


def _unstreaked(ink: Ink) -> Ink:
    """Thin columns that are black down the page get what their two neighbours agree on."""
    blackened = ink.mean(axis=0) > _STREAK_SHARE
    starts = np.flatnonzero(blackened & ~np.roll(blackened, 1))
    mended = ink.copy()
    for start in starts:
        width = int(np.argmin(blackened[start:])) if not blackened[start:].all() else _STREAK_WIDTH
        if 0 < width <= _STREAK_WIDTH and 0 < start < ink.shape[1] - width:
            both = ink[:, start - 1] & ink[:, start + width]
            mended[:, start : start + width] = both[:, None]
    return mended
