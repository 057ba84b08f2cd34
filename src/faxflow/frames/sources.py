"""A file's possible tables, by its content and never by its name."""

from faxflow.domain.report_file import ReportFile
from faxflow.errors import NotAReport
from faxflow.frames.archive import unpacked
from faxflow.frames.bare_xls import looks_like_bare_xls, read_bare_xls
from faxflow.frames.dbf import looks_like_dbf, read_dbf
from faxflow.frames.dif import looks_like_dif, read_dif
from faxflow.frames.encoding import decode
from faxflow.frames.file_kind import (
    FileKind,
    kind_of,
    looks_like_html,
    why_no_table,
    why_unreadable,
    workbook_format,
)
from faxflow.frames.mhtml import looks_like_mhtml, web_pages
from faxflow.frames.open_document import looks_like_open_document, read_open_document
from faxflow.frames.page_source import page_content, pages_content
from faxflow.frames.sheet_pages import joined_pages
from faxflow.frames.source import Content, ReaderKind, Source, of_sheets
from faxflow.frames.spreadsheet_ml import looks_like_spreadsheet_ml, read_spreadsheet_ml
from faxflow.frames.sylk import looks_like_sylk, read_sylk
from faxflow.frames.table import NamedRows, RowSheet, without_blank_columns
from faxflow.frames.text_source import text_content
from faxflow.frames.workbook import read_workbook

_DAMAGED = "the workbook is damaged or cut off"
_WORKBOOKS = (
    (looks_like_spreadsheet_ml, read_spreadsheet_ml, ReaderKind.SPREADSHEET_ML),
    (looks_like_open_document, read_open_document, ReaderKind.ODS),
    (looks_like_sylk, read_sylk, ReaderKind.SYLK),
    (looks_like_dif, read_dif, ReaderKind.DIF),
    (looks_like_dbf, read_dbf, ReaderKind.DBF),
    (looks_like_bare_xls, read_bare_xls, ReaderKind.XLS),
)
"""Those that are no archive: how each is known and read."""


def content_of(report: ReportFile) -> Content:
    """All ways to read the file. Raises NotAReport, SignInPage."""
    report = unpacked(report)
    why = why_unreadable(report.content)
    if why:
        raise NotAReport(name=report.name, what=why)
    if kind_of(report.content) is FileKind.WORKBOOK:
        return _packed_workbook(report)
    for looks_like_it, read, reader in _WORKBOOKS:
        if looks_like_it(report.content):
            return _workbook(report, reader, read(report.content))
    if looks_like_mhtml(report.content) and (pages := web_pages(report.content)):
        return pages_content(report, pages)
    return _text(report)


def _packed_workbook(report: ReportFile) -> Content:
    reader = ReaderKind(workbook_format(report.content))
    read = read_open_document if reader is ReaderKind.ODS else read_workbook
    return _workbook(report, reader, read(report.content))


def _workbook(report: ReportFile, reader: ReaderKind, sheets: NamedRows | None) -> Content:
    if sheets is None:
        raise NotAReport(name=report.name, what=_DAMAGED)
    return of_sheets(
        Source(RowSheet(without_blank_columns(rows)), reader, name=name or None)
        for name, rows in joined_pages([(name, rows) for name, rows in sheets if rows])
    )


def _text(report: ReportFile) -> Content:
    decoded = decode(report.content)
    if decoded is None:
        raise NotAReport(name=report.name, what="it holds binary data")
    if looks_like_html(decoded.text):
        return page_content(report, decoded)
    if other := why_no_table(decoded.text):
        raise NotAReport(name=report.name, what=other)
    return text_content(decoded)
