"""The pages of a PDF: their text where they have some, else the picture that they show."""

from collections.abc import Iterator
from contextlib import closing
from typing import Final

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium

from faxflow.adapters.documents.pdf_words import lines_on
from faxflow.adapters.documents.raster import MOST_DOTS, Dots, Raster
from faxflow.domain.referrals.document_text import Line, Unreadable

PdfPage = tuple[Line, ...] | Raster | str
"""Lines of text, or a picture of the page, or why there is neither."""

_POINTS: Final = 72
_DRAWN_DOTS: Final = 300
"""Dots an inch of a page that is drawn because it is not one picture."""
_SCAN_SHARE: Final = 0.5
"""Of the page; a letterhead's picture is smaller."""
_STAMPED_LETTERS: Final = 400
"""A gateway stamps a line or two onto the picture; a letter has more than that."""
_GARBLED_SHARE: Final = 0.5
_FLAT: Final = 0.001
_MOSTLY_BLACK: Final = 90


def open_pdf(content: bytes) -> pypdfium2.PdfDocument | Unreadable:
    """The opened PDF, to be closed by the caller."""
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD
        why = "the PDF is protected by a password" if locked else "the PDF is damaged"
        return Unreadable(why)
    if not len(document):
        document.close()
        return Unreadable("the PDF has no pages")
    return document


def pages_of(document: pypdfium2.PdfDocument, most: int) -> Iterator[PdfPage]:
    """The first pages, one after the other."""
    for index in range(min(most, len(document))):
        try:
            page = _flattened(document, index)
        except pypdfium2.PdfiumError:
            yield "the page is damaged"
            continue
        with closing(page):
            yield _read(page)


def _flattened(document: pypdfium2.PdfDocument, index: int) -> pypdfium2.PdfPage:
    """The page with all that was typed into it; it sees that once it is loaded anew."""
    with closing(document[index]) as page:
        pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY)
    return document[index]


def _read(page: pypdfium2.PdfPage) -> PdfPage:
    try:
        pictures = list(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE]))
        lines = lines_on(page)
        if lines and not _is_scan(page, pictures, lines):
            return lines
        return _picture(page, pictures)
    except (pypdfium2.PdfiumError, ValueError):
        return "the page is damaged"
    except MemoryError:
        return "the page is larger than any paper"


def _is_scan(
    page: pypdfium2.PdfPage, pictures: list[pypdfium2.PdfImage], lines: tuple[Line, ...]
) -> bool:
    """Whether the page is rather a picture: text under it was recognised by who knows what."""
    letters = sum(len(word.text) for line in lines for word in line.words)
    covered = max((_share(page, picture) for picture in pictures), default=0.0)
    if covered >= _SCAN_SHARE:
        return letters < _STAMPED_LETTERS or _has_hidden_text(page)
    return _is_garbled(lines)


def _share(page: pypdfium2.PdfPage, picture: pypdfium2.PdfImage) -> float:
    left, bottom, right, top = picture.get_bounds()
    width, height = page.get_size()
    return float(abs((right - left) * (top - bottom)) / max(width * height, 1.0))


def _has_hidden_text(page: pypdfium2.PdfPage) -> bool:
    """Whether text lies invisibly on the page, as programs for recognising text leave it."""
    texts = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT])
    hidden = pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
    return any(pdfium.FPDFTextObj_GetTextRenderMode(text.raw) == hidden for text in texts)


def _is_garbled(lines: tuple[Line, ...]) -> bool:
    """Whether the letters have no meaning, or each stands alone, as turned text does."""
    words = [word.text for line in lines for word in line.words]
    odd = sum(len(word) == 1 or not word.isprintable() or "\ufffd" in word for word in words)
    return len(words) > 1 and odd > _GARBLED_SHARE * len(words)


def _picture(page: pypdfium2.PdfPage, pictures: list[pypdfium2.PdfImage]) -> Raster | str:
    width, height = page.get_size()
    if width < 1 or height < 1:
        return "the page has no size"
    alone = pictures[0] if len(pictures) == 1 else None
    if alone is not None and _share(page, alone) > _SCAN_SHARE and not lines_on(page):
        across, down = alone.get_px_size()
        if across * down > MOST_DOTS:
            return "the page is larger than any paper"
        if _lies_straight(alone):
            return _native(page, alone)
    return _rendered(page)


def _lies_straight(picture: pypdfium2.PdfImage) -> bool:
    matrix = picture.get_matrix()
    turned = abs(matrix.b) + abs(matrix.c)
    return bool(matrix.a > 0 and matrix.d > 0 and turned <= _FLAT * (matrix.a + matrix.d))


def _native(page: pypdfium2.PdfPage, picture: pypdfium2.PdfImage) -> Raster:
    """The picture's own dots: drawn anew they would be blurred before they are cleaned."""
    dots = _grey(picture.get_bitmap())
    if dots.mean() < _MOSTLY_BLACK:
        dots = 255 - dots
    left, bottom, right, top = picture.get_bounds()
    stated = (
        dots.shape[1] / max(right - left, 1.0) * _POINTS,
        dots.shape[0] / max(top - bottom, 1.0) * _POINTS,
    )
    raster = Raster.measured(dots, stated)
    quarters = page.get_rotation() // 90
    turned = np.rot90(raster.dots, -quarters)
    if quarters % 2:
        return Raster(turned, raster.down, raster.across)
    return Raster(turned, raster.across, raster.down)


def _rendered(page: pypdfium2.PdfPage) -> Raster:
    width, height = page.get_size()
    most = (MOST_DOTS / (width * height)) ** 0.5
    scale = min(_DRAWN_DOTS / _POINTS, most)
    dots = _grey(page.render(scale=scale, grayscale=True))
    return Raster(dots, scale * _POINTS, scale * _POINTS)


def _grey(bitmap: pypdfium2.PdfBitmap) -> Dots:
    return np.asarray(bitmap.to_pil().convert("L"), dtype=np.uint8)
