"""The distinct cells of a column: what a hundred rows repeat is read once."""

from collections.abc import Callable
from dataclasses import dataclass

import polars as pl

_FEW = 0.5
"""Of the rows, that may be distinct: with more, finding each again costs more than it saves."""


@dataclass(frozen=True, slots=True)
class Distinct:
    """`cells` are the distinct ones, and `places` says which of them each row has; where nearly
    all differ, `cells` is the column itself and `places` is None."""

    cells: pl.Series
    places: pl.Series | None

    def spread(self, told: pl.Series) -> pl.Series:
        """What is told of each of `cells`, for each row."""
        return told if self.places is None else told.gather(self.places)


def distinct(column: pl.Series) -> Distinct:
    """A column of texts, none of them null, by its distinct cells."""
    cells = column.unique(maintain_order=True)
    if len(cells) > _FEW * len(column):
        return Distinct(column, None)
    return Distinct(cells, column.cast(pl.Enum(cells)).to_physical())


def by_distinct(column: pl.Series, read: Callable[[pl.Series], pl.Series]) -> pl.Series:
    """What `read` makes of the column, asked once for each distinct cell where many are alike."""
    found = distinct(column)
    return found.spread(read(found.cells))
