"""How far a page stands askew, from the sharpness of its rows of ink."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from faxflow.adapters.documents.cleaning import Ink

_MOST_DEGREES: Final = 3.0
_COARSE, _FINE = 0.25, 0.05
_SAMPLE: Final = 50_000
"""Dots of ink that are looked at; more say the same."""
_GOLDEN: Final = 0.618034
"""Its multiples lie evenly over any row."""
_LINES: Final = 150.0
"""Lines an inch in which ink is counted."""


def skew_degrees(ink: Ink, across: float, down: float) -> float:
    """By how much the page must be turned, against the clock, to stand straight."""
    rows, columns = np.nonzero(ink)
    if not len(rows):
        return 0.0
    step = len(rows) // _SAMPLE + 1
    x = columns[::step] / across * _LINES
    # A dot is as high as its row: without that, rows coarser than our lines favour no skew.
    spread = np.arange(len(x)) * _GOLDEN % 1.0
    y = (rows[::step] + spread) / down * _LINES
    rough = _sharpest(x, y, np.arange(-_MOST_DEGREES, _MOST_DEGREES + _COARSE, _COARSE))
    return _sharpest(x, y, np.arange(rough - _COARSE, rough + _COARSE + _FINE, _FINE))


def _sharpest(x: NDArray[np.float64], y: NDArray[np.float64], angles: NDArray[np.float64]) -> float:
    return float(max(angles, key=lambda angle: _sharpness(x, y, float(angle))))


def _sharpness(x: NDArray[np.float64], y: NDArray[np.float64], degrees: float) -> float:
    """Large where rows full of ink lie beside empty ones."""
    levels = (y - x * np.tan(np.radians(degrees))).astype(np.int64)
    counted = np.bincount(levels - levels.min()).astype(np.float64)
    return float(np.square(np.diff(counted)).sum())


def is_sideways(ink: Ink) -> bool:
    """Whether lines of text seem to run up and down the page instead of across."""
    return _stripes(ink.mean(axis=0)) > 2 * _stripes(ink.mean(axis=1))


def _stripes(profile: NDArray[np.floating]) -> float:
    """How much the ink changes from one row to the next, beside how much there is."""
    total = float(profile.sum())
    return float(np.square(np.diff(profile)).sum()) / total if total else 0.0
