"""A report file to its table: the reader by content, the header by the mapping's words."""

from dataclasses import dataclass
from itertools import takewhile

from faxflow.domain.report_file import ReportFile
from faxflow.errors import ColumnMissing, NotAReport
from faxflow.frames.emptiness import check_empty
from faxflow.frames.header import Header, Match, best_header
from faxflow.frames.mapped_sheets import chosen_sheets
from faxflow.frames.mapping import Mapping
from faxflow.frames.not_rows import numberless
from faxflow.frames.report_words import one_line
from faxflow.frames.source import Source
from faxflow.frames.sources import content_of
from faxflow.frames.table import Body
from faxflow.frames.unnamed import unnamed_table


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
    if mapping.unnamed_columns is None:
        sheets = chosen_sheets(report, mapping, content.sources)
        match = best_header(sheets, _asked(mapping), mapping.header)
    else:
        match = _by_place(report, mapping, unnamed_table(content.sources))
    if match is None:
        _without_header(report, mapping, content.words)
        return None
    if match.missing:
        raise _column_missing(report, mapping, match)
    header = match.header
    rows_above = takewhile(lambda row: row.line < header.line, match.sheet.head())
    above = frozenset(numberless(one_line(row.cells)) for row in rows_above)
    return Table(header, match.sheet.body(header.line, header.width), above)


def _asked(mapping: Mapping) -> list[tuple[str, ...]]:
    return [column.names for column in mapping.columns]


def _by_place(
    report: ReportFile, mapping: Mapping, found: tuple[Source, Header] | None
) -> Match | None:
    """The table whose columns nobody named. Raises NotAReport where it has more or fewer than the
    mapping knows: each column might be another."""
    if found is None:
        return None
    source, header = found
    if header.width != mapping.unnamed_columns:
        what = f"it has {header.width} columns, and {mapping.name} knows {mapping.unnamed_columns}"
        raise NotAReport(name=report.name, what=what)
    missing = [names for names in _asked(mapping) if header.position(names) is None]
    return Match(source.sheet, header, tuple(missing))


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
