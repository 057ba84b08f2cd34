"""A file of people, as a spreadsheet gives it, to columns of texts with an id for each row."""

from collections.abc import Sequence

import polars as pl

from faxflow.domain.matching.bulk import People
from faxflow.domain.matching.person import PERSON_FIELDS
from faxflow.errors import BadUsage
from faxflow.frames.delimited import DELIMITERS, DelimitedText
from faxflow.frames.encoding import decode
from faxflow.frames.file_kind import FileKind, kind_of, looks_like_html, why_unreadable
from faxflow.frames.header import Header
from faxflow.frames.matching.day_first import with_month_first
from faxflow.frames.table import LINE, Row, RowSheet, Sheet
from faxflow.frames.workbook import read_workbook

ID = "id"
_TELLING = ("given_name", "surname", "date_of_birth", "phone")
_COLUMNS = ", ".join((ID, *PERSON_FIELDS))
_TODO = f"Its first line is to name columns among {_COLUMNS}; any may be missing."


def read_people(name: str, content: bytes) -> People:
    """The file's people; a row without an id has its number, from 1. Raises BadUsage.

    Names of columns are compared without case and blanks; columns of other names are left out.
    """
    why = why_unreadable(content)
    if why:
        raise BadUsage(what=f"{name} cannot be read: {why}.", todo=_TODO)
    header, sheet = _best_sheet(name, _sheets(name, content))
    rows = _rows(sheet, header)
    texts = {field: _column(rows, header, field) for field in PERSON_FIELDS}
    texts["date_of_birth"] = with_month_first(texts["date_of_birth"])
    return People(_ids(rows, header), {field: column.to_list() for field, column in texts.items()})


def _sheets(name: str, content: bytes) -> Sequence[Sheet]:
    if kind_of(content) is FileKind.WORKBOOK:
        sheets = read_workbook(content)
        if sheets is None:
            raise BadUsage(what=f"{name} is a damaged workbook.", todo=_TODO)
        return [RowSheet(rows) for _, rows in sheets]
    decoded = decode(content)
    if decoded is None or looks_like_html(decoded.text):
        raise BadUsage(what=f"{name} is no table of text.", todo=_TODO)
    return [DelimitedText(decoded.text, delimiter) for delimiter in DELIMITERS]


def _best_sheet(name: str, sheets: Sequence[Sheet]) -> tuple[Header, Sheet]:
    """The sheet whose first row names most of the columns. Raises BadUsage where none does."""
    headed = [(_header(sheet), sheet) for sheet in sheets]
    header, sheet = max(headed, key=lambda one: len(_named(one[0])), default=(None, None))
    if header is None or sheet is None or _named(header).isdisjoint(_TELLING):
        what = f"{name} has no column {', '.join(_TELLING[:-1])} or {_TELLING[-1]}."
        raise BadUsage(what=what, todo=_TODO)
    return header, sheet


def _header(sheet: Sheet) -> Header:
    rows = (row for row in sheet.head() if any(cell.strip() for cell in row.cells))
    first = next(iter(rows), Row(0, []))
    return Header(first.line, tuple(cell.strip().replace(" ", "_") for cell in first.cells))


def _named(header: Header) -> frozenset[str]:
    return frozenset(one for one in (ID, *PERSON_FIELDS) if header.position([one]) is not None)


def _rows(sheet: Sheet, header: Header) -> pl.DataFrame:
    """All rows below the header in order; one that is too short is filled up, one too long cut."""
    body = sheet.body(header.line, header.width)
    if not body.odd:
        return body.rows
    width = header.width
    cells = [[*row.cells, *[""] * width][:width] for row in body.odd]
    columns = {str(place): [row[place] for row in cells] for place in range(width)}
    odd = pl.DataFrame({LINE: [row.line for row in body.odd], **columns}, schema=body.rows.schema)
    return pl.concat([body.rows, odd]).sort(LINE, maintain_order=True)


def _column(rows: pl.DataFrame, header: Header, field: str) -> pl.Series:
    """The column's texts; empty ones where the file has no such column."""
    place = header.position([field])
    if place is None:
        return pl.Series([""], dtype=pl.String).extend_constant("", rows.height)[1:]
    return rows[str(place)].str.strip_chars()


def _ids(rows: pl.DataFrame, header: Header) -> list[str]:
    told = _column(rows, header, ID).to_list()
    return [one or str(number) for number, one in enumerate(told, start=1)]
