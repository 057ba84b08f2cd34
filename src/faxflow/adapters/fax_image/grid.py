"""A page of a PDF in greys, on the grid of a fax machine."""

from contextlib import closing
from ctypes import c_double, c_int
from dataclasses import dataclass
from typing import Final

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from faxflow.domain.fax_page import ACROSS, LINE, POINTS, Box, Resolution

Greys = NDArray[np.uint8]
"""Rows from the top; 0 is black, 255 white."""

Corners = tuple[float, float, float, float]
"""Left, bottom, right, top on the PDF's page, in points."""
Area = tuple[int, int, int, int]
"""Left, top, right and bottom on the fax, in pels; the last two are outside."""

_SPARE: Final = 1.01
"""A letter page is 6 pels wider than the line: its white edge is cut, and nothing is shrunk."""
_MOST_PELS: Final = 60_000_000
_WHITE: Final = (255, 255, 255, 255)
_LOOK: Final = pdfium.FPDF_ANNOT | pdfium.FPDF_GRAYSCALE


class Undrawable(Exception):
    """Why there is no picture of it; names no text of the letter."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """How a page lies on the fax: `left` pels in, `wide` by `high`, turned by so many quarters."""

    left: int
    wide: int
    high: int
    quarters: int
    shrunk: float
    resolution: Resolution

    @classmethod
    def under(cls, page: pypdfium2.PdfPage, resolution: Resolution) -> "Sheet":
        """The sheet for `page`: in true size where it is no wider than the line.

        What is wider is turned where it then fits, else shrunk. Raises Undrawable.
        """
        width, height = page.get_size()
        line = LINE / ACROSS * POINTS * _SPARE
        turns = width > line >= height
        if turns:
            width, height = height, width
        shrunk = min(1.0, line / width) if width > 0 else 1.0
        wide = round(width * shrunk * ACROSS / POINTS)
        high = round(height * shrunk * resolution.down / POINTS)
        if wide < 1 or high < 1 or wide * high > _MOST_PELS:
            raise Undrawable("a page has the size of no paper")
        return cls((LINE - wide) // 2, wide, high, int(turns), shrunk, resolution)

    def pels(self, page: pypdfium2.PdfPage, corners: Corners) -> Area:
        """Where that is on the fax."""
        left, bottom, right, top = corners
        ends = [self._pel(page, x, y) for x, y in ((left, bottom), (right, top))]
        xs, ys = zip(*ends, strict=True)
        return min(xs), min(ys), max(xs) + 1, max(ys) + 1

    def _pel(self, page: pypdfium2.PdfPage, x: float, y: float) -> tuple[int, int]:
        across, down = c_int(), c_int()
        place = (self.left, 0, self.wide, self.high, self.quarters)
        pdfium.FPDF_PageToDevice(page, *place, c_double(x), c_double(y), across, down)
        return across.value, down.value

    def box(self, left: int, top: int, right: int, bottom: int) -> Box:
        """In points from the upper left corner of the sheet."""
        across, down = POINTS / ACROSS, POINTS / self.resolution.down
        edges = ((left - self.left) * across, top * down, (right - self.left) * across)
        return Box(*edges, bottom * down)

    @property
    def width(self) -> float:
        """In points, as it is printed."""
        return self.wide * POINTS / ACROSS


def drawn(page: pypdfium2.PdfPage, sheet: Sheet) -> Greys:
    """The page's greys, as wide as the line."""
    with closing(
        pypdfium2.PdfBitmap.new_native(LINE, sheet.high, pdfium.FPDFBitmap_Gray)
    ) as bitmap:
        bitmap.fill_rect(_WHITE, 0, 0, LINE, sheet.high)
        place = (sheet.left, 0, sheet.wide, sheet.high, sheet.quarters)
        pdfium.FPDF_RenderPageBitmap(bitmap, page, *place, _LOOK)
        greys: Greys = np.array(bitmap.to_numpy(), dtype=np.uint8).reshape(sheet.high, LINE)
    return greys
