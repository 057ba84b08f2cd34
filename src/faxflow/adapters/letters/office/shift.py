"""How far apart two PDFs draw the same things."""

import io
from collections.abc import Iterator
from itertools import zip_longest
from typing import Final

import pikepdf

SMALLEST_STEP: Final = 0.1
"""Points: LibreOffice's Writer rounds places to twentieths, and tells a PDF tenths."""
_PLACING: Final = frozenset({"m", "l", "c", "v", "y", "re", "Td", "Tm", "cm"})
"""Operators whose numbers are places (ISO 32000-1, annex A)."""
_Drawn = tuple[str, tuple[str, ...], tuple[float, ...]]
"""An operator, its operands that must be the same, and those that are places."""


def farthest_shift(pdf_a: bytes, pdf_b: bytes) -> float | None:
    """The farthest step in points between the same thing in both; None where things differ.

    Raises pikepdf.PdfError.
    """
    with pikepdf.open(io.BytesIO(pdf_a)) as one, pikepdf.open(io.BytesIO(pdf_b)) as other:
        farthest = 0.0
        for drawn, its_twin in zip_longest(_drawn(one), _drawn(other)):
            if drawn is None or its_twin is None or drawn[:2] != its_twin[:2]:
                return None
            steps = (abs(a - b) for a, b in zip(drawn[2], its_twin[2], strict=True))
            farthest = max(farthest, *steps, 0.0)
        return farthest


def _drawn(pdf: pikepdf.Pdf) -> Iterator[_Drawn]:
    """All that the pages draw, in turn, a page's size before it."""
    for page in pdf.pages:
        yield "page", tuple(str(edge) for edge in page.mediabox.as_list()), ()
        for instruction in pikepdf.parse_content_stream(page):
            operator = str(instruction.operator)
            operands = list(instruction.operands)
            if operator in _PLACING:
                yield operator, (str(len(operands)),), tuple(map(float, operands))
            else:
                yield operator, tuple(map(_told, operands)), ()


def _told(operand: object) -> str:
    return (
        repr([str(each) for each in operand])
        if isinstance(operand, pikepdf.Array)
        else str(operand)
    )
