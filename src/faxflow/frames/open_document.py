"""OpenDocument spreadsheets, packed (.ods) or as one XML file (.fods), as sheets of text.

The elements are those of OpenDocument 1.3 part 3 (OASIS), sections 9 and 19.
"""

import re
import zipfile
from dataclasses import dataclass, field
from io import BytesIO
from typing import IO

from lxml import etree

from faxflow.frames.archive import ARCHIVE_FAULTS
from faxflow.frames.plain_number import plain_number
from faxflow.frames.table import NamedRows, Row, of_one_width

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_SHEET, _ROW, _STYLED = f"{_TABLE}table", f"{_TABLE}table-row", f"{_STYLE}style"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_PARAGRAPH, _BODY = f"{_TEXT}p", f"{_OFFICE}spreadsheet"
_HEAD = 4096
_WIDEST, _TALLEST = 16_384, 1_048_576
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:[,.\u00a0\u202f ]\d{3})*|0")
_CLOCK = re.compile(r"PT(\d+)H(\d+)M(\d+)(?:[.,]\d+)?S")
_BLANKS = {f"{_TEXT}s": " ", f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}
_MIDNIGHT = "T00:00:00"


@dataclass(slots=True)
class _Book:
    """What has been read so far."""

    sheets: NamedRows = field(default_factory=list)
    hidden: NamedRows = field(default_factory=list)
    unseen: set[str] = field(default_factory=set)
    rows: list[Row] = field(default_factory=list)
    line: int = 0
    whole: bool = False


def looks_like_open_document(content: bytes) -> bool:
    """Whether the content begins as an OpenDocument in one XML file does."""
    return b"urn:oasis:names:tc:opendocument" in content[:_HEAD].replace(b"\0", b"")


def read_open_document(content: bytes) -> NamedRows | None:
    """Each worksheet that is shown and holds a row, by its name; None for what is damaged or no
    spreadsheet."""
    try:
        if not content.startswith(b"PK"):
            return _read(BytesIO(content.strip()))
        with zipfile.ZipFile(BytesIO(content)) as archive, archive.open("content.xml") as part:
            return _read(part)
    except (*ARCHIVE_FAULTS, etree.XMLSyntaxError, KeyError):
        return None


def _read(part: IO[bytes]) -> NamedRows | None:
    book = _Book()
    parts = etree.iterparse(
        part, tag=(_STYLED, _ROW, _SHEET, _BODY), huge_tree=True, resolve_entities=False
    )
    for _, element in parts:
        _take(book, element)
    sheets = book.sheets or book.hidden
    return [(name, of_one_width(rows)) for name, rows in sheets] if book.whole else None


def _take(book: _Book, element: etree._Element) -> None:
    if element.tag == _STYLED:
        properties = element.find(f"{_STYLE}table-properties")
        if properties is not None and properties.get(f"{_TABLE}display") == "false":
            book.unseen.add(element.get(f"{_STYLE}name") or "")
    elif element.tag == _ROW:
        _take_row(book, element)
        element.clear()
    elif element.tag == _SHEET:
        sheets = book.hidden if element.get(f"{_TABLE}style-name") in book.unseen else book.sheets
        if book.rows:
            sheets.append((element.get(f"{_TABLE}name") or "", book.rows))
        book.rows, book.line = [], 0
        element.clear()
    else:
        book.whole = True


def _take_row(book: _Book, row: etree._Element) -> None:
    cells = _cells(row)
    times = _repeated(row, "number-rows-repeated", _TALLEST - book.line)
    if any(cells):
        book.rows += [Row(book.line + at, cells) for at in range(1, times + 1)]
    book.line += times


def _cells(row: etree._Element) -> list[str]:
    cells: list[str] = []
    for cell in row.iterchildren(*_CELLS):
        text = _text(cell)
        times = _repeated(cell, "number-columns-repeated", _WIDEST - len(cells))
        cells += [text] * times
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _repeated(element: etree._Element, name: str, most: int) -> int:
    told = element.get(f"{_TABLE}{name}") or "1"
    return max(0, min(int(told), most)) if told.isdecimal() else 1


def _text(cell: etree._Element) -> str:
    """The cell as a person reads it; numbers without signs of grouping, dates in ISO form."""
    kind = cell.get(f"{_OFFICE}value-type")
    if kind is None and not len(cell):
        return ""
    shown = "\n".join(map(_said, cell.iterchildren(_PARAGRAPH)))
    if kind == "date":
        told = cell.get(f"{_OFFICE}date-value") or shown
        return told.removesuffix(_MIDNIGHT).replace("T", " ")
    if kind == "time":
        return _clock(cell.get(f"{_OFFICE}time-value") or "") or shown
    if kind == "boolean":
        return (cell.get(f"{_OFFICE}boolean-value") or shown).upper()
    if kind in {"float", "currency"}:
        return _number(cell.get(f"{_OFFICE}value") or shown, shown)
    return shown or (cell.get(f"{_OFFICE}string-value") or "")


def _said(paragraph: etree._Element) -> str:
    if not len(paragraph):
        return paragraph.text or ""
    parts = [paragraph.text or ""]
    for mark in paragraph.iter():
        if mark is not paragraph:
            parts.append(_BLANKS.get(str(mark.tag), "") + (mark.text or ""))
            parts.append(mark.tail or "")
    return "".join(parts)


def _number(value: str, shown: str) -> str:
    """The number; as it is shown where its signs tell more: 02134, (212) 555-0101."""
    number = plain_number(value)
    digits = "".join(sign for sign in shown if sign.isdecimal())
    means_more = number.isdecimal() and digits.isdecimal() and int(digits) == int(number)
    return shown if means_more and not _GROUPED.fullmatch(shown) and "." not in shown else number


def _clock(told: str) -> str:
    found = _CLOCK.fullmatch(told)
    if found is None:
        return ""
    hours, minutes, seconds = found.groups()
    return f"{int(hours):02}:{int(minutes):02}" + (f":{int(seconds):02}" if int(seconds) else "")
