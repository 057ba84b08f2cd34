"""A report file to its table: the reader by content, the header by the mapping's words."""

from dataclasses import dataclass
from itertools import takewhile

from faxflow.domain.report_file import ReportFile
from faxflow.errors import ColumnMissing
from faxflow.frames.emptiness import check_empty
from faxflow.frames.header import Header, Match, best_header
from faxflow.frames.mapped_sheets import chosen_sheets
from faxflow.frames.mapping import Mapping
from faxflow.frames.not_rows import numberless
from faxflow.frames.report_words import one_line
from faxflow.frames.sources import content_of
from faxflow.frames.table import Body


@dataclass(frozen=True, slots=True)
class Table:
    """`above` are the lines over the header, without their digits."""

    header: Header
    body: Body
    above: frozenset[str]


def read_table(report: ReportFile, mapping: Mapping) -> Table | None:
    """The report's table, or None for a report that says that it is empty.

    Raises NotAReport, SignInPage, ColumnMissing.
    """
    content = content_of(report)
    sheets = chosen_sheets(report, mapping, content.sources)
    match = best_header(sheets, [column.names for column in mapping.columns], mapping.header)
    if match is None:
        _without_header(report, mapping, content.words)
        return None
    if match.missing:
        raise _column_missing(report, mapping, match)
    header = match.header
    rows_above = takewhile(lambda row: row.line < header.line, match.sheet.head())
    above = frozenset(numberless(one_line(row.cells)) for row in rows_above)
    return Table(header, match.sheet.body(header.line, header.width), above)


def _without_header(report: ReportFile, mapping: Mapping, words: str) -> None:
    """Nothing where the report says that it is empty; else raises what it is instead."""
    asked = ", ".join(column.label for column in mapping.columns)
    what = f"no line of it holds the columns that {mapping.name} asks for ({asked})"
    check_empty(report, words, what)


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
