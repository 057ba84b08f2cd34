"""Draws the cover page: black, large and without thin lines, for a fax machine's eye."""

import io
import math
from collections.abc import Iterator
from typing import Final

from reportlab.lib.pagesizes import LETTER
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from faxflow.adapters.letters.drawing.typefaces import typefaces_for
from faxflow.domain.cover import Cover

_LEFT, _RIGHT = 72.0, LETTER[0] - 72.0
_TOP: Final = LETTER[1] - 72.0
_VALUES: Final = _LEFT + 96.0
"""Points from the left edge of the page, where what is said begins."""
_HEAD, _TYPE, _SMALL = 40.0, 13.0, 11.5
"""Points; small print runs together at 98 lines an inch."""
_LEADING: Final = 1.35
_RULE: Final = 2.0
"""Points: five pels, which no machine loses."""
_CUT: Final = 0.8
"""A part of a word may be made of wider letters than the whole."""
_LOWEST: Final = 72.0
_ROW_GAP: Final = 9.0


class CoverTooLong(Exception):
    """The cover does not fit on its page."""


class NoTypeface(Exception):
    """No typeface of this machine can draw it."""


def cover_page(cover: Cover, pages: int) -> bytes:
    """One page, which says that the fax has so many with it. Equal covers are equal bytes.

    Raises NoTypeface or CoverTooLong.
    """
    faces = typefaces_for(cover.text)
    if faces is None:
        raise NoTypeface
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=LETTER, invariant=1)
    canvas.setFont(f"{faces.sans}-b", _HEAD)
    canvas.drawString(_LEFT, _TOP - _HEAD, "Fax")
    y = _TOP - _HEAD - 18.0
    y = _rule(canvas, y) - 12.0
    for label, value in _rows(cover, pages):
        y = _row(canvas, y, faces.sans, (label, value))
    y = _rule(canvas, y - 6.0) - 18.0
    _notice(canvas, y, faces.sans, cover.notice)
    canvas.save()
    return buffer.getvalue()


def _rows(cover: Cover, pages: int) -> Iterator[tuple[str, str]]:
    """Labels and what they say; a line that says nothing is left out."""
    told = (
        ("To", cover.to),
        ("Fax", cover.number),
        ("From", "\n".join(filter(None, (cover.practice, cover.contact)))),
        ("Date", cover.day),
        ("Pages", f"{pages}, with this cover"),
        ("Reference", cover.reference),
    )
    return ((label, value) for label, value in told if value)


def _row(canvas: Canvas, y: float, face: str, row: tuple[str, str]) -> float:
    label, value = row
    canvas.setFont(f"{face}-b", _TYPE)
    canvas.drawString(_LEFT, y - _TYPE, label)
    canvas.setFont(face, _TYPE)
    for line in _lines(value, face, _TYPE, _RIGHT - _VALUES):
        canvas.drawString(_VALUES, y - _TYPE, line)
        y -= _TYPE * _LEADING
    return _checked(y - _ROW_GAP)


def _notice(canvas: Canvas, y: float, face: str, notice: str) -> None:
    if not notice.strip():
        return
    canvas.setFont(f"{face}-b", _TYPE)
    canvas.drawString(_LEFT, y - _TYPE, "Confidential")
    y -= _TYPE * _LEADING + 4.0
    canvas.setFont(face, _SMALL)
    for line in _lines(notice, face, _SMALL, _RIGHT - _LEFT):
        canvas.drawString(_LEFT, _checked(y - _SMALL), line)
        y -= _SMALL * _LEADING


def _rule(canvas: Canvas, y: float) -> float:
    canvas.setLineWidth(_RULE)
    canvas.line(_LEFT, y, _RIGHT, y)
    return y


def _checked(y: float) -> float:
    if y < _LOWEST:
        raise CoverTooLong
    return y


def _lines(text: str, face: str, size: float, width: float) -> Iterator[str]:
    """The text in lines of that width; a word that is longer than one is cut."""
    for line in simpleSplit(text, face, size, width):
        wide = stringWidth(line, face, size)
        if wide <= width:
            yield line
            continue
        most = max(1, math.floor(len(line) * width / wide * _CUT))
        yield from (line[start : start + most] for start in range(0, len(line), most))
