"""Tables within borders: the columns before the first name, where nothing stands in them."""

from dataclasses import replace

import polars as pl

from faxflow.frames.data_rows import DataRows
from faxflow.frames.table import LINE, Row


def without_border(data: DataRows) -> DataRows:
    """The rows without the empty columns that no name stands over, left of all others."""
    names = data.header.names
    unnamed = next((at for at, name in enumerate(names) if name.strip()), 0)
    left = [str(at) for at in range(unnamed)]
    if not left or data.rows.select(pl.any_horizontal(_told(left)).any()).item():
        return data
    printed = tuple(line[unnamed:] for line in data.header.printed)
    header = replace(data.header, names=names[unnamed:], printed=printed)
    rows = data.rows.drop(left)
    kept = [name for name in rows.columns if name != LINE]
    rows = rows.rename({name: str(int(name) - unnamed) for name in kept})
    ragged = tuple(Row(row.line, row.cells[unnamed:]) for row in data.ragged)
    return DataRows(header, rows, ragged)


def _told(columns: list[str]) -> pl.Expr:
    return pl.col(columns).str.contains(r"\S")
