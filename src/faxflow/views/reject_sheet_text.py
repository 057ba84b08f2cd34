"""Rejected rows as a CSV for a spreadsheet, in which a person corrects them."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from io import StringIO

from faxflow.domain.reject_sheet import LEADING
from faxflow.domain.spreadsheet_cell import guarded, guarded_name


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A reject and its row: `cells` by the report's own column names."""

    batch: str
    line: int
    column: str
    reason: str
    cells: Mapping[str, str] = field(default_factory=dict)


def reject_sheet(lines: Sequence[SheetLine]) -> str:
    """The whole sheet: all columns that any of the rows has, in the order in which they appear."""
    columns = list(dict.fromkeys(name for line in lines for name in line.cells))
    written = StringIO()
    writer = csv.writer(written)
    writer.writerow([*LEADING, *map(guarded_name, columns)])
    for one in lines:
        told = (one.batch, one.line, guarded_name(one.column), guarded_name(one.reason))
        writer.writerow([*told, *(guarded(one.cells.get(name, "")) for name in columns)])
    return written.getvalue()
