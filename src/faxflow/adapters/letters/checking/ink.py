"""Where a page shows ink, seen at a low resolution."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import pypdfium2

_LOOK_SCALE: Final = 0.25
"""18 dots an inch show whether there is ink at all."""
_WHITE: Final = 255
_NEARLY_WHITE: Final = 250
"""What a fax shows of it is white; a logo's faint ground must not drive a stamp away."""


@dataclass(frozen=True, slots=True)
class Box:
    """Edges as the page is shown, from its lower left corner."""

    left: float
    bottom: float
    right: float
    top: float


def is_white(pages: Iterable[pypdfium2.PdfPage]) -> bool:
    """Whether no page shows ink; a letter without pages shows none. Raises MemoryError."""
    pictures = (page.render(scale=_LOOK_SCALE, grayscale=True) for page in pages)
    return all(int(picture.to_numpy().min()) == _WHITE for picture in pictures)


def ink_in(page: pypdfium2.PdfPage, box: Box, *, scale: float = 1.0) -> float:
    """The share of dots with ink in a box of the page as it is shown, in the page's units.

    `scale` is dots a unit. A box that does not fit on the page counts as full.
    """
    width, height = page.get_size()
    margins = (box.left, box.bottom, width - box.right, height - box.top)
    if min(margins) < 0:
        return 1.0
    picture = page.render(scale=scale, grayscale=True, crop=margins)
    return float((picture.to_numpy() < _NEARLY_WHITE).mean())
