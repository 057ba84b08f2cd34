"""A picture as a reportlab drawing, for a PDF: a flowable of the picture's size."""

from typing import Any

from faxflow.views.charts.inks import Ink, Stroke
from faxflow.views.charts.shapes import (
    Box,
    Form,
    Mark,
    Path,
    Picture,
    Shape,
    Text,
    corners,
    edge_of,
)

REGULAR_AND_BOLD = ("Helvetica", "Helvetica-Bold")


def drawing(picture: Picture, fonts: tuple[str, str] = REGULAR_AND_BOLD) -> Any:
    """The drawing (reportlab.graphics.shapes.Drawing), in fonts that reportlab knows."""
    from reportlab.graphics.shapes import Drawing

    height = picture.size.height
    made = Drawing(picture.size.width, height)
    for shape in picture.shapes:
        made.add(_drawn(shape, height, fonts))
    return made


def _drawn(shape: Shape, height: float, fonts: tuple[str, str]) -> Any:
    """One shape; reportlab's y goes upward from the foot."""
    from reportlab.graphics.shapes import PolyLine, Rect, String

    match shape:
        case Path():
            flat = [number for x, y in shape.places for number in (x, height - y)]
            return PolyLine(flat, **_stroke(shape.stroke))
        case Box():
            low = height - shape.y - shape.height
            ink = _colour(shape.ink)
            return Rect(shape.x, low, shape.width, shape.height, fillColor=ink, strokeColor=None)
        case Mark():
            return _mark(shape, height)
        case Text():
            font, ink = fonts[shape.bold], _colour(shape.ink)
            look = {"fontName": font, "fontSize": shape.size, "fillColor": ink}
            return String(
                shape.x, height - shape.y, shape.words, textAnchor=str(shape.anchor), **look
            )


def _stroke(stroke: Stroke) -> dict[str, Any]:
    dash = list(stroke.dash) or None
    look = {"strokeColor": _colour(stroke.ink), "strokeWidth": stroke.width}
    return {**look, "strokeDashArray": dash, "strokeLineJoin": 1}


def _mark(mark: Mark, height: float) -> Any:
    """A mark, with white around it as on the page."""
    from reportlab.graphics.shapes import Circle, Polygon

    ink, paper = _colour(mark.ink), _colour(Ink.PAPER)
    edge = {"strokeColor": paper, "strokeWidth": edge_of(mark)}
    if mark.form is Form.RING:
        look = {"fillColor": paper, "strokeColor": ink, "strokeWidth": 1.8}
        return Circle(mark.x, height - mark.y, mark.size, **look)
    if mark.form is Form.CIRCLE:
        return Circle(mark.x, height - mark.y, mark.size, fillColor=ink, **edge)
    flat = [number for x, y in corners(mark) for number in (x, height - y)]
    return Polygon(flat, fillColor=ink, **edge)


def _colour(ink: Ink) -> Any:
    from reportlab.lib.colors import HexColor

    return HexColor(str(ink))
