"""The case's name in the bottom margin of pages that have no place for it."""

import io
from collections.abc import Collection
from typing import Final

import pikepdf
from reportlab.pdfgen.canvas import Canvas

_SIZE: Final = 8.0
_LEFT: Final = 40.0
_BOTTOM: Final = 20.0
"""Points; a fax machine may cut off a fifth of an inch (14.4 points) at the edge."""
_RESOURCE: Final = pikepdf.Name("/FaxflowStamp")
"""A name of our own: pikepdf's overlays get random ones, and equal letters other bytes."""


def stamp(letter: pikepdf.Pdf, name: str, pages: Collection[int]) -> None:
    """Writes `name` on the pages numbered so, from 0."""
    if not pages:
        return
    with pikepdf.open(io.BytesIO(_sheet(name))) as sheet:
        drawing = letter.copy_foreign(sheet.pages[0].as_form_xobject())
    for number in pages:
        page = letter.pages[number]
        left, bottom = (float(edge) for edge in page.mediabox.as_list()[:2])
        page.add_resource(drawing, pikepdf.Name.XObject, _RESOURCE)
        page.contents_add(b"q\n", prepend=True)
        page.contents_add(f"\nQ q 1 0 0 1 {left} {bottom} cm {_RESOURCE} Do Q".encode())


def _sheet(name: str) -> bytes:
    """A page that is empty but for `name`."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    canvas.setFont("Helvetica", _SIZE)
    canvas.drawString(_LEFT, _BOTTOM, name)
    canvas.save()
    return buffer.getvalue()
