"""SpreadsheetML 2003, the XML that Excel wrote before .xlsx, as sheets of text.

Its elements are those of Microsoft's "XML Spreadsheet Reference" (urn:schemas-microsoft-com:
office:spreadsheet); many reporting systems still write it and call the file .xls.
"""

from collections.abc import Iterator
from io import BytesIO

from lxml import etree

from faxflow.frames.plain_number import plain_number
from faxflow.frames.table import NamedRows, Row, of_one_width

_SPACE = "{urn:schemas-microsoft-com:office:spreadsheet}"
_WORKBOOK, _SHEET, _ROW = f"{_SPACE}Workbook", f"{_SPACE}Worksheet", f"{_SPACE}Row"
_CELL, _DATA = f"{_SPACE}Cell", f"{_SPACE}Data"
_NAME, _INDEX, _TYPE = f"{_SPACE}Name", f"{_SPACE}Index", f"{_SPACE}Type"
_ACROSS, _DOWN = f"{_SPACE}MergeAcross", f"{_SPACE}MergeDown"
_HEAD = 4096
_WIDEST, _TALLEST = 16_384, 1_048_576
"""Columns and rows that Excel has at most; a file that says otherwise is not followed."""
_MIDNIGHT = "T00:00:00.000"


def looks_like_spreadsheet_ml(content: bytes) -> bool:
    """Whether the content begins as such a workbook does."""
    head = content[:_HEAD].replace(b"\0", b"")  # it may be UTF-16
    return b"urn:schemas-microsoft-com:office:spreadsheet" in head and b"Workbook" in head


def read_spreadsheet_ml(content: bytes) -> NamedRows | None:
    """Each worksheet that holds a row, by its name; None for what is cut off or no such file."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        book = etree.parse(BytesIO(content.strip()), parser).getroot()
    except etree.XMLSyntaxError:
        return None
    if book.tag != _WORKBOOK:
        return None
    sheets = ((sheet.get(_NAME) or "", list(_rows(sheet))) for sheet in book.iter(_SHEET))
    return [(name, of_one_width(rows)) for name, rows in sheets if rows]


def _rows(sheet: etree._Element) -> Iterator[Row]:
    hanging: dict[int, tuple[int, str]] = {}
    number = 0
    for row in sheet.iter(_ROW):
        number = _place(row, number, _TALLEST)
        yield Row(number, _cells(row, hanging))


def _cells(row: etree._Element, hanging: dict[int, tuple[int, str]]) -> list[str]:
    """The row's cells; `hanging` keeps, by column, those that reach into the rows below."""
    cells = {column: text for column, (_, text) in hanging.items()}
    for column, (left, text) in list(hanging.items()):
        hanging[column] = (left - 1, text)
        if left <= 1:
            del hanging[column]
    column = 0
    for cell in row.iterchildren(_CELL):
        column = _place(cell, column, _WIDEST)
        while column in cells and cell.get(_INDEX) is None:
            column += 1
        cells[column] = _text(cell)
        if down := _number(cell.get(_DOWN), _TALLEST):
            hanging[column] = (down, cells[column])
        column += _number(cell.get(_ACROSS), _WIDEST)
    return [cells.get(place, "") for place in range(1, max(cells, default=0) + 1)]


def _place(element: etree._Element, last: int, most: int) -> int:
    """Where a row or cell stands, from 1: where it says, else behind the last one."""
    told = _number(element.get(_INDEX), most)
    return told if told > last else last + 1


def _number(text: str | None, most: int) -> int:
    return min(int(text), most) if text and text.isdecimal() else 0


def _text(cell: etree._Element) -> str:
    data = cell.find(_DATA)
    if data is None:
        return ""
    text = "".join(map(str, data.itertext()))
    if data.get(_TYPE) == "DateTime":
        return text.removesuffix(_MIDNIGHT).removesuffix(".000")
    if data.get(_TYPE) == "Number":
        return plain_number(text)
    return text
