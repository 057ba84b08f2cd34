"""Phone and fax numbers, many at a time: the usual shape by expression, the rest one by one."""

import polars as pl

from faxflow.domain.fax_number import (
    area_code_is_valid,
    as_read,
    is_nanp,
    is_valid,
    parse_number,
)
from faxflow.frames.cells import nothing
from faxflow.frames.distinct import by_distinct

_USUAL = (
    r"(?i)^(?:fax\s*[:#]?|f:)?\s*(?:\+?1[\s.\-]*)?\(?([2-9]\d{2})\)?[\s.\-/]*([2-9]\d{2})"
    r"[\s.\-]*(\d{4})\s*(?:\(?fax\)?)?$"
)
_NUMBER = "number"
_PLACEHOLDERS = [f"+1{digit * 10}" for digit in "23456789"]
_NANP = r"^\+1([2-9]\d{2})[2-9]\d{6}$"
_EXTENSION = r"(?i)(?:\d\D*){7,}(?:\bext(?:ension|n)?\b\.?|x|#)\s*[.:#]?\s*\d{1,6}\s*\)?$"
_EMPTY = r"^[\D0]*$"


def read_numbers(cells: pl.Series, country: str) -> pl.Series:
    """E.164 for each cell that holds one possible number, null for any other."""
    return by_distinct(cells, lambda distinct: _read(distinct, country))


def holds_no_number(cells: pl.Series) -> pl.Series:
    """Whether a cell is a blank form, such as (   )   - or 000-000-0000, and no words."""
    return cells.str.contains(_EMPTY) & ~cells.str.contains(r"\p{L}")


def has_extension(cells: pl.Series) -> pl.Series:
    """Whether a cell is a whole number and an extension behind it, such as 907-555-0155 x12."""
    return cells.str.contains(_EXTENSION)


def may_be_dialled(numbers: pl.Series, *, rehearsal: bool) -> pl.Series:
    """Whether each E.164 number is valid; null counts as no."""
    return by_distinct(
        numbers.fill_null(""), lambda distinct: _validity(distinct, rehearsal=rehearsal)
    )


def shown(numbers: pl.Series) -> pl.Series:
    """The numbers as a letter shows them; empty for null."""
    national = numbers.str.replace(r"^\+1(\d{3})(\d{3})(\d{4})$", "($1) $2-$3").fill_null("")
    rest = national.filter(national.str.starts_with("+")).unique()
    return national.replace({number: as_read(number) for number in rest})


def _read(cells: pl.Series, country: str) -> pl.Series:
    usual = _usual(cells) if is_nanp(country) else nothing(cells)
    left = usual.is_null() & (cells != "")
    others = [parse_number(cell, country) for cell in cells.filter(left)]
    return usual.scatter(left.arg_true(), pl.Series(others, dtype=pl.String))


def _usual(cells: pl.Series) -> pl.Series:
    digits = cells.str.extract_groups(_USUAL).struct.unnest()
    number = pl.concat_str(pl.lit("+1"), *digits.columns)
    return digits.select(pl.when(~number.is_in(_PLACEHOLDERS)).then(number).alias(_NUMBER))[_NUMBER]


def _validity(numbers: pl.Series, *, rehearsal: bool) -> pl.Series:
    areas = numbers.str.extract(_NANP)
    good_areas = [area for area in areas.drop_nulls().unique() if area_code_is_valid(area)]
    valid = areas.is_in(good_areas).fill_null(value=False)
    left = ~valid & (numbers != "")
    others = [is_valid(number, rehearsal=rehearsal) for number in numbers.filter(left)]
    return valid.scatter(left.arg_true(), pl.Series(others, dtype=pl.Boolean))
