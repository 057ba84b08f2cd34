"""A report file to its table: the reader by content, the header by the mapping's words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, takewhile

from faxflow.domain.report_file import ReportFile
from faxflow.errors import ColumnMissing, NotAReport, SignInPage
from faxflow.frames import html_rows
from faxflow.frames.delimited import DELIMITERS, DelimitedText
from faxflow.frames.encoding import decode
from faxflow.frames.file_kind import FileKind, kind_of, looks_like_html, why_unreadable
from faxflow.frames.header import Header, Match, best_header
from faxflow.frames.mapping import Mapping
from faxflow.frames.not_rows import numberless
from faxflow.frames.report_words import one_line
from faxflow.frames.table import Body, RowSheet, Sheet
from faxflow.frames.workbook import read_workbook

_WORDS_LOOKED_AT = 20_000
_THING = r"(?:records?|rows?|data|appointments?|patients?|visits?|results?|entries|matches|items?)"
_NOTHING = re.compile(
    rf"\bno (?:matching |such )?{_THING}\b|\b0 {_THING}\b|\breturned no\b|\bnothing to \w+\b"
    rf"|\b{_THING}: ?0\b|\bdid not (?:return|find|match) any\b",
    re.IGNORECASE,
)
_SIGN_IN = re.compile(
    r"\b(?:sign|log)[ -]?(?:in|on)\b|\bsession (?:has |was )?(?:expired|ended|timed out|closed)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Table:
    """`above` are the lines over the header, without their digits."""

    header: Header
    body: Body
    above: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Content:
    """A file's possible sheets, and its words for when none of them is a report."""

    sheets: Sequence[Sheet]
    words: str


def read_table(report: ReportFile, mapping: Mapping) -> Table | None:
    """The report's table, or None for a report that says that it is empty.

    Raises NotAReport, SignInPage, ColumnMissing.
    """
    content = _content(report)
    match = best_header(
        content.sheets, [column.names for column in mapping.columns], mapping.header
    )
    if match is None:
        _without_header(report, mapping, content.words)
        return None
    if match.missing:
        raise _column_missing(report, mapping, match)
    header = match.header
    rows_above = takewhile(lambda row: row.line < header.line, match.sheet.head())
    above = frozenset(numberless(one_line(row.cells)) for row in rows_above)
    return Table(header, match.sheet.body(header.line, header.width), above)


def _content(report: ReportFile) -> _Content:
    why = why_unreadable(report.content)
    if why:
        raise NotAReport(name=report.name, what=why)
    if kind_of(report.content) is FileKind.WORKBOOK:
        return _workbook(report)
    text = decode(report.content)
    if text is None:
        raise NotAReport(name=report.name, what="it holds binary data")
    return _page(report, text) if looks_like_html(text) else _text(text)


def _workbook(report: ReportFile) -> _Content:
    sheets = read_workbook(report.content)
    if sheets is None:
        raise NotAReport(name=report.name, what="the workbook is damaged or cut off")
    words = (one_line(row.cells) for sheet in sheets for row in islice(sheet.head(), 100))
    return _Content(sheets, "\n".join(words))


def _page(report: ReportFile, text: str) -> _Content:
    page = html_rows.parse_page(text)
    if page is None:
        return _Content((), "")
    if html_rows.asks_for_password(page):
        raise SignInPage(name=report.name)
    return _Content((RowSheet(list(html_rows.rows_of(page))),), html_rows.words_of(page))


def _text(text: str) -> _Content:
    return _Content([DelimitedText(text, one) for one in DELIMITERS], text)


def _without_header(report: ReportFile, mapping: Mapping, words: str) -> None:
    """Nothing where the report says that it is empty; else raises what it is instead."""
    words = words[:_WORDS_LOOKED_AT]
    if _NOTHING.search(words):
        return
    if _SIGN_IN.search(words):
        raise SignInPage(name=report.name)
    asked = ", ".join(column.label for column in mapping.columns)
    what = f"no line of it holds the columns that {mapping.name} asks for ({asked})"
    raise NotAReport(name=report.name, what=what)


def _column_missing(report: ReportFile, mapping: Mapping, match: Match) -> ColumnMissing:
    names = match.missing[0]
    near = match.header.near(names[0])
    return ColumnMissing(
        name=report.name,
        column=" or ".join(names),
        mapping=mapping.name,
        found=match.header.named(),
        near=f"Did you mean {near}? " if near else "",
    )
