"""A page as fax machines print it, and what of a letter does not come through so."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

ACROSS: Final = 204
"""Pels an inch across, at either resolution: 1728 on 215 mm (ITU-T T.4, 2.1)."""
LINE: Final = 1728
"""Pels of one line, on A4 and letter paper (ITU-T T.4, 2.1)."""
DARK_ENOUGH: Final = 128
"""Grey below which a pel is printed black, of 0 for black to 255."""
POINTS: Final = 72
"""An inch has so many."""


class Resolution(StrEnum):
    """`FINE` has 7.7 lines to the millimetre, `STANDARD` 3.85 (ITU-T T.4, 2.2)."""

    FINE = "fine"
    STANDARD = "standard"

    @property
    def down(self) -> int:
        """Lines an inch."""
        return 196 if self is Resolution.FINE else 98


@dataclass(frozen=True, slots=True)
class Inking:
    """How greys become black and white; `threshold` counts only where nothing is dithered."""

    resolution: Resolution = Resolution.FINE
    threshold: int = DARK_ENOUGH
    dithered: bool = False


USUAL: Final = Inking()
"""What most gateways do."""


@dataclass(frozen=True, slots=True)
class Box:
    """A place on a page, in points from its upper left corner, as the page is read."""

    left: float
    top: float
    right: float
    bottom: float


class Lost(StrEnum):
    """What the ink that vanished was."""

    TEXT = "text"
    PICTURE = "picture"
    RULE = "rule"
    DRAWING = "drawing"
    SHADING = "shading"
    """A flat tint: nothing that is written on it goes with it."""


@dataclass(frozen=True, slots=True)
class VanishedTile:
    """A place that had ink and prints white; pages count from 1.

    `darkest` is its darkest grey, of 0 for black to 255. `words` are the text that stood there:
    patients' data in a patient's letter.
    """

    page: int
    box: Box
    lost: Lost
    darkest: int
    words: str = ""


class Danger(StrEnum):
    """Why ink that is still there in this picture may be gone, or unreadable, on the next fax."""

    THIN_RULE = "thin rule"
    SMALL_TYPE = "small type"
    PALE_TYPE = "pale type"
    DROWNED_TYPE = "drowned type"


@dataclass(frozen=True, slots=True)
class Risk:
    """Everything on one page that is in the same danger.

    `least` is the thinnest rule or the smallest type among it, in points; for pale and drowned
    type the lightest grey, of 0 to 255.
    """

    page: int
    danger: Danger
    boxes: tuple[Box, ...]
    least: float


def place_in_words(page: int, box: Box, width: float) -> str:
    """`page 1, 3.2 in from the top, left half`; `width` is the page's, in points."""
    middle = width / 2
    side = "left half" if box.right <= middle else "right half"
    if box.left < middle < box.right:
        side = "across the middle" if box.right - box.left < middle else "across the page"
    return f"page {page}, {box.top / POINTS:.1f} in from the top, {side}"
