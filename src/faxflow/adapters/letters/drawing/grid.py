"""Where a Word table's cells stand, and how wide its columns are."""

from dataclasses import dataclass
from typing import Final

from docx.oxml.ns import qn
from lxml import etree

from faxflow.adapters.letters.drawing.style_book import StyleBook

_TWENTIETHS: Final = 20
"""Word measures columns in twentieths of a point."""
_NO_LINE: Final = frozenset({"nil", "none"})


@dataclass(slots=True)
class Cell:
    """A cell, and over how many columns and rows it reaches."""

    element: etree._Element
    row: int
    column: int
    across: int
    down: int = 1


def cells_of(table: etree._Element) -> list[Cell]:
    """The table's cells; those that a merged cell above covers are part of it."""
    cells: list[Cell] = []
    for number, row in enumerate(table.iterchildren(qn("w:tr"))):
        column = _setting(row, "w:trPr", "w:gridBefore")
        for element in row.iter(qn("w:tc")):
            if next(element.iterancestors(qn("w:tr"))) is not row:
                continue
            across = max(1, _setting(element, "w:tcPr", "w:gridSpan"))
            _place(cells, Cell(element, number, column, across))
            column += across
    return cells


def column_widths(table: etree._Element, cells: list[Cell], width: float) -> list[float]:
    """The columns in points, shrunk where the table is wider than `width`."""
    count = max((cell.column + cell.across for cell in cells), default=1)
    columns = table.findall(f"{qn('w:tblGrid')}/{qn('w:gridCol')}")
    wanted = [int(column.get(qn("w:w"), "0")) / _TWENTIETHS for column in columns[:count]]
    if len(wanted) < count or not all(wanted):
        return [width / count] * count
    return [one * min(1.0, width / sum(wanted)) for one in wanted]


def has_lines(table: etree._Element, book: StyleBook) -> bool:
    """Whether the table, or its style, draws lines around its cells."""
    named = table.find(f"{qn('w:tblPr')}/{qn('w:tblStyle')}")
    identity = None if named is None else named.get(qn("w:val"))
    holders = [table, *(style.element for style in book.chain(identity))]
    borders = (
        holder.find(f"{qn('w:tblPr')}/{qn('w:tblBorders')}/{qn('w:insideH')}") for holder in holders
    )
    first = next((border for border in borders if border is not None), None)
    return first is not None and first.get(qn("w:val")) not in _NO_LINE


def _place(cells: list[Cell], cell: Cell) -> None:
    merge = cell.element.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
    above = next((one for one in reversed(cells) if one.column == cell.column), None)
    if merge is not None and merge.get(qn("w:val")) != "restart" and above is not None:
        above.down = cell.row - above.row + 1
    else:
        cells.append(cell)


def _setting(element: etree._Element, group: str, name: str) -> int:
    found = element.find(f"{qn(group)}/{qn(name)}")
    return 0 if found is None else int(found.get(qn("w:val"), "0"))
