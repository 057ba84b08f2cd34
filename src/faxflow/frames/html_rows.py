"""The rows of an HTML table as a spreadsheet would show them, whatever the markup."""

import re
from collections.abc import Iterable, Iterator

from lxml import html

from faxflow.frames.plain_number import plain_number
from faxflow.frames.table import Row

_WIDEST_SPAN = 500
BREAK = "\u2028"
_BLANKS = re.compile(r"[^\S\u2028]+")
_UNTOLD = re.compile(r"#+|[\d.,]+E\+?\d+", re.IGNORECASE)
"""What a spreadsheet shows of a number that is too wide for its column."""
_FIELDS = frozenset(("", "text", "number", "tel", "email", "date", "search", "url"))

Hanging = dict[int, tuple[int, str]]
"""By column, the cells that reach into the rows below: how many more, and their text."""


def row_of(row: html.HtmlElement, number: int, hanging: Hanging) -> Row:
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


def _text(cell: html.HtmlElement) -> str:
    """What a person sees in the cell, or types over; a wide number with all its digits."""
    parts = cell.itertext() if len(cell) else (cell.text or "",)
    text = _BLANKS.sub(" ", "".join(_seen(cell, parts))).strip(" ")
    if "x:str" in cell.attrib and not text:
        return str(cell.get("x:str") or "")
    number = cell.get("x:num") or cell.get("sdval")
    return plain_number(number) if number and _UNTOLD.fullmatch(text) else text


def _seen(cell: html.HtmlElement, parts: Iterable[str]) -> Iterator[str]:
    yield from (str(part) for part in parts)
    if len(cell):
        for box in cell.iter("input"):
            if (box.get("type") or "").strip().lower() in _FIELDS:
                yield f" {box.get('value') or ''}"


def _span(cell: html.HtmlElement, name: str) -> int:
    span = (cell.get(name) or "1").strip()
    return max(1, min(int(span), _WIDEST_SPAN)) if span.isdecimal() else 1
