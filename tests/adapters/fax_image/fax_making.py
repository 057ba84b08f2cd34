"""PDFs to look at as a fax: whatever a test draws on a letter page."""

import io
from collections.abc import Callable

from reportlab.pdfgen.canvas import Canvas

LETTER = (612.0, 792.0)
Drawing = Callable[[Canvas], object]


def pdf_of(*pages: Drawing, size: tuple[float, float] = LETTER) -> bytes:
    """A PDF with a page for each drawing."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=size, invariant=1)
    for draw in pages:
        canvas.setFont("Helvetica", 11)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def written(text: str, grey: float, at: tuple[float, float] = (72, 700)) -> Drawing:
    """Text in a grey, of 0 for black to 1 for white; `at` is in points from the lower left."""

    def draw(canvas: Canvas) -> None:
        canvas.setFillGray(grey)
        canvas.drawString(*at, text)

    return draw


def together(*drawings: Drawing) -> Drawing:
    """All of them on one page."""

    def draw(canvas: Canvas) -> None:
        for one in drawings:
            canvas.saveState()
            one(canvas)
            canvas.restoreState()

    return draw


def ruled(width: float, grey: float, y: float = 300) -> Drawing:
    """A rule across the page, `width` and `y` in points."""

    def draw(canvas: Canvas) -> None:
        canvas.setLineWidth(width)
        canvas.setStrokeGray(grey)
        canvas.line(72, y, 540, y)

    return draw


def filled(grey: float, area: tuple[float, float, float, float]) -> Drawing:
    """A block; `area` is left, bottom, width and height in points."""

    def draw(canvas: Canvas) -> None:
        canvas.setFillGray(grey)
        canvas.rect(*area, stroke=0, fill=1)

    return draw
