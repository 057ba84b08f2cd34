"""A letter to be drawn for one case, and what came of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from faxflow.domain.ids import CaseId

BUILT_IN_FIELDS = frozenset({"case_id", "fax_number", "practice_name", "today"})
"""Names that every template may use beside the mapping's own fields."""

FieldValue = str | Sequence[str | Mapping[str, str]]
"""A text, or the rows that the template repeats: each a text, or texts by their names."""


@dataclass(frozen=True, slots=True)
class LetterOrder:
    """The fields to fill in; `case_name` must be readable on the finished letter.

    `letter` is its name, by which a template of its own is found.
    """

    case_id: CaseId
    case_name: str
    fields: Mapping[str, FieldValue]
    letter: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """A finished, checked PDF."""

    case_id: CaseId
    pdf: bytes
    pages: int


@dataclass(frozen=True, slots=True)
class LetterProblem:
    """Why one letter could not be made; names fields and files, never their values."""

    case_id: CaseId
    what: str


LetterResult = Letter | LetterProblem


def texts_of(value: FieldValue) -> Iterator[str]:
    """Every text in a field's value, those of its rows among them."""
    if isinstance(value, str):
        yield value
        return
    for row in value:
        yield from (row,) if isinstance(row, str) else row.values()
