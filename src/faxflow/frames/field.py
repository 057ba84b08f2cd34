"""A field of a letter: its name, what kind of value it holds, and how it is shown."""

from collections.abc import Mapping as Lookup
from dataclasses import dataclass, field
from enum import StrEnum


class FieldKind(StrEnum):
    """What the cells must hold; `birth-date` is a date that never is to come, and whose century is
    never guessed, `npi` a National Provider Identifier with its check digit (45 CFR 162.406)."""

    TEXT = "text"
    DATE = "date"
    BIRTH_DATE = "birth-date"
    DATE_TIME = "date-time"
    NUMBER = "number"
    PHONE = "phone"
    NPI = "npi"
    CHOICE = "choice"


DATED = frozenset({FieldKind.DATE, FieldKind.BIRTH_DATE, FieldKind.DATE_TIME})

_FORMS: Lookup[FieldKind, tuple[str, ...]] = {
    FieldKind.DATE: ("iso",),
    FieldKind.BIRTH_DATE: ("iso",),
    FieldKind.DATE_TIME: ("date", "time", "iso"),
    FieldKind.NUMBER: ("plain",),
    FieldKind.PHONE: ("e164",),
}


@dataclass(frozen=True, slots=True)
class Field:
    """`part` names the piece of a split cell, None for the whole; `width` pads a number with
    the zeros that a spreadsheet took; `choices` gives what is shown for each allowed value,
    by the value in lower case; `show` is the form of a date."""

    name: str
    kind: FieldKind = FieldKind.TEXT
    required: bool = False
    part: str | None = None
    width: int | None = None
    choices: Lookup[str, str] = field(default_factory=dict)
    show: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The field's own name and those of its other forms (`dob` and `dob_iso`)."""
        return (self.name, *(f"{self.name}_{form}" for form in _FORMS.get(self.kind, ())))


@dataclass(frozen=True, slots=True)
class SourceColumn:
    """A column of the report, by the names that it may go by, and the fields that it fills."""

    names: tuple[str, ...]
    fields: tuple[Field, ...]
    patterns: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """The name that errors and rejects use."""
        return self.names[0]

    @property
    def required(self) -> bool:
        """Whether a row with nothing in it is a reject."""
        return any(field.required for field in self.fields)
