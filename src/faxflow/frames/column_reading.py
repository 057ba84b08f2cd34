"""A column of the report, read: what each of its fields says, once for all rows alike."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import polars as pl

from faxflow.frames.canonical import json_texts
from faxflow.frames.cells import tidy, without_placeholders
from faxflow.frames.data_rows import DataRows
from faxflow.frames.distinct import Distinct, distinct
from faxflow.frames.field import SourceColumn
from faxflow.frames.readings import Reader, Reading, fault_where
from faxflow.frames.splitting import FITS, split


@dataclass(frozen=True, slots=True)
class ColumnReading:
    """What a column, by its name in the mapping, says of one field: `reading` is of the distinct
    `cells`, all else of the rows."""

    column: str
    cells: Distinct
    reading: Reading

    @property
    def key(self) -> pl.Series:
        """The value of each row in its one normal form, null where it has none."""
        return self.cells.spread(self.reading.key)

    @property
    def key_as_json(self) -> pl.Series:
        """The key of each row as a JSON text."""
        return self.cells.spread(json_texts(self.reading.key))

    @property
    def fault(self) -> pl.Series:
        """Why the row cannot stand, null where it can."""
        return self.cells.spread(self.reading.fault)

    @property
    def has_faults(self) -> bool:
        """Whether some row cannot stand."""
        return self.reading.fault.null_count() < len(self.reading.fault)


def read_columns(
    columns: Sequence[SourceColumn], data: DataRows, reader: Reader
) -> list[ColumnReading]:
    """The readings of all fields, in the order of the columns, side by side: polars lets go of
    the interpreter."""
    with ThreadPoolExecutor() as pool:
        read = pool.map(lambda column: list(_read(column, data, reader)), columns)
        return [one for readings in read for one in readings]


def _read(column: SourceColumn, data: DataRows, reader: Reader) -> Iterator[ColumnReading]:
    cells = distinct(data.rows[str(data.header.position(column.names))])
    told = without_placeholders(tidy(cells.cells), reader.mapping.placeholders)
    for reading in _of_column(column, told, reader):
        yield ColumnReading(column.label, cells, reading)


def _of_column(column: SourceColumn, cells: pl.Series, reader: Reader) -> Iterator[Reading]:
    whole, *parts = column.fields
    reading = reader.read(whole, cells)
    pieces = split(cells, column.patterns) if parts else pl.DataFrame()
    if parts:
        unfit = (cells != "") & ~pieces[FITS]
        fault = fault_where(unfit, "it does not have the parts that it should", reading.fault)
        reading = Reading(whole, reading.forms, reading.key, fault)
    yield reading
    for part in parts:
        yield reader.read(part, pieces[part.part or ""])
