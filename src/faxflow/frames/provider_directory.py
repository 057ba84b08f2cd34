"""Fax numbers out of a directory of providers, for reports that hold none.

A provider is found by his NPI, or by his whole name; never by a name that is merely like it.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import polars as pl

from faxflow.frames import phones
from faxflow.frames.directory_file import FAX, KEY, DirectoryFile, name_key, open_directory

_NUMBER, _COUNT, _FAULT = "number", "count", "fault"
_NOBODY: Final = "it names no provider to look up"
_NOT_THERE: Final = "its provider is not in the directory"
_SEVERAL: Final = "the directory has several fax numbers for its provider"
_NO_NUMBER: Final = "the directory has no possible fax number for its provider"


@dataclass(frozen=True, slots=True)
class Directory:
    """`npi` and `name` are the fields of the report by which the file is searched."""

    path: Path
    npi: str | None
    name: str | None


@dataclass(frozen=True, slots=True)
class Found:
    """For each row the E.164 number or null, and why there is none."""

    numbers: pl.Series
    faults: pl.Series


def look_up(path: Path, npis: pl.Series | None, names: pl.Series | None, country: str) -> Found:
    """The number of each row's provider; by the name only where the row has no NPI.

    Raises FileMissing, ConfigurationProblem.
    """
    asked = _asked(npis, names)
    wanted = asked[KEY].drop_nulls().unique().to_list()
    listed = _listed(open_directory(path), wanted, country, (npis is not None, names is not None))
    told = asked.join(listed, on=KEY, how="left", maintain_order="left").with_columns(_fault())
    sure = told.select(pl.when(pl.col(_FAULT).is_null()).then(pl.col(_NUMBER)))
    return Found(sure.to_series(), told[_FAULT])


def _asked(npis: pl.Series | None, names: pl.Series | None) -> pl.DataFrame:
    """What each row is looked up by; null where it has neither."""
    given = {"npi": npis, "name": names}
    columns = [cells.fill_null("").alias(one) for one, cells in given.items() if cells is not None]
    keys = {
        "npi": pl.when(pl.col("npi") != "").then(pl.col("npi")),
        "name": name_key(pl.col("name")),
    }
    return pl.DataFrame(columns).select(pl.coalesce([keys[one.name] for one in columns]).alias(KEY))


def _listed(
    file: DirectoryFile, wanted: list[str], country: str, ways: tuple[bool, bool]
) -> pl.DataFrame:
    """Of each key that is there, how many numbers it has, and one of them."""
    readers = (file.by_npi, file.by_name)
    entries = pl.concat(read(wanted) for read, asked in zip(readers, ways, strict=True) if asked)
    numbers = phones.read_numbers(entries[FAX].fill_null(""), country)
    number = pl.col(_NUMBER).drop_nulls()
    return (
        entries.with_columns(numbers.alias(_NUMBER))
        .group_by(KEY)
        .agg(number.n_unique().alias(_COUNT), number.first())
    )


def _fault() -> pl.Expr:
    count = pl.col(_COUNT)
    return (
        pl.when(pl.col(KEY).is_null())
        .then(pl.lit(_NOBODY))
        .when(count.is_null())
        .then(pl.lit(_NOT_THERE))
        .when(count > 1)
        .then(pl.lit(_SEVERAL))
        .when(count == 0)
        .then(pl.lit(_NO_NUMBER))
        .alias(_FAULT)
    )
