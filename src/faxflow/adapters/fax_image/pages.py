"""A letter as the fax machine prints it, page by page, with what of it does not come through."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from faxflow.adapters.fax_image.dangers import Seen, dangers
from faxflow.adapters.fax_image.grid import Greys, Sheet, Undrawable, drawn
from faxflow.adapters.fax_image.ink import Pels, cells_of, printed
from faxflow.adapters.fax_image.losses import Loss, Placed, losses
from faxflow.adapters.fax_image.marks import marks_on
from faxflow.adapters.fax_image.strokes import thinned
from faxflow.domain.fax_page import USUAL, Inking, Risk, VanishedTile

_MOST_WORDS = 60
"""Letters that are enough to find a place in a template."""


@dataclass(frozen=True, slots=True, eq=False)
class FaxPage:
    """Page `number`, from 1; `greys` before and `pels` after, which are True where it is black."""

    number: int
    sheet: Sheet
    greys: Greys
    pels: Pels
    vanished: tuple[VanishedTile, ...]
    risks: tuple[Risk, ...]


def fax_pages(pdf: bytes, inking: Inking = USUAL, *, words: bool = False) -> Iterator[FaxPage]:
    """The pages of a letter; `words` also reads the texts that vanished. Raises Undrawable.

    The words are patients' data where the letter is a patient's.
    """
    try:
        with pypdfium2.PdfDocument(pdf) as document:
            if not len(document):
                raise Undrawable("the PDF has no pages")
            for index in range(len(document)):
                with closing(_flattened(document, index)) as page:
                    yield _fax_page(page, index + 1, inking, words=words)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD
        why = "the PDF is protected by a password" if locked else "it is no PDF, or a damaged one"
        raise Undrawable(why) from error
    except MemoryError as error:
        raise Undrawable("a page is larger than any paper") from error


def vanished(pdf: bytes, inking: Inking = USUAL, *, words: bool = False) -> list[VanishedTile]:
    """All places of a letter where ink was and the fax has none. Raises Undrawable."""
    return [one for page in fax_pages(pdf, inking, words=words) for one in page.vanished]


def _flattened(document: pypdfium2.PdfDocument, index: int) -> pypdfium2.PdfPage:
    """The page with what was typed into its fields, which it shows once it is loaded anew."""
    if document.get_formtype() == pdfium.FORMTYPE_NONE:
        return document[index]
    with closing(document[index]) as page:
        pdfium.FPDFPage_Flatten(page, pdfium.FLAT_PRINT)
    return document[index]


def _fax_page(page: pypdfium2.PdfPage, number: int, inking: Inking, *, words: bool) -> FaxPage:
    sheet = Sheet.under(page, inking.resolution)
    greys = drawn(page, sheet)
    pels = printed(greys, inking)
    placed = [Placed(mark, sheet.pels(page, mark.corners)) for mark in marks_on(page)]
    found = losses(greys, cells_of(greys, pels, inking), placed)
    tiles = tuple(_tile(page, number, sheet, one, words=words) for one in found.places)
    seen = Seen(sheet, pels, inking, found.frayed | thinned(greys, pels, placed))
    return FaxPage(number, sheet, greys, pels, tiles, tuple(dangers(number, seen, placed)))


def _tile(
    page: pypdfium2.PdfPage, number: int, sheet: Sheet, loss: Loss, *, words: bool
) -> VanishedTile:
    text = ""
    if words and loss.marks:
        with closing(page.get_textpage()) as texts:
            text = " ".join(one.words(texts) for one in loss.marks).strip()
    text = text if len(text) <= _MOST_WORDS else f"{text[:_MOST_WORDS]}…"
    return VanishedTile(number, sheet.box(*loss.area), loss.lost, loss.darkest, text)
