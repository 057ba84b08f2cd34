"""The shapes that the readers share: a row with its line, and the body below a header."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

import polars as pl

LINE = "line"


class Row(NamedTuple):
    """`line` is the one that a person finds in the source file, from 1."""

    line: int
    cells: list[str]


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


def _frame(rows: Sequence[Row], width: int) -> pl.DataFrame:
    columns = list(zip(*(row.cells[:width] for row in rows), strict=True)) or [()] * width
    named = {str(index): pl.Series(column, dtype=pl.String) for index, column in enumerate(columns)}
    lines = pl.Series([row.line for row in rows], dtype=pl.Int64)
    return pl.DataFrame({LINE: lines, **named})
