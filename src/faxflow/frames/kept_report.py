"""A kept report read once more: its rows as they stand, and what corrected ones of them say."""

import difflib
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from faxflow.domain.report_file import ReportFile
from faxflow.frames.data_rows import DataRows, data_rows
from faxflow.frames.field import SourceColumn
from faxflow.frames.header import Header, plain
from faxflow.frames.mapping import Mapping as ReportMapping
from faxflow.frames.normalize import REJECTS, ROWS, Normalized, normalize_rows
from faxflow.frames.setting import Setting
from faxflow.frames.table import LINE, Row
from faxflow.frames.table_reading import read_table


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A row as it stands; it `fits` where it has a cell for each column and nothing beyond."""

    cells: tuple[str, ...]
    fits: bool = True


class KeptReport:
    """Raises NotAReport, SignInPage or ColumnMissing where the mapping does not fit any more."""

    def __init__(self, report: ReportFile, mapping: ReportMapping) -> None:
        self._mapping = mapping
        table = read_table(report, mapping)
        self._data = data_rows(report, table, mapping) if table else _no_rows()

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of its columns, each once: a second Phone is Phone#2."""
        header, seen = self._data.header, Counter[str]()
        return tuple(_named(at, name, seen) for at, name in enumerate(header.names[: header.width]))

    def rows(self, lines: Collection[int]) -> dict[int, SourceRow]:
        """Those of the lines that are rows, as they stand."""
        found = self._data.rows.filter(pl.col(LINE).is_in(sorted(lines)))
        sound = {line: SourceRow(tuple(cells)) for line, *cells in found.iter_rows()}
        ragged = (row for row in self._data.ragged if row.line in lines)
        return sound | {row.line: SourceRow(tuple(row.cells), fits=False) for row in ragged}

    def normalized(self, rows: Mapping[int, Sequence[str]], setting: Setting) -> Normalized:
        """What these rows say, by their lines; one of another width than the header is a reject."""
        if not rows:
            return Normalized(pl.DataFrame(schema=ROWS), pl.DataFrame(schema=REJECTS), 0)
        width = self._data.header.width
        fit = {line: cells for line, cells in rows.items() if len(cells) == width}
        others = (Row(line, list(cells)) for line, cells in rows.items() if line not in fit)
        columns = {
            str(at): pl.Series([cells[at] for cells in fit.values()], dtype=pl.String)
            for at in range(width)
        }
        frame = pl.DataFrame({LINE: pl.Series(list(fit), dtype=pl.Int64), **columns})
        data = DataRows(self._data.header, frame, tuple(others))
        return normalize_rows(data, self._mapping, setting)

    def position(self, name: str) -> int | None:
        """The column that goes by this name, in the report or in the mapping."""
        own = {plain(one): at for at, one in enumerate(self.columns)}
        if plain(name) in own:
            return own[plain(name)]
        if (at := self._data.header.position([name])) is not None:
            return at
        column = next((one for one in self._mapping.columns if plain(name) in _names_of(one)), None)
        return self._data.header.position(column.names) if column else None

    def why_unknown(self, name: str) -> str:
        """What is wrong with a name that is no column's, and which one may be meant."""
        for column in self._mapping.columns:
            if name in {field.name for field in column.fields}:
                return f"{name} is cut out of {column.label}: give that one whole"
        if name in self._mapping.field_names:
            return f"no column of the report holds {name}: the mapping makes it"
        words = {plain(one): one for one in (*self._fields(), *self.columns)}
        near = difflib.get_close_matches(plain(name), words, n=1)
        meant = f"did you mean {words[near[0]]}?" if near else f"it has {', '.join(self.columns)}"
        return f"its report has no column {name}: {meant}"

    def mapped(self) -> dict[int, str]:
        """The places of the columns that the mapping reads, with the report's names for them."""
        places = (self._data.header.position(one.names) for one in self._mapping.columns)
        names = self.columns
        return {at: names[at] for at in places if at is not None}

    def of_number(self) -> int | None:
        """The place of the column that holds the fax number; None where a directory has it."""
        wanted = self._mapping.fax_number
        for column in self._mapping.columns:
            if wanted in {field.name for field in column.fields}:
                return self._data.header.position(column.names)
        return None

    def _fields(self) -> Iterator[str]:
        return (column.fields[0].name for column in self._mapping.columns)


def _names_of(column: SourceColumn) -> set[str]:
    """The names that stand for the whole of a column."""
    whole = {field.name for field in column.fields if field.part is None}
    return {plain(name) for name in (*column.names, *whole)}


def _named(at: int, name: str, seen: Counter[str]) -> str:
    shown = " ".join(name.split())
    seen[plain(name)] += 1
    if not shown:
        return f"(column {at + 1})"
    return f"{shown}#{seen[plain(name)]}" if seen[plain(name)] > 1 else shown


def _no_rows() -> DataRows:
    return DataRows(Header(0, ()), pl.DataFrame(schema={LINE: pl.Int64}), ())
