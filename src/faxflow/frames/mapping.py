"""The mapping: which columns of a report fill which fields of a letter."""

import tomllib
from collections.abc import Mapping as MappingType
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeVar

from pydantic import ValidationError

from faxflow.errors import ConfigurationProblem, FaxflowError, FileMissing
from faxflow.frames.field import Field, SourceColumn
from faxflow.frames.mapping_checks import check
from faxflow.frames.mapping_file import MappingFile, TableFile
from faxflow.frames.mapping_problem import all_told, problem, told
from faxflow.frames.provider_directory import Directory

Constants = MappingType[str, str]
"""Texts by the names of the fields that hold them."""
Shape = TypeVar("Shape", bound=TableFile)


@dataclass(frozen=True, slots=True)
class Mapping:
    """`name` is the file's; `letter_field` is set when each row says which letter it gets,
    else `letter` is the one for all. `service_date` is None where the report has none, and
    `recipient` empty where it does not say whom each fax is for. `sheets` are patterns for the
    names of the worksheets to read; empty where only one can be meant. `unnamed_columns` is how
    many a report has that names none; they are called #1, #2 and so on."""

    name: str
    columns: tuple[SourceColumn, ...]
    fax_number: str
    identity: tuple[str, ...]
    service_date: str | None
    recipient: tuple[str, ...]
    letter: str
    letter_field: str | None
    header: tuple[str, ...]
    date_formats: tuple[str, ...]
    show_dates: str
    placeholders: frozenset[str]
    ignored: tuple[str, ...]
    check_total: bool
    sheets: tuple[str, ...] = ()
    unnamed_columns: int | None = None
    constants: Constants = field(default_factory=dict)
    joined: Constants = field(default_factory=dict)
    directory: Directory | None = None

    @property
    def fields(self) -> tuple[Field, ...]:
        """Every field, column by column."""
        return tuple(field for column in self.columns for field in column.fields)

    @property
    def field_names(self) -> frozenset[str]:
        """All names that a letter may use."""
        own = frozenset(name for field in self.fields for name in field.names)
        listed = {self.fax_number, f"{self.fax_number}_e164"} if self.directory else frozenset()
        return own | self.constants.keys() | self.joined.keys() | listed

    @property
    def required_names(self) -> frozenset[str]:
        """The fields without which no row becomes a case."""
        return frozenset(field.name for field in self.fields if field.required)


NOT_SAID: Final = "…"
"""What a draft has in the place of a column that nobody could tell."""
_UNSAID: Final = "nobody has said yet which column of the report it is"
_SAY: Final = f"Write the column's name in place of {NOT_SAID}."


def load_mapping(path: Path) -> Mapping:
    """The mapping in a TOML file. Raises FileMissing, ConfigurationProblem."""
    return _checked(read_mapping_file(path, MappingFile), path)


def parse_mapping(text: str, path: Path) -> Mapping:
    """The mapping that a text is; `path` is where it would lie. Raises ConfigurationProblem."""
    return _checked(_of_text(text, path, MappingFile), path)


def mapping_problems(path: Path) -> Sequence[FaxflowError]:
    """Everything that is wrong with a mapping's keys, else the first fault in what they say.

    A draft in which nobody has said yet which column holds the fax numbers has that fault.
    """
    try:
        mapping = load_mapping(path)
    except FaxflowError as first:
        of_keys = first.__cause__
        return all_told(of_keys, path) if isinstance(of_keys, ValidationError) else (first,)
    unsaid = [one.fields[0].name for one in mapping.columns if NOT_SAID in one.names]
    return [problem(path, f"fields.{name}", _UNSAID, _SAY) for name in unsaid]


def _checked(written: MappingFile, path: Path) -> Mapping:
    check(written, path)
    return Mapping(
        name=path.name,
        columns=written.source_columns(),
        fax_number=written.fax_number,
        identity=written.identity,
        service_date=written.service_date,
        recipient=written.recipient,
        letter=written.letter if isinstance(written.letter, str) else "",
        letter_field=None if isinstance(written.letter, str) else written.letter.field,
        header=written.header,
        date_formats=written.date_formats,
        show_dates=written.show_dates,
        placeholders=frozenset(word.casefold() for word in written.placeholders),
        ignored=tuple(f"(?i){pattern}" for pattern in written.ignore_rows),
        check_total=written.check_total,
        sheets=written.sheets,
        unnamed_columns=written.unnamed_columns,
        constants=written.constants,
        joined=written.joined,
        directory=_directory(written, path),
    )


def _directory(written: MappingFile, path: Path) -> Directory | None:
    told = written.directory
    return Directory(path.parent / told.file, told.npi, told.name) if told else None


def read_mapping_file(path: Path, shape: type[Shape]) -> Shape:
    """The file as it is written. Raises FileMissing or ConfigurationProblem."""
    try:
        # Editors on Windows put a byte order mark before the first key.
        return _of_text(path.read_text(encoding="utf-8-sig"), path, shape)
    except FileNotFoundError as error:
        raise FileMissing(path=path) from error
    except (OSError, UnicodeDecodeError) as error:
        raise _unreadable(path, error) from error


def _of_text(text: str, path: Path, shape: type[Shape]) -> Shape:
    try:
        return shape.model_validate(tomllib.loads(text))
    except ValidationError as error:
        raise told(error, path, shape) from error
    except tomllib.TOMLDecodeError as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: Exception) -> ConfigurationProblem:
    what = f"it cannot be read ({error})"
    return ConfigurationProblem(where=path, what=what, todo="Mend the file.")
