"""The shape of a mapping file: every key that it may have, and its default."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from faxflow.frames import field as frames_field
from faxflow.frames.field import FieldKind, SourceColumn
from faxflow.frames.splitters import SPLITTERS, Splitter

US_DATE_FORMATS = (
    "%m/%d/%Y",
    "%Y-%m-%d",
    "%m-%d-%Y",
    "%m.%d.%Y",
    "%Y/%m/%d",
    "%Y%m%d",
    "%b %d, %Y",
    "%B %d, %Y",
    "%b %d %Y",
    "%d-%b-%Y",
    "%d %b %Y",
    "%d %B %Y",
    "%m/%d/%y",
    "%m-%d-%y",
    "%d-%b-%y",
)
PLACEHOLDERS = ("-", "--", "---", "n/a", "#n/a", "na", "null", "(null)", "nil", "none", ".")


def _listed(value: Any) -> Any:
    """One text stands for a list of one."""
    return [value] if isinstance(value, str) else value


def _chosen(value: Any) -> Any:
    """A list of choices shows each as it is."""
    return {word: word for word in value} if isinstance(value, list) else value


def _tabled(value: Any) -> Any:
    """`mrn = "MRN"` is short for `mrn = { column = "MRN" }`."""
    return {"column": value} if isinstance(value, str | list) else value


Texts = Annotated[tuple[str, ...], BeforeValidator(_listed)]
FieldName = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]


class Table(BaseModel):
    """A table of the file; a key that it does not know is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class LetterByField(Table):
    field: FieldName


class FieldTable(Table):
    column: Annotated[Texts, Field(min_length=1)]
    type: FieldKind = FieldKind.TEXT
    required: bool = False
    split: str | None = None
    pattern: Texts = ()
    names: dict[str, FieldName] = {}
    types: dict[str, FieldKind] = {}
    choices: Annotated[dict[str, str], BeforeValidator(_chosen)] = {}
    width: int | None = Field(default=None, ge=1, le=40)
    show: str | None = None

    def splitter(self) -> Splitter:
        """How the cell falls into parts; without parts where it is not split."""
        ready = SPLITTERS.get(self.split or "", Splitter(()))
        return Splitter(self.pattern or ready.patterns, {**ready.kinds, **self.types})


class TableFile(Table):
    """What every mapping says of a table: its columns, and what in it is no row."""

    header: Texts = ()
    sheets: Texts = ()
    unnamed_columns: int | None = Field(default=None, ge=1, le=1000)
    date_formats: Annotated[Texts, Field(min_length=1)] = US_DATE_FORMATS
    show_dates: str = "%m/%d/%Y"
    placeholders: Texts = PLACEHOLDERS
    ignore_rows: Texts = ()
    check_total: bool = True
    fields: dict[FieldName, Annotated[FieldTable, BeforeValidator(_tabled)]]

    def source_columns(self) -> tuple[SourceColumn, ...]:
        """Each column with the fields that it fills."""
        return tuple(self._column(name, table) for name, table in self.fields.items())

    def needed(self) -> frozenset[str]:
        """The fields without which no row is used, whatever they say themselves."""
        return frozenset()

    def usual_kinds(self) -> Mapping[str, FieldKind]:
        """What kind of value a field holds of which the file tells nothing else than text."""
        return {}

    def _kind(self, name: str, told: FieldKind) -> FieldKind:
        return self.usual_kinds().get(name, told) if told is FieldKind.TEXT else told

    def _column(self, name: str, table: FieldTable) -> SourceColumn:
        splitter, needed = table.splitter(), self.needed()
        whole = frames_field.Field(
            name=name,
            kind=self._kind(name, table.type),
            required=table.required or name in needed,
            width=table.width,
            choices={word.casefold(): shown for word, shown in table.choices.items()},
            show=table.show,
        )
        called = {part: table.names.get(part, f"{name}_{part}") for part in splitter.parts}
        parts = tuple(
            frames_field.Field(
                name=called[part],
                kind=self._kind(called[part], splitter.kinds.get(part, FieldKind.TEXT)),
                required=called[part] in needed,
                part=part,
                show=table.show,
            )
            for part in splitter.parts
        )
        return SourceColumn(table.column, (whole, *parts), splitter.patterns)


class DirectoryTable(Table):
    """A file of providers, beside the mapping, and the fields of the report that it is searched
    by."""

    file: Path
    npi: FieldName | None = None
    name: FieldName | None = None


class MappingFile(TableFile):
    """`constants` are texts that every letter gets; `joined` are made of other fields, as
    "{patient_first} {patient_last}". With a `directory` the fax number comes from there."""

    constants: dict[FieldName, str] = {}
    joined: dict[FieldName, str] = {}
    directory: DirectoryTable | None = None
    letter: str | LetterByField
    fax_number: FieldName
    identity: Annotated[Texts, Field(min_length=1)]
    service_date: FieldName | None = None
    recipient: Texts = ()

    def needed(self) -> frozenset[str]:
        """The fields without which no row can become a case, whatever they say themselves."""
        letter = () if isinstance(self.letter, str) else (self.letter.field,)
        dated = (self.service_date,) if self.service_date else ()
        faxed = () if self.directory else (self.fax_number,)
        return frozenset({*faxed, *self.identity, *letter, *dated})
