"""A report file to clean rows and rejects: nothing is dropped, cut or guessed in silence."""

from dataclasses import dataclass, replace

import polars as pl

from faxflow.domain.report_file import ReportFile
from faxflow.frames.data_rows import DataRows, data_rows
from faxflow.frames.mapping import Mapping
from faxflow.frames.row_reading import read_rows
from faxflow.frames.setting import Setting
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
    read = read_rows(replace(data, ragged=()), mapping, setting)
    rejects = pl.concat([read.rejects, _ragged(data)])
    return Normalized(
        read.rows.with_columns(_alone(read.rows)).select(*ROWS),
        rejects.sort(LINE),
        data.count,
        data.left_out,
    )


def _alone(rows: pl.DataFrame) -> pl.Series:
    """Whether no other row has its identity, letter and service date."""
    if rows["identity"].n_unique() == rows.height:
        return pl.Series("alone", [True]).new_from_index(0, rows.height)
    whole = pl.struct("identity", "letter", "service_date")
    return rows.select(whole.is_unique().alias("alone"))["alone"]


def _ragged(data: DataRows) -> pl.DataFrame:
    """The rows that do not fit under the header, as rejects."""
    wanted = data.header.width
    reasons = (f"it has {len(row.cells)} cells under a header of {wanted}" for row in data.ragged)
    lines = [row.line for row in data.ragged]
    names = ["(row)"] * len(lines)
    return pl.DataFrame({LINE: lines, "column": names, "reason": list(reasons)}, schema=REJECTS)
