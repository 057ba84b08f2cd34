"""The rows of an HTML table as a spreadsheet would show them, whatever the markup."""

import re

from lxml import etree

from faxflow.frames.plain_number import plain_number
from faxflow.frames.table import Row

_WIDEST_SPAN = 500
BREAK = "\u2028"
_BLANKS = re.compile(r"[^\S\u2028]+")
_UNTOLD = re.compile(r"#+|[\d.,]+E\+?\d+", re.IGNORECASE)
"""What a spreadsheet shows of a number that is too wide for its column."""
_FIELDS = frozenset(("", "text", "number", "tel", "email", "date", "search", "url"))

_WHOLE = etree.XPath("string()")

Hanging = dict[int, tuple[int, str]]
"""By column, the cells that reach into the rows below: how many more, and their text."""


def row_of(row: etree._Element, number: int, hanging: Hanging) -> Row:
    """The row's cells. One that spans columns is followed by blanks; one that spans rows counts
    for each of them, by way of `hanging`."""
    cells: list[str] = []
    for cell in row.iterchildren("td", "th"):
        _take_hanging(cells, hanging)
        text = _text(cell)
        width, rows_below = _span(cell, "colspan"), _span(cell, "rowspan") - 1
        if rows_below > 0:
            hanging.update({len(cells) + at: (rows_below, "") for at in range(1, width)})
            hanging[len(cells)] = (rows_below, text)
        cells += [text, *[""] * (width - 1)]
    _take_hanging(cells, hanging)
    return Row(number, cells)


def _take_hanging(cells: list[str], hanging: Hanging) -> None:
    while len(cells) in hanging:
        rows_below, text = hanging.pop(len(cells))
        if rows_below > 1:
            hanging[len(cells)] = (rows_below - 1, text)
        cells.append(text)


def _text(cell: etree._Element) -> str:
    """What a person sees in the cell, or types over; a wide number with all its digits."""
    text = _BLANKS.sub(" ", _said(cell) if len(cell) else cell.text or "").strip(" ")
    if not cell.attrib:
        return text
    if "x:str" in cell.attrib and not text:
        return cell.get("x:str") or ""
    number = cell.get("x:num") or cell.get("sdval")
    return plain_number(number) if number and _UNTOLD.fullmatch(text) else text


def _said(cell: etree._Element) -> str:
    text = str(_WHOLE(cell))
    for box in cell.iter("input") if cell.tag == "td" else ():
        if (box.get("type") or "").strip().lower() in _FIELDS:
            text += f" {box.get('value') or ''}"
    return text


def _span(cell: etree._Element, name: str) -> int:
    told = cell.get(name)
    if told is None:
        return 1
    span = told.strip()
    return max(1, min(int(span), _WIDEST_SPAN)) if span.isdecimal() else 1
