"""One page as dots: how dark each is, and how many there are to the inch, across and down."""

from dataclasses import dataclass
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

Dots = NDArray[np.uint8]

MOST_DOTS: Final = 60_000_000
"""An A3 page at 450 dots an inch; larger ones are no paper, and would fill the memory."""
FAX_WIDTHS: Final = (1728, 2048, 2432)
"""Dots across a fax page, for A4 and letter, B4 and A3 paper (ITU-T T.4)."""
FAX_ACROSS, FAX_FINE, FAX_STANDARD = 204.0, 196.0, 98.0
_LETTER_WIDTH, _LETTER_SHAPE = 8.5, 11 / 8.5
_LEAST, _MOST = 60.0, 1300.0
"""Dots an inch that a paper is scanned with; anything else is a program's idle word."""
_ABOUT: Final = 30
"""Dots by which programs that imitate a fax miss its width."""
_HALF: Final = 0.72
"""Height by width below which a page as wide as a fax has only half its lines."""


@dataclass(frozen=True, slots=True)
class Raster:
    """`dots` is 0 for black, 255 for white; rows from the top."""

    dots: Dots
    across: float
    down: float

    @classmethod
    def measured(cls, dots: Dots, stated: tuple[float, float] | None) -> Self:
        """The page with the resolution that it states, or the one that its size tells."""
        height, width = dots.shape
        if width in FAX_WIDTHS:
            return cls(dots, FAX_ACROSS, _fax_lines(height / width, stated))
        if _is_squashed(width, height, stated):
            return cls(dots, FAX_ACROSS, FAX_STANDARD)
        if stated and all(_LEAST <= value <= _MOST for value in stated):
            return cls(dots, *stated)
        guessed = min(width, height / _LETTER_SHAPE) / _LETTER_WIDTH
        return cls(dots, guessed, guessed)


def _is_squashed(width: int, height: int, stated: tuple[float, float] | None) -> bool:
    """Whether a page about as wide as a fax has half its lines, and nothing true is said of it."""
    has_own = stated is not None and stated[0] != stated[1]
    return not has_own and abs(width - FAX_WIDTHS[0]) <= _ABOUT and height / width < _HALF


def _fax_lines(shape: float, stated: tuple[float, float] | None) -> float:
    """Lines an inch of a fax; a short page is trusted only where it says so of itself."""
    if stated and stated[0] > 0 and 0 < stated[1] / stated[0] < _HALF:
        return FAX_STANDARD
    return FAX_STANDARD if shape < _HALF else FAX_FINE
