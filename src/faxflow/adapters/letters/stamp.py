"""The case's name in the margin of pages that have no place for it."""

from collections.abc import Collection, Sequence
from typing import Final

import pikepdf
import pypdfium2

from faxflow.adapters.letters.checking.margin import Line, Matrix, margin_place

_SIZE: Final = 8.0
_WIDTH_A_LETTER: Final = 0.6
"""Of the size; a little more than Helvetica's digits and capitals need."""
_RESOURCE: Final = pikepdf.Name("/FaxflowStamp")
"""A name of our own: random ones would make other bytes of equal letters."""


def stamp(
    letter: pikepdf.Pdf, shown: Sequence[pypdfium2.PdfPage], name: str, pages: Collection[int]
) -> None:
    """Writes `name` on the pages numbered so, from 0; `shown` are all its pages as PDFium has them.

    It is as large on every page, whatever the page's unit, and upright however it is turned.
    """
    if not pages:
        return
    font = letter.make_indirect(_font())
    for number in pages:
        page = letter.pages[number]
        unit = float(page.obj.get("/UserUnit", 1))
        line = Line(len(name) * _SIZE * _WIDTH_A_LETTER, _SIZE, unit)
        matrix = margin_place(shown[number], line)
        page.add_resource(font, pikepdf.Name.Font, _RESOURCE)
        page.contents_add(b"q\n", prepend=True)
        page.contents_add(_drawing(name, matrix))


def _font() -> pikepdf.Dictionary:
    """One of the fonts that every PDF reader has."""
    return pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type1,
        BaseFont=pikepdf.Name.Helvetica,
        Encoding=pikepdf.Name.WinAnsiEncoding,
    )


def _drawing(name: str, matrix: Matrix) -> bytes:
    """The content that writes the name in black, after whatever the page leaves behind."""
    place = " ".join(f"{number:.4f}" for number in matrix)
    text = f"BT {_RESOURCE} {_SIZE} Tf ({name}) Tj ET"
    return f"\nQ q {place} cm 0 g 0 Tr {text} Q".encode()
