"""A letter to be drawn for one case, and what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from faxflow.domain.ids import CaseId

BUILT_IN_FIELDS = frozenset({"case_id", "fax_number", "practice_name", "today"})
"""Names that every template may use beside the mapping's own fields."""


@dataclass(frozen=True, slots=True)
class LetterOrder:
    """The fields to fill in; `case_name` must be readable on the finished letter.

    `letter` is its name, by which a template of its own is found.
    """

    case_id: CaseId
    case_name: str
    fields: Mapping[str, str]
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
