"""The case's name in the bottom margin of pages that have no place for it."""

import functools
import io
from collections.abc import Collection
from typing import Final

import pikepdf
from reportlab.pdfgen.canvas import Canvas

_SIZE: Final = 8.0
_LEFT: Final = 40.0
_BOTTOM: Final = 20.0
"""Points; a fax machine may cut off a fifth of an inch (14.4 points) at the edge."""


def stamp(letter: pikepdf.Pdf, name: str, pages: Collection[int]) -> None:
    """Writes `name` on the pages numbered so, from 0."""
    for number in pages:
        page = letter.pages[number]
        left, bottom, right, top = (float(edge) for edge in page.mediabox.as_list())
        with pikepdf.open(io.BytesIO(_overlay(name, right - left, top - bottom))) as overlay:
            page.add_overlay(overlay.pages[0], None)


@functools.lru_cache(maxsize=8)
def _overlay(name: str, width: float, height: float) -> bytes:
    """A page of that size (points), empty but for `name`."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(width, height), invariant=1)
    canvas.setFont("Helvetica", _SIZE)
    canvas.drawString(_LEFT, _BOTTOM, name)
    canvas.save()
    return buffer.getvalue()
