"""The line below a header that says in which units its columns are, or of which types."""

import re
from typing import Final

import polars as pl

from faxflow.frames.table import LINE, Row

_SAMPLE: Final = 1000
_LEAST_COLUMNS: Final = 2
_LEAST_ROWS: Final = 3
_NEARLY_ALL: Final = 0.9
_MISSING: Final = re.compile(r"(?i)\W*|n\.?/?a\.?|none|null|nan|unknown|missing|tb[ad]|not \w+")
_IN_BRACKETS: Final = re.compile(r"\(([^\W\d]{1,8}|%)\)|\[([^\W\d]{1,8}|%)\]")
"""A unit as many tables give it: (days), (%)."""
_HELD: Final = r"^\W*\d[\d\W]*(?:[AaPp]\.?[Mm]\.?)?$"
"""A number, a day or an hour."""


def is_units_line(first: Row, rows: pl.DataFrame) -> bool:
    """Whether the first line has a word in each column in which all others have a value."""
    others = rows.slice(1, _SAMPLE).drop(LINE)
    if others.height < _LEAST_ROWS:
        return False
    units = [cell.strip() for cell in first.cells if cell.strip()]
    if len(units) >= _LEAST_COLUMNS and all(map(_IN_BRACKETS.fullmatch, units)):
        return True
    filled = others.select(pl.all().str.contains(r"\S").sum()).row(0)
    held = others.select(pl.all().str.strip_chars().str.contains(_HELD).sum()).row(0)
    valued = [
        cell.strip()
        for cell, told, values in zip(first.cells, filled, held, strict=False)
        if cell.strip() and told >= _LEAST_ROWS and values >= _NEARLY_ALL * told
    ]
    return len(valued) >= _LEAST_COLUMNS and not any(map(_may_be_value, valued))


def _may_be_value(cell: str) -> bool:
    return bool(re.match(_HELD, cell) or _MISSING.fullmatch(cell))
