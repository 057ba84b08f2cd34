"""An HTML page to what a person sees of it: its tables, its running text, its questions."""

import re
from dataclasses import dataclass, field
from itertools import islice

from lxml import etree

from faxflow.frames.html_rows import BREAK, Hanging, row_of
from faxflow.frames.table import Row

_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LONG = 400
"""Signs that a page of nothing but a redirect has at most."""
_PAGE_LINK = re.compile(
    r"\d{1,4}|\.{2,3}|…|[<>«»‹›|]{1,2}|next|prev(?:ious)?|first|last|pages?:?", re.IGNORECASE
)
_LEAST_ROWS, _LEAST_COLUMNS = 3, 3
_SIGN_IN = r"(?:log[-_]?[io]n|sign[-_]?[io]n|logon|sso|saml|oauth|adfs|cas)\b"
_LEADS_TO_SIGN_IN = re.compile(
    rf"(?:location(?:\.\w+)?\s*[=(]|\burl\s*=|action\s*=|replace\()[^<>]{{0,200}}?{_SIGN_IN}"
    r"|\bSAMLRe(?:quest|sponse)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table's rows, numbered through the page; `headings` are the lines marked as such."""

    rows: list[Row] = field(default_factory=list)
    headings: set[int] = field(default_factory=set)


def parse_page(text: str) -> etree._Element | None:
    """The page without its scripts and what it hides, or None where there is nothing in it."""
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True
    )
    try:
        page = etree.fromstring(text.encode("utf-8", errors="replace"), parser)
    except etree.XMLSyntaxError:
        return None
    if page is None:
        return None
    etree.strip_elements(page, "script", "style", with_tail=False)
    _take_hidden_out(page)
    _keep_chosen(page)
    _put_cells_in_rows(page)
    for mark in page.iter("br"):
        mark.text = BREAK
    return page


def asks_for_password(page: etree._Element) -> bool:
    """Whether the page has a field for a password, as a sign-in page does."""
    return any((box.get("type") or "").strip().lower() == "password" for box in page.iter("input"))


def leads_to_sign_in(words: str, text: str) -> bool:
    """Whether a page of few words sends the browser on to sign in."""
    return len(words) < _LONG and _LEADS_TO_SIGN_IN.search(text) is not None


def words_of(page: etree._Element) -> str:
    """The text that a person sees, on one line."""
    return " ".join(" ".join(map(str, page.itertext())).split())


def tables_of(page: etree._Element) -> list[PageTable]:
    """Each table's rows, as a spreadsheet would show them one below the other.

    Rows that only lay out other tables count for nothing.
    """
    tables: list[PageTable] = []
    inside: set[etree._Element] = set()
    hanging: Hanging = {}
    last, number = None, 0
    for row in page.iter("tr"):
        if row in inside or _lays_out(row) or _turns_pages(row):
            continue
        inside.update(row.iterdescendants("tr"))
        table = next(row.iterancestors("table"), None)
        if table is not last or not tables:
            tables.append(PageTable())
            hanging = {}
        last, number = table, number + 1
        tables[-1].rows.append(row_of(row, number, hanging))
        if _is_heading(row):
            tables[-1].headings.add(number)
    return tables


def _turns_pages(row: etree._Element) -> bool:
    """Whether the row is but links to other pages, in a row of the table that it turns."""
    if next(row.iter("a"), None) is None or next(row.iterancestors("tr"), None) is None:
        return False
    texts = [text for part in row.itertext() if (text := str(part).strip())]
    return len(texts) > 1 and all(map(_PAGE_LINK.fullmatch, texts))


def _is_heading(row: etree._Element) -> bool:
    """Whether all of the row's cells that say something are marked as headings, or bold."""
    if next(row.iterchildren("td"), None) is None:
        return True
    cells = [cell for cell in row.iterchildren("td") if len(cell) or (cell.text or "").strip()]
    return all(next(cell.iter("b", "strong"), None) is not None for cell in cells)


def preformatted(page: etree._Element) -> str:
    """The text that the page shows as it was typed, each line where the file has it."""
    lines: list[str] = []
    for block in page.iter("pre"):
        text = "".join("\n" if part == BREAK else str(part) for part in block.itertext())
        start = block.sourceline if isinstance(block.sourceline, int) else 1
        lines += [""] * (start - 1 - len(lines)) + text.split("\n")
    return "\n".join(lines)


def _take_hidden_out(page: etree._Element) -> None:
    """Hidden rows stay, for a pager hides most of a report; but not those that are details of
    the row above, and no hidden cells, notes, dialogs and copies for the printer."""
    left = _tables_in(page)
    for element in [one for one in page.iter(etree.Element) if _is_hidden(one)]:
        inside = _tables_in(element)
        is_row = element.tag == "tr" and not inside
        if is_row or (inside and inside == left and element.tag != "tr") or element.tag == "body":
            continue
        left -= inside
        _drop(element)


def _is_hidden(element: etree._Element) -> bool:
    style = element.get("style")
    return bool(style and _HIDDEN.search(style)) or element.get("hidden") is not None


def _tables_in(element: etree._Element) -> int:
    return sum(1 for _ in element.iter("table"))


def _keep_chosen(page: etree._Element) -> None:
    """Of a list to choose from, only what is chosen is said."""
    for choice in [one for one in page.iter("option") if one.get("selected") is None]:
        _drop(choice)


def _put_cells_in_rows(page: etree._Element) -> None:
    """Cells that stand in no row are one, as every browser has it."""
    for part in [*page.iter("table", "thead", "tbody", "tfoot")]:
        row = None
        for child in [*part]:
            if child.tag not in {"td", "th"}:
                row = None
                continue
            if row is None:
                row = etree.Element("tr")
                child.addprevious(row)
            row.append(child)


def _drop(element: etree._Element) -> None:
    """Takes the element out and leaves the text behind it."""
    before, parent = element.getprevious(), element.getparent()
    if parent is None:
        return
    if before is not None:
        before.tail = (before.tail or "") + (element.tail or "")
    else:
        parent.text = (parent.text or "") + (element.tail or "")
    parent.remove(element)


def _lays_out(row: etree._Element) -> bool:
    """Whether the row is there for the tables in it, and not they for one of its cells."""
    tables = [one for one in row.iterdescendants("table") if _owner_row(one) is row]
    if not tables:
        return False
    return sum(map(_said, tables)) * 2 >= _said(row) or any(map(_is_wide, tables))


def _is_wide(table: etree._Element) -> bool:
    """Whether the table has rows and columns enough to be one for itself."""
    wide = (row for row in table.iter("tr") if len(row) >= _LEAST_COLUMNS)
    return len([*islice(wide, _LEAST_ROWS)]) == _LEAST_ROWS


def _said(element: etree._Element) -> int:
    return sum(len("".join(str(text).split())) for text in element.itertext())


def _owner_row(table: etree._Element) -> etree._Element | None:
    return next(table.iterancestors("tr"), None)
