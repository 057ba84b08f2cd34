"""SpreadsheetML 2003, the XML that Excel wrote before .xlsx, as sheets of text.

Its elements are those of Microsoft's "XML Spreadsheet Reference" (urn:schemas-microsoft-com:
office:spreadsheet); many reporting systems still write it and call the file .xls.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO

from lxml import etree

from faxflow.frames.mended_xml import mended_xml
from faxflow.frames.number_mask import Shown, mask_of
from faxflow.frames.plain_number import plain_number
from faxflow.frames.table import NamedRows, Row, of_one_width

_URN = "urn:schemas-microsoft-com:office:spreadsheet"
_SPACE, _EXCEL = f"{{{_URN}}}", "{urn:schemas-microsoft-com:office:excel}"
_BOOK, _SHEET, _ROW = f"{_SPACE}Workbook", f"{_SPACE}Worksheet", f"{_SPACE}Row"
_CELL, _DATA, _STYLE = f"{_SPACE}Cell", f"{_SPACE}Data", f"{_SPACE}Style"
_NAME, _INDEX, _TYPE = f"{_SPACE}Name", f"{_SPACE}Index", f"{_SPACE}Type"
_ACROSS, _DOWN, _STYLE_ID = f"{_SPACE}MergeAcross", f"{_SPACE}MergeDown", f"{_SPACE}StyleID"
_HEAD = 4096
_WIDEST, _TALLEST = 16_384, 1_048_576
"""Columns and rows that Excel has at most; a file that says otherwise is not followed."""
_BEGINS = re.compile(rb"<(?:\w+:)?Workbook\b")
_MIDNIGHT, _NO_DAY = "T00:00:00", "1899-12-31T"
_NAMED_FORMATS = {"Percent": "0.00%"}


@dataclass(slots=True)
class _Book:
    """What has been read so far; `hanging` are, by column, cells that reach into rows below."""

    shown: NamedRows = field(default_factory=list)
    hidden: NamedRows = field(default_factory=list)
    masks: dict[str, Shown] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)
    hanging: dict[int, tuple[int, str]] = field(default_factory=dict)
    line: int = 0
    whole: bool = False


def looks_like_spreadsheet_ml(content: bytes) -> bool:
    """Whether the content begins as such a workbook does."""
    head = content[:_HEAD].replace(b"\0", b"")  # it may be UTF-16
    return _URN.encode() in head and _BEGINS.search(head) is not None


def read_spreadsheet_ml(content: bytes) -> NamedRows | None:
    """Each worksheet that is shown and holds a row, by its name; None for what is cut off."""
    try:
        return _read(content.strip())
    except etree.XMLSyntaxError:
        pass
    mended = mended_xml(content, root="Workbook", prefixes={"ss": _URN})
    try:
        return _read(mended) if mended else None
    except etree.XMLSyntaxError:
        return None


def _read(content: bytes) -> NamedRows | None:
    book = _Book()
    parts = etree.iterparse(
        BytesIO(content),
        tag=(_STYLE, _ROW, _SHEET, _BOOK),
        huge_tree=True,
        resolve_entities=False,
    )
    for _, element in parts:
        _take(book, element)
    sheets = book.shown or book.hidden
    return [(name, of_one_width(rows)) for name, rows in sheets] if book.whole else None


def _take(book: _Book, element: etree._Element) -> None:
    if element.tag == _ROW:
        book.line = _place(element, book.line, _TALLEST)
        book.rows.append(Row(book.line, _cells(element, book)))
        element.clear()
    elif element.tag == _STYLE:
        _take_style(book, element)
    elif element.tag == _SHEET:
        visible = element.findtext(f"{_EXCEL}WorksheetOptions/{_EXCEL}Visible") or ""
        sheets = book.hidden if visible.endswith("Hidden") else book.shown
        if book.rows:
            sheets.append((element.get(_NAME) or "", book.rows))
        book.rows, book.line = [], 0
        book.hanging.clear()
        element.clear()
    else:
        book.whole = True


def _take_style(book: _Book, style: etree._Element) -> None:
    number_format = style.find(f"{_SPACE}NumberFormat")
    if number_format is not None:
        code = number_format.get(f"{_SPACE}Format") or ""
        mask = mask_of(0, _NAMED_FORMATS.get(code, code))
        if mask:
            book.masks[style.get(f"{_SPACE}ID") or ""] = mask


def _cells(row: etree._Element, book: _Book) -> list[str]:
    """The row's cells, with those that reach into it from above."""
    cells = {column: text for column, (_, text) in book.hanging.items()}
    for column, (left, text) in list(book.hanging.items()):
        book.hanging[column] = (left - 1, text)
        if left <= 1:
            del book.hanging[column]
    column = 0
    for cell in row.iterchildren(_CELL):
        column = _place(cell, column, _WIDEST)
        while column in cells and cell.get(_INDEX) is None:
            column += 1
        cells[column] = _text(cell, book.masks)
        if down := _number(cell.get(_DOWN), _TALLEST):
            book.hanging[column] = (down, cells[column])
        column += _number(cell.get(_ACROSS), _WIDEST)
    return [cells.get(place, "") for place in range(1, max(cells, default=0) + 1)]


def _place(element: etree._Element, last: int, most: int) -> int:
    """Where a row or cell stands, from 1: where it says, else behind the last one."""
    told = _number(element.get(_INDEX), most)
    return told if told > last else last + 1


def _number(text: str | None, most: int) -> int:
    return min(int(text), most) if text and text.isdecimal() else 0


def _text(cell: etree._Element, masks: Mapping[str, Shown]) -> str:
    """The cell as a person reads it; numbers with what their style shows, days in ISO form."""
    data = cell.find(_DATA)
    if data is None:
        return ""
    text = "".join(map(str, data.itertext())) if len(data) else data.text or ""
    kind = data.get(_TYPE)
    if kind == "DateTime":
        return _moment(text)
    if kind == "Number":
        mask = masks.get(cell.get(_STYLE_ID) or "")
        return mask(plain_number(text)) if mask else plain_number(text)
    if kind == "Boolean":
        return {"1": "TRUE", "0": "FALSE"}.get(text, text)
    return text


def _moment(text: str) -> str:
    """A day, a day with its time, or a time alone, which is kept as one of the year 1899."""
    told = text.partition(".")[0].removesuffix(_MIDNIGHT)
    if told.startswith(_NO_DAY):
        return told.removeprefix(_NO_DAY).removesuffix(":00")
    return told.replace("T", " ")
