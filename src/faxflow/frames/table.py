"""The shapes that the readers share: a row with its line, and the body below a header."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

import polars as pl

LINE = "line"


class Row(NamedTuple):
    """`line` is the one that a person finds in the source file, from 1."""

    line: int
    cells: list[str]


NamedRows = list[tuple[str, list[Row]]]
"""The worksheets of a workbook: each one's name and its rows."""


@dataclass(frozen=True, slots=True)
class Body:
    """All below the header. `rows` has LINE and text columns "0" to "width - 1", none null;
    `odd` are the rows with too few or too many cells."""

    rows: pl.DataFrame
    odd: tuple[Row, ...]


class Sheet(Protocol):
    """One way to read a file as a table: a worksheet, the HTML rows, or text by one delimiter."""

    def head(self) -> Iterable[Row]:
        """The first rows, enough to find the header in; afresh at each call."""

    def body(self, header_line: int, width: int) -> Body:
        """All rows below the header line, which names `width` columns."""


class RowSheet:
    """A sheet whose rows are in memory, as workbooks and HTML give them."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = rows

    def head(self) -> Sequence[Row]:
        return self._rows

    def body(self, header_line: int, width: int) -> Body:
        below = [row for row in self._rows if row.line > header_line]
        fit = [row for row in below if fits(row.cells, width)]
        odd = tuple(row for row in below if not fits(row.cells, width))
        return Body(_frame(fit, width), odd)


def fits(cells: Sequence[str], width: int) -> bool:
    """Whether a row has a cell for each column, and nothing beyond the last."""
    return len(cells) >= width and not any(cell.strip() for cell in cells[width:])


def of_one_width(rows: Sequence[Row]) -> list[Row]:
    """The same rows; those that end early, as many files write them, end in blanks."""
    width = max((len(row.cells) for row in rows), default=0)
    return [Row(row.line, [*row.cells, *[""] * (width - len(row.cells))]) for row in rows]


def without_blank_columns(rows: Sequence[Row]) -> Sequence[Row]:
    """The same rows without the columns in which none of them has anything: they are margins,
    or what a merged cell covers."""
    width = max((len(row.cells) for row in rows), default=0)
    kept = [at for at in range(width) if any(map(str.strip, _column(rows, at)))]
    if len(kept) == width:
        return rows
    return [Row(row.line, [row.cells[at] for at in kept if at < len(row.cells)]) for row in rows]


def _column(rows: Sequence[Row], at: int) -> Iterator[str]:
    return (row.cells[at] for row in rows if at < len(row.cells))


def _frame(rows: Sequence[Row], width: int) -> pl.DataFrame:
    columns = list(zip(*(row.cells[:width] for row in rows), strict=True)) or [()] * width
    named = {str(index): pl.Series(column, dtype=pl.String) for index, column in enumerate(columns)}
    lines = pl.Series([row.line for row in rows], dtype=pl.Int64)
    return pl.DataFrame({LINE: lines, **named})
