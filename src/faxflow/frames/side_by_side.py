"""Work on a large table in slices, side by side: polars lets go of the interpreter."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import polars as pl

Made = TypeVar("Made")

_ROWS = 50_000
"""A slice's: enough to keep polars busy, and few enough to stay near the processor."""


def side_by_side(rows: pl.DataFrame, make: Callable[[pl.DataFrame], Made]) -> list[Made]:
    """What `make` makes of each slice, in order; of no rows, of the empty table."""
    if rows.height <= _ROWS:
        return [make(rows)]
    with ThreadPoolExecutor() as pool:
        return list(pool.map(make, rows.iter_slices(_ROWS)))
