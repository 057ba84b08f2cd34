"""What draws on a page of a PDF: pieces of text, pictures and lines, each with its place."""

from collections.abc import Iterator
from ctypes import c_float, c_int, c_uint
from dataclasses import dataclass
from enum import Enum, auto
from math import hypot
from typing import Final

import pypdfium2
import pypdfium2.raw as pdfium

from faxflow.adapters.fax_image.grid import Corners

_DEEPEST: Final = 15
"""Forms within forms; a PDF may nest them in a circle."""


class Means(Enum):
    TEXT = auto()
    PICTURE = auto()
    LINES = auto()


_MEANS: Final = {
    pdfium.FPDF_PAGEOBJ_TEXT: Means.TEXT,
    pdfium.FPDF_PAGEOBJ_IMAGE: Means.PICTURE,
    pdfium.FPDF_PAGEOBJ_SHADING: Means.PICTURE,
    pdfium.FPDF_PAGEOBJ_PATH: Means.LINES,
}


@dataclass(frozen=True, slots=True)
class Mark:
    """`size` is the type's size or the line's width, in points; 0 for what is filled.

    `grey` is that of its colour, of 0 for black to 255.
    """

    means: Means
    corners: Corners
    size: float
    grey: int
    source: pypdfium2.PdfObject

    def words(self, texts: pypdfium2.PdfTextPage) -> str:
        """The text of a piece of text."""
        if not isinstance(self.source, pypdfium2.PdfTextObj):
            return ""
        self.source.textpage = texts
        try:
            return " ".join(self.source.extract().split())
        except pypdfium2.PdfiumError:
            return ""


def marks_on(page: pypdfium2.PdfPage) -> Iterator[Mark]:
    """All that draws, in the order in which it is drawn."""
    return _marks(page, None, pypdfium2.PdfMatrix(), 0)


def _marks(
    page: pypdfium2.PdfPage, form: pypdfium2.PdfObject | None, over: pypdfium2.PdfMatrix, depth: int
) -> Iterator[Mark]:
    for one in page.get_objects(max_depth=1, form=form):
        if one.type == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            yield from _marks(page, one, one.get_matrix().multiply(over), depth + 1)
        elif one.type in _MEANS and (mark := _mark(one, over)) is not None:
            yield mark


def _mark(one: pypdfium2.PdfObject, over: pypdfium2.PdfMatrix) -> Mark | None:
    try:
        bounds = one.get_bounds()
    except pypdfium2.PdfiumError:
        return None
    means = _MEANS[one.type]
    corners = over.on_rect(*bounds)
    if means is Means.PICTURE:
        return Mark(means, corners, 0.0, 0, one)
    whole = one.get_matrix().multiply(over)
    if means is Means.TEXT:
        size = one.get_font_size() * hypot(whole.c, whole.d)
        return Mark(means, corners, size, _grey(one, pdfium.FPDFPageObj_GetFillColor), one)
    return _lines(one, corners, whole)


def _lines(one: pypdfium2.PdfObject, corners: Corners, whole: pypdfium2.PdfMatrix) -> Mark:
    fill, stroke, width = c_int(), c_int(), c_float()
    pdfium.FPDFPath_GetDrawMode(one, fill, stroke)
    if stroke.value and not fill.value:
        pdfium.FPDFPageObj_GetStrokeWidth(one, width)
        size = width.value * (hypot(whole.a, whole.b) + hypot(whole.c, whole.d)) / 2
        grey = _grey(one, pdfium.FPDFPageObj_GetStrokeColor)
        return Mark(Means.LINES, corners, size, grey, one)
    return Mark(Means.LINES, corners, 0.0, _grey(one, pdfium.FPDFPageObj_GetFillColor), one)


def _grey(one: pypdfium2.PdfObject, colour_of: object) -> int:
    """How light its colour is on white paper (ITU-R BT.601)."""
    red, green, blue, cover = (c_uint() for _ in range(4))
    if not callable(colour_of) or not colour_of(one, red, green, blue, cover):
        return 0
    own = 0.299 * red.value + 0.587 * green.value + 0.114 * blue.value
    return round(255 - (255 - own) * cover.value / 255)
