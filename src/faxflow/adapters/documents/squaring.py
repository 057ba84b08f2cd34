"""A page made ready for recognition: cleaned, with square dots, straight, at one resolution."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from PIL import Image, ImageFilter

from faxflow.adapters.documents.cleaning import Ink, cleaned
from faxflow.adapters.documents.raster import Raster
from faxflow.adapters.documents.straightening import is_sideways, skew_degrees

_DARK: Final = 128
_GREYS: Final = (48, 208)
_MOST_GREY: Final = 0.03
"""A page with fewer dots between black and white is a fax, whatever it was saved as."""
_LEAST_SKEW: Final = 0.1
_ROUGHLY: Final = 4
"""Every fourth dot tells whether a page lies on its side."""


@dataclass(frozen=True, slots=True)
class Look:
    """One way of preparing a page; other ways make other mistakes."""

    dots_an_inch: int
    blur: float
    resampling: Image.Resampling


LOOKS: Final = (
    Look(300, 1.2, Image.Resampling.BICUBIC),
    Look(250, 0.7, Image.Resampling.LANCZOS),
    Look(204, 0.5, Image.Resampling.BICUBIC),
)
"""The best first, and two that differ from it enough to be asked for a second opinion."""


@dataclass(frozen=True, slots=True)
class StraightPage:
    """A page cleaned and straightened, of which looks can be taken.

    It is turned once, while it is small: to turn each look took half as long as to read it.
    """

    picture: Image.Image
    across: float
    down: float

    def seen(self, look: Look, *, over: bool = False) -> Image.Image:
        """The page in grey as that look has it; `over` turns it upside down."""
        size = (
            max(1, round(self.picture.width / self.across * look.dots_an_inch)),
            max(1, round(self.picture.height / self.down * look.dots_an_inch)),
        )
        squared = self.picture.resize(size, look.resampling)
        soft = squared.filter(ImageFilter.GaussianBlur(look.blur))
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
    picture = Image.fromarray(raster.dots)
    if abs(skew) <= _LEAST_SKEW:
        return StraightPage(picture, raster.across, raster.down)
    # Only where dots are square does turning leave letters as they are.
    fine = max(raster.across, raster.down)
    size = round(picture.width * fine / raster.across), round(picture.height * fine / raster.down)
    squared = picture.resize(size, Image.Resampling.BICUBIC)
    turned = squared.rotate(skew, Image.Resampling.BICUBIC, fillcolor=255)
    return StraightPage(turned, fine, fine)


def _is_black_and_white(raster: Raster) -> bool:
    darkest, lightest = _GREYS
    between = (raster.dots > darkest) & (raster.dots < lightest)
    return bool(between.mean() < _MOST_GREY)


def _drawn(ink: Ink) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    return np.where(ink, 0, 255).astype(np.uint8)
