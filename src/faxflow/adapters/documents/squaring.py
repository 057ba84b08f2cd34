"""A page made ready for recognition: cleaned, with square dots, straight, at one resolution."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from PIL import Image, ImageFilter

from faxflow.adapters.documents.cleaning import COARSE, Ink, cleaned
from faxflow.adapters.documents.raster import Raster
from faxflow.adapters.documents.straightening import is_sideways, skew_degrees

_DARK: Final = 128
_GREYS: Final = (48, 208)
_MOST_GREY: Final = 0.03
"""A page with fewer dots between black and white is a fax, whatever it was saved as."""
_LEAST_SKEW: Final = 0.1
_ROUGHLY: Final = 4
"""Every fourth dot tells whether a page lies on its side."""


_SOFT: Final = ImageFilter.Kernel((3, 3), (1, 2, 1, 2, 4, 2, 1, 2, 1))
_INK_FROM: Final = 150
"""Of a soft grey; what is darker counts as ink where a look is in black and white."""


@dataclass(frozen=True, slots=True)
class Look:
    """One way of preparing a page; other ways make other mistakes."""

    dots_an_inch: int
    resampling: Image.Resampling
    in_grey: bool = True


LOOKS: Final = (
    Look(250, Image.Resampling.BICUBIC),
    Look(204, Image.Resampling.LANCZOS),
    Look(250, Image.Resampling.BICUBIC, in_grey=False),
)
"""The best first, and two that differ from it enough to be asked for a second opinion.

Of a dozen ways that were tried, in twos and threes, these made the fewest mistakes together;
more dots an inch make none fewer, and take longer.
"""


@dataclass(frozen=True, slots=True)
class StraightPage:
    """A page cleaned and straightened, of which looks can be taken.

    It is turned once, while it is small: to turn each look took half as long as to read it. A
    coarse one had fewer rows an inch than small print needs.
    """

    picture: Image.Image
    across: float
    down: float
    is_coarse: bool = False

    def seen(self, look: Look, *, over: bool = False) -> Image.Image:
        """The page as that look has it; `over` turns it upside down."""
        size = (
            max(1, round(self.picture.width / self.across * look.dots_an_inch)),
            max(1, round(self.picture.height / self.down * look.dots_an_inch)),
        )
        squared = self.picture.resize(size, look.resampling)
        soft = squared.filter(_SOFT)
        if not look.in_grey:
            soft = soft.point([255 if grey > _INK_FROM else 0 for grey in range(256)], "1")
        return soft.transpose(Image.Transpose.ROTATE_180) if over else soft


def straight_page(raster: Raster) -> StraightPage:
    """The page cleaned, with its skew; one on its side is turned, perhaps upside down."""
    ink = raster.dots < _DARK
    if _is_black_and_white(raster):
        ink = cleaned(ink, rows_an_inch=raster.down)
        raster = Raster(_drawn(ink), raster.across, raster.down)
    if is_sideways(ink[::_ROUGHLY, ::_ROUGHLY]):
        ink = np.rot90(ink)
        raster = Raster(np.rot90(raster.dots), raster.down, raster.across)
    return _straight(raster, skew_degrees(ink, raster.across, raster.down))


def _straight(raster: Raster, skew: float) -> StraightPage:
    picture, coarse = Image.fromarray(raster.dots), min(raster.across, raster.down) < COARSE
    if abs(skew) <= _LEAST_SKEW:
        return StraightPage(picture, raster.across, raster.down, coarse)
    # Only where dots are square does turning leave letters as they are.
    fine = max(raster.across, raster.down)
    size = round(picture.width * fine / raster.across), round(picture.height * fine / raster.down)
    squared = picture.resize(size, Image.Resampling.BICUBIC)
    turned = squared.rotate(skew, Image.Resampling.BILINEAR, fillcolor=255)
    return StraightPage(turned, fine, fine, coarse)


def _is_black_and_white(raster: Raster) -> bool:
    darkest, lightest = _GREYS
    between = (raster.dots > darkest) & (raster.dots < lightest)
    return bool(between.mean() < _MOST_GREY)


def _drawn(ink: Ink) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    return np.where(ink, 0, 255).astype(np.uint8)
