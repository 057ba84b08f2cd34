"""The file of providers and their fax numbers: the practice's own CSV, or the public NPPES file.

Columns: NPI; Name, or Last Name and First Name; Fax. Those of NPPES are the ones that CMS gives its
"Full Replacement Monthly NPI File". It has millions of lines, of which only those wanted are kept.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import polars as pl
from polars.exceptions import PolarsError

from faxflow.errors import ConfigurationProblem, FileMissing
from faxflow.frames.header import plain
from faxflow.frames.splitters import CREDENTIAL

KEY, FAX = "key", "fax"
_NPI: Final = ("NPI", "NPI Number", "Provider NPI")
_FAX: Final = (
    "Fax",
    "Fax Number",
    "Fax No",
    "Provider Business Practice Location Address Fax Number",
    "Provider Business Mailing Address Fax Number",
)
_NAME: Final = ("Name", "Provider", "Provider Name", "Full Name")
_LAST: Final = ("Last Name", "Last", "Surname", "Provider Last Name (Legal Name)")
_FIRST: Final = ("First Name", "First", "Given Name", "Provider First Name")
_DEGREES: Final = 3
"""That are taken from a name, one by one: MD PhD FACP."""
_DEGREE: Final = rf"(?i)[\s,]+\(?{CREDENTIAL}\)?$"
_BLANK: Final = r"[^\p{L}\p{N}'-]+"


@dataclass(frozen=True, slots=True)
class DirectoryFile:
    """The open file: its rows, not read yet, and its columns by their plain names."""

    path: Path
    rows: pl.LazyFrame
    columns: dict[str, str]

    def by_npi(self, wanted: Sequence[str]) -> pl.DataFrame:
        """KEY and FAX of those with the wanted identifiers. Raises ConfigurationProblem."""
        npi, fax = self._column(_NPI), self._column(_FAX)
        key = pl.col(npi).str.strip_chars()
        return self._kept(key, fax, wanted)

    def by_name(self, wanted: Sequence[str]) -> pl.DataFrame:
        """KEY and FAX of those with the wanted names. Raises ConfigurationProblem."""
        whole = self._named(_NAME)
        if whole:
            name = pl.col(whole)
        else:
            parts = [pl.col(self._column(names)) for names in (_FIRST, _LAST)]
            name = pl.concat_str(parts, separator=" ", ignore_nulls=True)
        return self._kept(name_key(name), self._column(_FAX), wanted)

    def _kept(self, key: pl.Expr, fax: str, wanted: Sequence[str]) -> pl.DataFrame:
        told = self.rows.select(key.alias(KEY), pl.col(fax).alias(FAX))
        try:
            return told.filter(pl.col(KEY).is_in(list(wanted))).collect(engine="streaming")
        except (PolarsError, OSError) as error:
            raise _problem(self.path, "it cannot be read as CSV", "Save it as CSV.") from error

    def _named(self, names: Sequence[str]) -> str | None:
        known = (self.columns.get(plain(name)) for name in names)
        return next((name for name in known if name), None)

    def _column(self, names: Sequence[str]) -> str:
        name = self._named(names)
        if name is None:
            todo = f"Call it {' or '.join(names[:3])}."
            raise _problem(self.path, f"it has no column {names[0]}", todo)
        return name


def open_directory(path: Path) -> DirectoryFile:
    """The file, ready to be searched. Raises FileMissing, ConfigurationProblem."""
    if not path.exists():
        raise FileMissing(path=path)
    try:
        rows = pl.scan_csv(path, infer_schema=False, encoding="utf8-lossy", ignore_errors=False)
        names = rows.collect_schema().names()
    except (PolarsError, OSError) as error:
        raise _problem(path, "it cannot be read as CSV", "Save it as CSV.") from error
    return DirectoryFile(path, rows, {plain(name): name for name in names})


def name_key(name: pl.Expr) -> pl.Expr:
    """The name's words in one order, without case, marks and degrees; null where it has none."""
    bare = name.str.strip_chars(" .,")
    for _ in range(_DEGREES):
        bare = bare.str.replace(_DEGREE, "").str.strip_chars(" .,")
    words = bare.str.to_lowercase().str.replace_all(_BLANK, " ").str.strip_chars().str.split(" ")
    key = words.list.sort().list.join(" ")
    return pl.when(key != "").then(key)


def _problem(path: Path, what: str, todo: str) -> ConfigurationProblem:
    return ConfigurationProblem(where=path.name, what=what, todo=todo)
