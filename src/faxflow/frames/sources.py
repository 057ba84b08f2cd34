"""A file's possible tables, by its content and never by its name."""

from faxflow.domain.report_file import ReportFile
from faxflow.errors import NotAReport
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
from faxflow.frames.page_source import page_content, pages_content
from faxflow.frames.source import Content, ReaderKind, Source, of_sheets
from faxflow.frames.spreadsheet_ml import looks_like_spreadsheet_ml, read_spreadsheet_ml
from faxflow.frames.table import RowSheet
from faxflow.frames.text_source import text_content
from faxflow.frames.workbook import read_workbook


def content_of(report: ReportFile) -> Content:
    """All ways to read the file. Raises NotAReport, SignInPage."""
    why = why_unreadable(report.content)
    if why:
        raise NotAReport(name=report.name, what=why)
    if kind_of(report.content) is FileKind.WORKBOOK:
        return _workbook(report)
    if looks_like_spreadsheet_ml(report.content):
        return _spreadsheet_ml(report)
    if looks_like_mhtml(report.content) and (pages := web_pages(report.content)):
        return pages_content(report, pages)
    decoded = decode(report.content)
    if decoded is None:
        raise NotAReport(name=report.name, what="it holds binary data")
    if looks_like_html(decoded.text):
        return page_content(report, decoded)
    if other := why_no_table(decoded.text):
        raise NotAReport(name=report.name, what=other)
    return text_content(decoded)


def _workbook(report: ReportFile) -> Content:
    sheets = read_workbook(report.content)
    if sheets is None:
        raise NotAReport(name=report.name, what="the workbook is damaged or cut off")
    reader = ReaderKind(workbook_format(report.content))
    return of_sheets([Source(sheet, reader, name=name) for name, sheet in sheets])


def _spreadsheet_ml(report: ReportFile) -> Content:
    sheets = read_spreadsheet_ml(report.content)
    if sheets is None:
        raise NotAReport(name=report.name, what="the XML workbook is damaged or cut off")
    kind = ReaderKind.SPREADSHEET_ML
    return of_sheets([Source(RowSheet(rows), kind, name=name) for name, rows in sheets])
