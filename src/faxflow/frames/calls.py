"""The call centre's file as calls: every row, be it odd or half wrong."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import polars as pl

from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.intake.from_call import Call, Cell
from faxflow.domain.report_file import ReportFile
from faxflow.frames.call_mapping import REFERRAL_FIELDS, CallMapping
from faxflow.frames.cells import tidy, without_placeholders
from faxflow.frames.data_rows import DataRows, data_rows
from faxflow.frames.field import SourceColumn
from faxflow.frames.readings import Reader
from faxflow.frames.splitting import FITS, split
from faxflow.frames.table import Row
from faxflow.frames.table_reading import read_table

_UNFIT = "it does not have the parts that it should"
_RAGGED = "the row has {} cells under a header of {}"

Cells = Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class CallReader:
    """Reads calls by a mapping; times stand in the file as the practice's clock shows them."""

    mapping: CallMapping
    country: str
    zone: ZoneInfo

    def read(self, report: ReportFile) -> list[Call]:
        """The calls in the order of the file. Raises NotAReport, SignInPage, ColumnMissing."""
        table = read_table(report, self.mapping.table)
        if table is None:
            return []
        data = data_rows(report, table, self.mapping.table)
        rows = [*self._rows(data), *(_ragged(row, data.header.width) for row in data.ragged)]
        return sorted(rows, key=lambda call: call.line)

    def _rows(self, data: DataRows) -> Iterator[Call]:
        reader = Reader(self.mapping.table, self.country)
        columns = [
            one for column in self.mapping.table.columns for one in _read(column, data, reader)
        ]
        names = [name for name, _ in columns]
        cells = zip(*(cells for _, cells in columns), strict=True)
        for row, told in zip(data.rows.iter_rows(), cells, strict=True):
            line, *texts = row
            yield self._call(line, _whole(data, texts), dict(zip(names, told, strict=True)))

    def _call(self, line: int, whole: str, cells: Cells) -> Call:
        mapping = self.mapping
        return Call(
            line=line,
            whole=whole,
            call_id=_text(cells, mapping.call_id),
            called_at=self._moment(_text(cells, mapping.called_at)),
            caller=_text(cells, mapping.caller),
            remark=" ".join(filter(None, (_text(cells, name) for name in mapping.remarks))),
            cells={Field(name): cells[name] for name in cells if name in REFERRAL_FIELDS},
        )

    def _moment(self, text: str) -> datetime | None:
        """Where the clocks are set back, the first of the two; None for a time that is none."""
        try:
            return datetime.fromisoformat(text).replace(tzinfo=self.zone).astimezone(UTC)
        except ValueError:
            return None


def _read(column: SourceColumn, data: DataRows, reader: Reader) -> Iterator[tuple[str, list[Cell]]]:
    """Each field of a column, with what each row says of it."""
    position = data.header.position(column.names)
    whole, *parts = column.fields
    cells = without_placeholders(tidy(data.rows[str(position)]), reader.mapping.placeholders)
    reading = reader.read(whole, cells)
    if not parts:
        yield whole.name, _cells(cells, reading.key, reading.fault)
        return
    pieces = split(cells, column.patterns)
    unfit = ((cells != "") & ~pieces[FITS]).to_list()
    for part in parts:
        texts = pieces[part.part or ""]
        reading = reader.read(part, texts)
        told = _cells(texts, reading.key, reading.fault)
        yield (
            part.name,
            [
                Cell(text, _UNFIT) if is_unfit else cell
                for text, is_unfit, cell in zip(cells.to_list(), unfit, told, strict=True)
            ],
        )


def _cells(cells: pl.Series, keys: pl.Series, faults: pl.Series) -> list[Cell]:
    """The normal form where a cell has one; an empty cell has no fault."""
    told = zip(cells.to_list(), keys.to_list(), faults.to_list(), strict=True)
    return [Cell(key or text, fault if text else None) for text, key, fault in told]


def _text(cells: Cells, name: str | None) -> str:
    return cells[name].text if name else ""


def _whole(data: DataRows, texts: list[str]) -> str:
    """The row as somebody reads it, with the names of its columns."""
    named = zip(data.header.names, texts, strict=False)
    return "\n".join(f"{' '.join(name.split())}: {text}" for name, text in named if text.strip())


def _ragged(row: Row, width: int) -> Call:
    return Call(row.line, "\n".join(row.cells), trouble=_RAGGED.format(len(row.cells), width))
