"""Cells that hold several values, taken apart by patterns."""

from collections.abc import Sequence

import polars as pl

FITS = "1"
"""The mask of cells that some pattern fits; no part can have this name."""


def split(cells: pl.Series, patterns: Sequence[str]) -> pl.DataFrame:
    """A column for each part that the patterns name, empty where the cell has none, and FITS;
    the first pattern that fits gives all of a cell's parts."""
    left = cells.alias("cell").to_frame().with_row_index("at")
    found = []
    for pattern in patterns:
        fits = pl.col("cell").str.contains(pattern)
        parts = pl.col("cell").str.extract_groups(pattern)
        found.append(_named(left.filter(fits).select("at", parts.alias("parts"))))
        left = left.filter(~fits)
    unfit = left.select("at", pl.lit(value=False).alias(FITS))
    whole = pl.concat([*found, unfit], how="diagonal").sort("at").drop("at")
    return whole.with_columns(pl.col(pl.String).fill_null(""))


def _named(found: pl.DataFrame) -> pl.DataFrame:
    """The parts that have names; a pattern's other groups are not wanted."""
    parts = found.unnest("parts")
    names = [name for name in parts.columns if not name.isdecimal()]
    return parts.select(names).with_columns(pl.lit(value=True).alias(FITS))
