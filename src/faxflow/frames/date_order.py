"""Whether a report writes the day or the month first: by its own dates, else by its country."""

from collections.abc import Iterable
from typing import Final

import polars as pl

from faxflow.frames.mapping_file import US_DATE_FORMATS

_TWO_NUMBERS: Final = r"^\s*(\d{1,2})[./-](\d{1,2})[./-](?:\d{4}|\d{2})\b"
_MONTHS: Final = 12
_MONTH_FIRST: Final = frozenset(("US", "PR", "GU", "VI", "AS", "MP", "PH", "FM", "MH", "PW"))
"""Countries that write 11/23/2026; all others write the day first, or the year."""
DAY_FIRST_FORMATS: Final = (
    *(
        one.replace("%m/%d/", "%d/%m/").replace("%m-%d-", "%d-%m-").replace("%m.%d.", "%d.%m.")
        for one in US_DATE_FORMATS
    ),
    "%d.%m.%y",
)


def date_formats_of(columns: Iterable[pl.Series], country: str) -> tuple[str, ...]:
    """The forms in which to read the dates of a report.

    A number above twelve tells; where none or both orders have one, `country` does, in ISO 3166.
    """
    day_first, month_first = 0, 0
    for cells in columns:
        pair = pl.DataFrame({"cell": cells.cast(pl.String)}).select(
            pl.col("cell").str.extract(_TWO_NUMBERS, group).cast(pl.Int64).alias(name)
            for group, name in ((1, "one"), (2, "other"))
        )
        day_first += pair.filter((pl.col("one") > _MONTHS) & (pl.col("other") <= _MONTHS)).height
        month_first += pair.filter((pl.col("other") > _MONTHS) & (pl.col("one") <= _MONTHS)).height
    if bool(day_first) == bool(month_first):
        return US_DATE_FORMATS if country in _MONTH_FIRST else DAY_FIRST_FORMATS
    return DAY_FIRST_FORMATS if day_first else US_DATE_FORMATS
