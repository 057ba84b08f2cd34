"""Worksheets that are pages of one report, as report writers make them: Page 1, Page 2, Page 3."""

import re
from collections.abc import Sequence

from faxflow.frames.header import plain
from faxflow.frames.shape import shape_of
from faxflow.frames.table import NamedRows, Row, RowSheet

_NUMBERED = re.compile(r"[\s_-]*\(?\d{1,3}\)?$")
"""What tells pages from each other; years and days tell reports."""


def joined_pages(sheets: NamedRows) -> NamedRows:
    """The worksheets; those whose names differ by a number alone and whose columns have the same
    names are one, called as the first. Its lines go on from page to page."""
    pages: dict[tuple[str, tuple[str, ...]], NamedRows] = {}
    for name, rows in sheets:
        stem = _NUMBERED.sub("", name)
        names = _names(rows) if len(sheets) > 1 else ()
        pages.setdefault((stem, names) if names else (name, ()), []).append((name, rows))
    return [(group[0][0], one_below_the_other([rows for _, rows in group]))
            for group in pages.values()]  # fmt: skip


def _names(rows: Sequence[Row]) -> tuple[str, ...]:
    shape = shape_of(RowSheet(rows))
    return tuple(map(plain, shape.header.names)) if shape else ()


def one_below_the_other(pages: Sequence[Sequence[Row]]) -> list[Row]:
    """The rows of all pages; the lines of one go on from the page before."""
    rows = list(pages[0])
    for page in pages[1:]:
        above = rows[-1].line if rows else 0
        rows += [Row(above + row.line, row.cells) for row in page]
    return rows
