"""Whether a file writes `31/01/1963`: a matter of the whole column, not of one cell."""

import polars as pl

_PARTS = r"^(?<first>\d{1,2})[/\-](?<second>\d{1,2})[/\-](?<year>\d{4})$"
_MONTHS = 12


def with_month_first(births: pl.Series) -> pl.Series:
    """The same dates as `01/31/1963`, where some can only have the day first, and none the month.

    Other forms stay as they are.
    """
    parts = births.str.extract_groups(_PARTS).struct.unnest()
    first, second = (parts[name].cast(pl.Int16) for name in ("first", "second"))
    if not (first > _MONTHS).any() or (second > _MONTHS).any():
        return births
    turned = parts.select(pl.format("{}/{}/{}", "second", "first", "year")).to_series()
    return turned.zip_with(turned.is_not_null(), births)
