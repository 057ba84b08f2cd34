"""A table's body to its data rows: what is no row goes, what is ragged is set apart."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import polars as pl

from faxflow.domain.report_file import ReportFile
from faxflow.frames.closing_lines import closing_lines
from faxflow.frames.header import Header
from faxflow.frames.mapping import Mapping
from faxflow.frames.not_rows import Layout
from faxflow.frames.person_alone import columns_of_people, is_rest_of_row
from faxflow.frames.stated_total import check_total
from faxflow.frames.table import LINE, Row
from faxflow.frames.table_reading import Table
from faxflow.frames.units_line import is_units_line

_TEXT = "text"
NOTHING = r"^[\s\-=_*+.|~#:]*$"
"""A cell that is blank, or holds a sign for that."""


@dataclass(frozen=True, slots=True)
class DataRows:
    """`rows` has LINE and columns "0", "1", …; `ragged` have too few or too many cells.

    `left_out` are the lines below the header that were taken for no rows.
    """

    header: Header
    rows: pl.DataFrame
    ragged: tuple[Row, ...]
    left_out: tuple[int, ...] = ()

    @property
    def count(self) -> int:
        return self.rows.height + len(self.ragged)

    def lines(self) -> pl.Series:
        """The line of every row."""
        ragged = pl.Series([row.line for row in self.ragged], dtype=pl.Int64)
        return pl.concat([self.rows[LINE], ragged])


def data_rows(report: ReportFile, table: Table, mapping: Mapping) -> DataRows:
    """Exactly the rows of the table. Raises NotAReport where the report's total says otherwise."""
    is_suspect, layout = _suspect(table.header, mapping), _layout(table, mapping)
    suspects = (*as_rows(table.body.rows.filter(is_suspect)), *table.body.odd)
    people = columns_of_people(table.body)
    told = [
        row for row in suspects if not layout.is_row(row.cells) and not is_rest_of_row(row, people)
    ]
    first = as_rows(table.body.rows.head(1))
    told += [row for row in first if is_units_line(row, table.body.rows)]
    dropped = closing_lines(table.body, table.body.rows.filter(~is_suspect), told)
    gone = {row.line for row in dropped} | _ignored(table, mapping)
    rows = table.body.rows.filter(~pl.col(LINE).is_in(sorted(gone)))
    ragged = tuple(row for row in table.body.odd if row.line not in gone)
    data = DataRows(table.header, rows, ragged, tuple(sorted(gone)))
    if mapping.check_total:
        check_total(report, data.lines(), dropped)
    return data


def as_rows(rows: pl.DataFrame) -> Iterator[Row]:
    """The rows with the lines that they stand on."""
    return (Row(line, list(cells)) for line, *cells in rows.iter_rows())


def _layout(table: Table, mapping: Mapping) -> Layout:
    identity = (
        table.header.position(column.names)
        for column in mapping.columns
        if any(field.name in mapping.identity for field in column.fields)
    )
    known = frozenset(index for index in identity if index is not None)
    return Layout(table.header, table.above, known)


def _ignored(table: Table, mapping: Mapping) -> set[int]:
    """The lines that the mapping's own patterns call no rows."""
    if not mapping.ignored:
        return set()
    whole = table.body.rows.select(
        LINE, pl.concat_str(pl.exclude(LINE), separator=" ").alias(_TEXT)
    )
    odd = [(row.line, " ".join(row.cells)) for row in table.body.odd]
    lines = whole.extend(pl.DataFrame(odd, schema=whole.schema, orient="row"))
    text = pl.col(_TEXT).str.replace_all(r"\s+", " ").str.strip_chars()
    matches = pl.any_horizontal(text.str.contains(pattern) for pattern in mapping.ignored)
    return set(lines.filter(matches)[LINE])


def _suspect(header: Header, mapping: Mapping) -> pl.Expr:
    """Lines that may be no row: something that each row must have is not there, or repeats the
    header."""
    places = (header.position(column.names) for column in mapping.columns if column.required)
    return lacks(header, [place for place in places if place is not None])


def lacks(header: Header, columns: Iterable[int]) -> pl.Expr:
    """Whether a line has nothing, or the header's own words, in one of the columns."""
    cells = ((pl.col(str(place)), header.stands_at(place)) for place in columns)
    return pl.any_horizontal(
        cell.str.contains(NOTHING) | cell.is_in(names) for cell, names in cells
    )
