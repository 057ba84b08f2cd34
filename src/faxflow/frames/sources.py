"""A file's possible tables, by its content and never by its name."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from faxflow.domain.report_file import ReportFile
from faxflow.errors import NotAReport, SignInPage
from faxflow.frames import html_rows
from faxflow.frames.delimited import DELIMITERS, DelimitedText
from faxflow.frames.encoding import Decoded, decode
from faxflow.frames.file_kind import (
    FileKind,
    kind_of,
    looks_like_html,
    why_no_table,
    why_unreadable,
    workbook_format,
)
from faxflow.frames.fixed_width import fixed_width
from faxflow.frames.report_words import one_line
from faxflow.frames.spreadsheet_ml import looks_like_spreadsheet_ml, read_spreadsheet_ml
from faxflow.frames.table import Row, RowSheet, Sheet
from faxflow.frames.workbook import read_workbook

_HEAD = 100


class ReaderKind(StrEnum):
    """How a table was read."""

    TEXT = "text"
    DELIMITED = "delimited"
    FIXED_WIDTH = "fixed-width"
    HTML = "html"
    XLS = "xls"
    XLSX = "xlsx"
    XLSB = "xlsb"
    ODS = "ods"
    SPREADSHEET_ML = "spreadsheetml"


@dataclass(frozen=True, slots=True)
class Source:
    """One way to read the file; `name` is a worksheet's."""

    sheet: Sheet
    reader: ReaderKind
    encoding: str | None = None
    delimiter: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """A file's possible tables, and its words for when none of them is a report."""

    sources: Sequence[Source]
    words: str

    @property
    def sheets(self) -> list[Sheet]:
        """The tables alone."""
        return [source.sheet for source in self.sources]


def content_of(report: ReportFile) -> Content:
    """All ways to read the file. Raises NotAReport, SignInPage."""
    why = why_unreadable(report.content)
    if why:
        raise NotAReport(name=report.name, what=why)
    if kind_of(report.content) is FileKind.WORKBOOK:
        return _workbook(report)
    if looks_like_spreadsheet_ml(report.content):
        return _spreadsheet_ml(report)
    decoded = decode(report.content)
    if decoded is None:
        raise NotAReport(name=report.name, what="it holds binary data")
    if looks_like_html(decoded.text):
        return _page(report, decoded)
    if other := why_no_table(decoded.text):
        raise NotAReport(name=report.name, what=other)
    return _text(decoded)


def _workbook(report: ReportFile) -> Content:
    sheets = read_workbook(report.content)
    if sheets is None:
        raise NotAReport(name=report.name, what="the workbook is damaged or cut off")
    reader = ReaderKind(workbook_format(report.content))
    return _of_sheets([Source(sheet, reader, name=name) for name, sheet in sheets])


def _spreadsheet_ml(report: ReportFile) -> Content:
    sheets = read_spreadsheet_ml(report.content)
    if sheets is None:
        raise NotAReport(name=report.name, what="the XML workbook is damaged or cut off")
    kind = ReaderKind.SPREADSHEET_ML
    return _of_sheets([Source(RowSheet(rows), kind, name=name) for name, rows in sheets])


def _of_sheets(sources: list[Source]) -> Content:
    rows = (row for source in sources for row in islice(source.sheet.head(), _HEAD))
    return Content(sources, "\n".join(one_line(row.cells) for row in rows))


def _page(report: ReportFile, decoded: Decoded) -> Content:
    page = html_rows.parse_page(decoded.text)
    if page is None:
        return Content((), "")
    if html_rows.asks_for_password(page):
        raise SignInPage(name=report.name)
    rows = RowSheet(list(html_rows.rows_of(page)))
    source = Source(rows, ReaderKind.HTML, encoding=decoded.encoding)
    return Content((source,), html_rows.words_of(page))


def _text(decoded: Decoded) -> Content:
    return Content(list(_of_text(decoded)), decoded.text)


def _of_text(decoded: Decoded) -> Iterator[Source]:
    for delimiter in DELIMITERS:
        if delimiter in decoded.text:
            sheet = DelimitedText(decoded.text, delimiter)
            yield Source(sheet, ReaderKind.DELIMITED, decoded.encoding, delimiter)
    columns = fixed_width(decoded.text)
    if columns:
        yield Source(columns, ReaderKind.FIXED_WIDTH, decoded.encoding)
    elif not any(delimiter in decoded.text for delimiter in DELIMITERS):
        yield Source(RowSheet(_lines(decoded.text)), ReaderKind.TEXT, decoded.encoding)


def _lines(text: str) -> list[Row]:
    return [Row(number, [line]) for number, line in enumerate(text.split("\n"), start=1)]
