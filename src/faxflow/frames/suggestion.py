"""A draft mapping for a report that nobody has described yet."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, count
from typing import Final

import polars as pl

from faxflow.domain.letter import BUILT_IN_FIELDS
from faxflow.frames.cells import tidy, without_placeholders
from faxflow.frames.column_guess import NAME_FAX, Guess, guess
from faxflow.frames.data_rows import DataRows
from faxflow.frames.date_order import date_formats_of
from faxflow.frames.field import Field, FieldKind
from faxflow.frames.mapping_file import PLACEHOLDERS, US_DATE_FORMATS
from faxflow.frames.name_words import written_words
from faxflow.frames.splitters import SPLITTERS
from faxflow.frames.suggested_field import SuggestedField
from faxflow.frames.suggested_roles import is_patients, roles_of

_SAMPLE: Final = 5000
_NEARLY_ALWAYS: Final = 0.9
_PARTS: Final[Mapping[str, Mapping[str, str]]] = {
    "name-number": {"number": "mrn"},
    "provider-number": {"number": "npi"},
    NAME_FAX: {"name": "recipient", "fax": "fax"},
    "city-state-zip": {"city": "city", "state": "state", "zip": "zip"},
    "date-sex": {"date": "dob", "sex": "sex"},
}
"""What parts are called that say by themselves what they are."""
_PEOPLE: Final = frozenset(("name", "name-number"))
_PATIENT: Final = "patient"
"""Before the parts of a patient's name, as letters ask for them, whatever the column adds."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A mapping's fields and roles; a role that no field fills is None, or empty."""

    fields: Sequence[SuggestedField]
    fax_number: str | None
    identity: Sequence[str]
    service_date: str | None
    recipient: str | None
    date_formats: Sequence[str] = US_DATE_FORMATS


def suggest(columns: Sequence[str], data: DataRows, country: str) -> Suggestion:
    """The mapping that fits a report's columns, of which `data` are the rows."""
    texts = (tidy(data.rows[str(place)].head(_SAMPLE)) for place in range(len(columns)))
    dates = date_formats_of(texts, country)
    fields = _fields(columns, data, country, dates)
    roles = roles_of(fields)
    return Suggestion(
        *(fields, roles.fax_number, roles.identity, roles.service_date, roles.recipient),
        date_formats=dates,
    )


def _fields(
    columns: Sequence[str], data: DataRows, country: str, dates: Sequence[str]
) -> list[SuggestedField]:
    guesses = [
        _guess(name, data.rows[str(place)], country, dates) for place, name in enumerate(columns)
    ]
    any_filled = any(told.filled for name, told in zip(columns, guesses, strict=True) if name)
    taken = set(BUILT_IN_FIELDS)
    fields = []
    for place, (name, told) in enumerate(zip(columns, guesses, strict=True)):
        if not name or (any_filled and not told.filled):
            continue
        own = _name(name, told.kind, taken)
        parts = _parts(own, told, taken)
        column = _column(columns, place)
        required = is_patients(name) and _is_required(told)
        fields.append(SuggestedField(own, column, told, parts, required))
    return fields


def _guess(name: str, column: pl.Series, country: str, dates: Sequence[str]) -> Guess:
    cells = tidy(column.head(_SAMPLE))
    return guess(name, without_placeholders(cells, frozenset(PLACEHOLDERS)), country, dates)


def _is_required(told: Guess) -> bool:
    """Whether a row that lacks it is no fax: who it is about must be known.

    The few that lack what all others have are the ones for a person to look at.
    """
    tells_who = told.split in _PEOPLE or told.kind is FieldKind.BIRTH_DATE
    return tells_who and told.filled >= _NEARLY_ALWAYS


def _column(columns: Sequence[str], place: int) -> str:
    """The name by which a mapping finds the column: the second Phone is Phone#2."""
    before = sum(one.casefold() == columns[place].casefold() for one in columns[:place])
    return f"{columns[place]}#{before + 1}" if before else columns[place]


def _name(column: str, kind: FieldKind, taken: set[str]) -> str:
    """A name that neither another field, nor one of its forms, nor every letter has."""
    slug = "_".join(re.sub(r"[^a-z0-9]", "", word) for word in written_words(column)).strip("_")
    slug = slug if re.match(r"[a-z]", slug) else f"column_{slug}".strip("_")
    numbered = (f"{slug}_{number}" for number in count(2))
    choices = chain((slug, slug.partition("_")[0]), numbered)
    free = (one for one in choices if taken.isdisjoint(Field(one, kind).names))
    name = next(free)
    taken.update(Field(name, kind).names)
    return name


def _parts(own: str, told: Guess, taken: set[str]) -> dict[str, str]:
    if told.split is None:
        return {}
    usual, splitter = _PARTS.get(told.split, {}), SPLITTERS[told.split]
    whose = _PATIENT if told.split in _PEOPLE and own.startswith(_PATIENT) else own
    named = {part: usual.get(part, f"{whose}_{part}") for part in splitter.parts}
    kinds = {part: splitter.kinds.get(part, FieldKind.TEXT) for part in named}
    return {part: _name(name, kinds[part], taken) for part, name in named.items()}
