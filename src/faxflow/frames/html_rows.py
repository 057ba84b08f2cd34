"""The rows of every table in an HTML page, whatever the file is called."""

import re
from collections.abc import Iterator

from lxml import etree, html

from faxflow.frames.table import Row

_WIDEST_SPAN = 500
_BREAK = "\u2028"
_BLANKS = re.compile(r"[^\S\u2028]+")


def parse_page(text: str) -> html.HtmlElement | None:
    """The page without its scripts, or None where there is nothing in it."""
    parser = html.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True
    )
    try:
        page = html.document_fromstring(text.encode("utf-8", errors="replace"), parser=parser)
    except etree.ParserError:
        return None
    etree.strip_elements(page, "script", "style", with_tail=False)
    for mark in page.iter("br"):
        mark.text = _BREAK
    return page


def asks_for_password(page: html.HtmlElement) -> bool:
    """Whether the page has a field for a password, as a sign-in page does."""
    return any((box.get("type") or "").strip().lower() == "password" for box in page.iter("input"))


def words_of(page: html.HtmlElement) -> str:
    """The text that a person sees, on one line."""
    return " ".join(" ".join(page.itertext()).split())


def rows_of(page: html.HtmlElement) -> Iterator[Row]:
    """Each row with its number among all rows, as a spreadsheet would show them.

    Rows that only lay out other tables count for nothing. A cell that spans columns is
    followed by blanks; one that spans rows counts for each of them.
    """
    hanging: dict[int, tuple[int, str]] = {}
    inside: set[html.HtmlElement] = set()
    table, number = None, 0
    for row in page.iter("tr"):
        if row in inside or _lays_out(row):
            continue
        inside.update(row.iterdescendants("tr"))
        owner = next(row.iterancestors("table"), None)
        hanging = hanging if owner is table else {}
        table, number = owner, number + 1
        yield Row(number, _cells(row, hanging))


def _lays_out(row: html.HtmlElement) -> bool:
    """Whether all that the row says stands in tables of its own."""
    tables = [one for one in row.iterdescendants("table") if _owner_row(one) is row]
    if not tables:
        return False
    told = sum(len("".join(one.itertext()).split()) for one in tables)
    return told >= len("".join(row.itertext()).split())


def _owner_row(table: html.HtmlElement) -> html.HtmlElement | None:
    return next(table.iterancestors("tr"), None)


def _cells(row: html.HtmlElement, hanging: dict[int, tuple[int, str]]) -> list[str]:
    """The row's cells; `hanging` keeps, by column, those that reach into the rows below."""
    cells: list[str] = []
    for cell in row.iterchildren("td", "th"):
        _take_hanging(cells, hanging)
        text = _BLANKS.sub(" ", "".join(cell.itertext()))
        rows_below = _span(cell, "rowspan") - 1
        if rows_below:
            hanging[len(cells)] = (rows_below, text)
        cells += [text, *[""] * (_span(cell, "colspan") - 1)]
    _take_hanging(cells, hanging)
    return cells


def _take_hanging(cells: list[str], hanging: dict[int, tuple[int, str]]) -> None:
    while len(cells) in hanging:
        rows_below, text = hanging.pop(len(cells))
        if rows_below > 1:
            hanging[len(cells)] = (rows_below - 1, text)
        cells.append(text)


def _span(cell: html.HtmlElement, name: str) -> int:
    span = (cell.get(name) or "1").strip()
    return max(1, min(int(span), _WIDEST_SPAN)) if span.isdecimal() else 1
