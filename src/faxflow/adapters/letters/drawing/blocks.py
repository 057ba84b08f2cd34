"""A story of a Word document (body, cell, header, box, notes) as reportlab's blocks."""

from collections.abc import Iterator
from typing import Any, Final

from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from lxml import etree
from reportlab.lib.colors import black
from reportlab.platypus import Flowable, Table

from faxflow.adapters.letters.drawing.grid import Cell, cells_of, column_widths, has_lines
from faxflow.adapters.letters.drawing.paragraphs import paragraph_blocks
from faxflow.adapters.letters.drawing.text import Pen, own

_PARAGRAPH, _TABLE = qn("w:p"), qn("w:tbl")
_SIDE: Final = 5.4
"""Points between a cell's line and its text, Word's own default."""
_PLAIN: Final = (
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), _SIDE),
    ("RIGHTPADDING", (0, 0), (-1, -1), _SIDE),
    ("TOPPADDING", (0, 0), (-1, -1), 1),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
)
_LINES: Final = ("GRID", (0, 0), (-1, -1), 0.75, black)


def elements(container: etree._Element) -> Iterator[Any]:
    """The paragraphs and tables in a container."""
    return (element for element in container if element.tag in {_PARAGRAPH, _TABLE})


def story_blocks(
    container: etree._Element, story: Any, pen: Pen, width: float
) -> Iterator[Flowable]:
    """All blocks of the container; `story` is python-docx's object that knows its part."""
    for element in elements(container):
        yield from element_blocks(element, story, pen, width)


def element_blocks(element: Any, story: Any, pen: Pen, width: float) -> Iterator[Flowable]:
    """The blocks of one paragraph or table."""
    if element.tag == _TABLE:
        yield _table(element, story, pen, width)
        return
    paragraph = Paragraph(element, story)
    yield from paragraph_blocks(paragraph, pen, width, pen.labels.label(paragraph))
    for box in own(paragraph, "w:txbxContent"):
        yield _boxed(box, story, pen, width)


def _boxed(box: etree._Element, story: Any, pen: Pen, width: float) -> Flowable:
    """A text box, drawn with its lines below the paragraph that holds it."""
    content = list(story_blocks(box, story, pen, width - 2 * _SIDE))
    return Table([[content]], colWidths=[width], style=[*_PLAIN, _LINES], splitInRow=1)


def _table(table: etree._Element, story: Any, pen: Pen, width: float) -> Flowable:
    cells = cells_of(table)
    widths = column_widths(table, cells, width)
    rows: list[list[Any]] = [[""] * len(widths) for _ in table.iterchildren(qn("w:tr"))]
    for cell in cells:
        inside = sum(widths[cell.column : cell.column + cell.across]) - 2 * _SIDE
        rows[cell.row][cell.column] = list(story_blocks(cell.element, story, pen, inside))
    lines = [_LINES] if has_lines(table, pen.book) else []
    spaces = [space for cell in cells for space in _spaces(cell, rows[cell.row][cell.column])]
    style = [*_PLAIN, *lines, *spaces, *map(_span, cells)]
    splits = 0 if any(cell.down > 1 for cell in cells) else 1
    return Table(rows, colWidths=widths, style=style, hAlign="LEFT", splitInRow=splits)


def _spaces(cell: Cell, content: list[Flowable]) -> Iterator[tuple[Any, ...]]:
    """The room above and below a cell's text, which reportlab leaves out at a cell's edge."""
    at = (cell.column, cell.row)
    if content:
        yield ("TOPPADDING", at, at, 1 + content[0].getSpaceBefore())
        yield ("BOTTOMPADDING", at, at, 1 + content[-1].getSpaceAfter())


def _span(cell: Cell) -> tuple[str, tuple[int, int], tuple[int, int]]:
    last = (cell.column + cell.across - 1, cell.row + cell.down - 1)
    return ("SPAN", (cell.column, cell.row), last)
