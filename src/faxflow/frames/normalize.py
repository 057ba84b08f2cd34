"""A report file to clean rows and rejects: nothing is dropped, cut or guessed in silence."""

from dataclasses import dataclass, replace

import polars as pl

from faxflow.domain.report_file import ReportFile
from faxflow.frames.data_rows import DataRows, data_rows
from faxflow.frames.mapping import Mapping
from faxflow.frames.row_reading import ReadRows, read_rows
from faxflow.frames.setting import Setting
from faxflow.frames.side_by_side import side_by_side
from faxflow.frames.table import LINE
from faxflow.frames.table_reading import read_table

ROWS = {
    LINE: pl.Int64,
    "number": pl.String,
    "number_valid": pl.Boolean,
    "letter": pl.String,
    "service_date": pl.String,
    "identity": pl.String,
    "recipient": pl.String,
    "alone": pl.Boolean,
    "fields": pl.String,
}
REJECTS = {LINE: pl.Int64, "column": pl.String, "reason": pl.String}


@dataclass(frozen=True, slots=True)
class Normalized:
    """`rows` has the columns of ROWS, `rejects` those of REJECTS, both in the order of the file.

    `line` is the source's own, from 1; `number` E.164; `service_date` ISO, empty where the
    mapping names none; `identity` a JSON list and `fields` a JSON object of texts, canonical;
    `recipient` is whom the fax is for, null where nobody is named; `alone` says that no other
    row has its identity, letter and service date.
    `rows_read` is always the number of both together. `left_out` are the lines below the header
    that were taken for no rows: totals, page headings and the like.
    """

    rows: pl.DataFrame
    rejects: pl.DataFrame
    rows_read: int
    left_out: tuple[int, ...] = ()


def normalize(report: ReportFile, mapping: Mapping, setting: Setting) -> Normalized:
    """What the report says, by the mapping. Raises NotAReport, SignInPage, ColumnMissing."""
    table = read_table(report, mapping)
    if table is None:
        return Normalized(pl.DataFrame(schema=ROWS), pl.DataFrame(schema=REJECTS), 0)
    return normalize_rows(data_rows(report, table, mapping), mapping, setting)


def normalize_rows(data: DataRows, mapping: Mapping, setting: Setting) -> Normalized:
    """What these rows of a report say, by the mapping."""

    def read(rows: pl.DataFrame) -> ReadRows:
        return read_rows(replace(data, rows=rows, ragged=()), mapping, setting)

    # A directory is searched once for all: it may be far longer than the report.
    read_slices = [read(data.rows)] if mapping.directory else side_by_side(data.rows, read)
    rows = pl.concat([one.rows for one in read_slices])
    alone = pl.struct("identity", "letter", "service_date").is_unique().alias("alone")
    rejects = pl.concat([*(one.rejects for one in read_slices), _ragged(data)])
    return Normalized(
        rows.with_columns(alone).select(*ROWS), rejects.sort(LINE), data.count, data.left_out
    )


def _ragged(data: DataRows) -> pl.DataFrame:
    """The rows that do not fit under the header, as rejects."""
    wanted = data.header.width
    reasons = (f"it has {len(row.cells)} cells under a header of {wanted}" for row in data.ragged)
    lines = [row.line for row in data.ragged]
    names = ["(row)"] * len(lines)
    return pl.DataFrame({LINE: lines, "column": names, "reason": list(reasons)}, schema=REJECTS)
