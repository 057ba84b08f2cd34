"""A picture as SVG that stands in an HTML page: no script, no link, no style sheet.

Everything is said by presentation attributes, so it prints as it shows. The title and description
belong to the picture for screen readers; its texts and marks are hidden from them, for the page
has the same values in a table.
"""

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from faxflow.views.charts.inks import Ink
from faxflow.views.charts.shapes import (
    Box,
    Form,
    Mark,
    Path,
    Picture,
    Place,
    Shape,
    Text,
    corners,
    edge_of,
)

FONT = "Helvetica, Arial, 'Liberation Sans', sans-serif"


def svg(picture: Picture, prefix: str) -> str:
    """The element; `prefix` begins its ids and stands once in a page: letters, digits, hyphens."""
    width, height = _number(picture.size.width), _number(picture.size.height)
    title, told = f"{prefix}-title", f"{prefix}-told"
    return "".join(
        (
            f'<svg role="img" aria-labelledby="{title} {told}" viewBox="0 0 {width} {height}"',
            f' width="{width}pt" height="{height}pt" style="max-width:100%;height:auto"',
            f" font-family={quoteattr(FONT)}>",
            f'<title id="{title}">{escape(picture.title)}</title>',
            f'<desc id="{told}">{escape(picture.description)}</desc>',
            f'<rect width="{width}" height="{height}" fill="{Ink.PAPER}"/>',
            '<g aria-hidden="true">',
            *map(_element, picture.shapes),
            "</g></svg>",
        )
    )


def _element(shape: Shape) -> str:
    match shape:
        case Path():
            return _path(shape)
        case Box():
            place = f'x="{_number(shape.x)}" y="{_number(shape.y)}"'
            size = f'width="{_number(shape.width)}" height="{_number(shape.height)}"'
            return f'<rect {place} {size} fill="{shape.ink}"/>'
        case Mark():
            return _mark(shape)
        case Text():
            return _text(shape)


def _path(path: Path) -> str:
    stroke = path.stroke
    dash = " ".join(map(_number, stroke.dash))
    dashed = f' stroke-dasharray="{dash}"' if dash else ' stroke-linejoin="round"'
    return (
        f'<polyline points="{_places(path.places)}" fill="none" stroke="{stroke.ink}"'
        f' stroke-width="{_number(stroke.width)}"{dashed}/>'
    )


def _mark(mark: Mark) -> str:
    """White around a mark parts it from the line and its neighbours."""
    edge = f'stroke="{Ink.PAPER}" stroke-width="{_number(edge_of(mark))}"'
    if mark.form in {Form.CIRCLE, Form.RING}:
        place = f'cx="{_number(mark.x)}" cy="{_number(mark.y)}" r="{_number(mark.size)}"'
        if mark.form is Form.CIRCLE:
            return f'<circle {place} fill="{mark.ink}" {edge}/>'
        return f'<circle {place} fill="{Ink.PAPER}" stroke="{mark.ink}" stroke-width="1.8"/>'
    return f'<polygon points="{_places(corners(mark))}" fill="{mark.ink}" {edge}/>'


def _text(text: Text) -> str:
    weight = ' font-weight="bold"' if text.bold else ""
    anchor = "" if text.anchor == "start" else f' text-anchor="{text.anchor}"'
    return (
        f'<text x="{_number(text.x)}" y="{_number(text.y)}" font-size="{_number(text.size)}"'
        f' fill="{text.ink}"{anchor}{weight}>{escape(text.words)}</text>'
    )


def _places(places: Sequence[Place]) -> str:
    return " ".join(f"{_number(x)},{_number(y)}" for x, y in places)


def _number(value: float) -> str:
    """Hundredths of a point are finer than any paper."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
