"""National Provider Identifiers, many at a time: ten digits, the last of them a check digit."""

from typing import Final

import polars as pl

_DIGITS: Final = r"^(?i)(?:NPI)?[\s:#.]*([12]\d{9})(?:\.0+)?$"
_PREFIX_SUM: Final = 24
"""What the prefix 80840 adds to the Luhn sum of every identifier (45 CFR 162.406)."""
_COUNT: Final = 10
_TEN: Final = 10


def read_npis(cells: pl.Series) -> tuple[pl.Series, pl.Series]:
    """Each cell's ten digits, null where it has none, and whether their check digit is right."""
    digits = cells.str.extract(_DIGITS).alias("digits")
    places = [pl.col("digits").str.slice(at, 1).cast(pl.Int32) for at in range(_COUNT)]
    # Counted from the right, every second digit is doubled; of ten, the first one is.
    doubled = [place * 2 for place in places[::2]]
    values = [*((one // _TEN + one % _TEN) for one in doubled), *places[1::2]]
    right = (pl.sum_horizontal(values) + _PREFIX_SUM) % _TEN == 0
    checks = digits.to_frame().select(right.fill_null(value=False).alias("checks"))["checks"]
    return digits, checks & digits.is_not_null()
