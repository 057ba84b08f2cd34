"""What becomes of each clean row of a batch: a new case, a change to one, or neither."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from faxflow.domain.delivery import CHANGEABLE, State
from faxflow.domain.ids import CaseId


@dataclass(frozen=True, slots=True)
class Known:
    """The case that a row's identity already has.

    `mended` where a person has corrected its number and the row has still the wrong one;
    `contested` where the row has a third.
    """

    case_id: CaseId
    state: State
    attempt: int
    content_hash: str
    mended: bool = False
    contested: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """A clean row with its keyed hashes; `known` is None for an identity not seen before."""

    line: int
    case_key: str
    content_hash: str
    number_valid: bool
    known: Known | None


class ChangedBy(StrEnum):
    """What brought the new content of a case."""

    REPORT = "a newer report"
    CORRECTION = "a correction"


@dataclass(slots=True)
class Plan:
    """Rows by what becomes of them.

    `conflicts` are all rows of an identity for which the report holds two different
    rows: nobody knows which is right, so none of them is loaded.
    """

    new: list[Candidate] = field(default_factory=list)
    changed: list[Candidate] = field(default_factory=list)
    changed_too_late: list[Candidate] = field(default_factory=list)
    unchanged: list[Candidate] = field(default_factory=list)
    duplicates: list[Candidate] = field(default_factory=list)
    conflicts: list[Candidate] = field(default_factory=list)


def plan(candidates: Sequence[Candidate]) -> Plan:
    """Sorts rows, in line order; the first row of an identity speaks for it."""
    contested, result, seen = _contested(candidates), Plan(), set[str]()
    for row in candidates:
        if row.case_key in contested:
            result.conflicts.append(row)
        elif row.case_key in seen:
            result.duplicates.append(row)
        else:
            seen.add(row.case_key)
            _place(row, result)
    return result


def _contested(candidates: Sequence[Candidate]) -> set[str]:
    first: dict[str, str] = {}
    return {
        row.case_key
        for row in candidates
        if first.setdefault(row.case_key, row.content_hash) != row.content_hash
    }


def _place(row: Candidate, result: Plan) -> None:
    if row.known is None:
        result.new.append(row)
    elif row.known.content_hash == row.content_hash:
        result.unchanged.append(row)
    elif row.known.state in CHANGEABLE:
        result.changed.append(row)
    else:
        result.changed_too_late.append(row)
