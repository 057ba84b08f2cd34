"""What becomes of each clean row of a batch: a new case, a change to one, or neither."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from faxflow.domain.delivery import UNSENT, State
from faxflow.domain.ids import CaseId


@dataclass(frozen=True, slots=True)
class Known:
    """The case that a row's identity already has."""

    case_id: CaseId
    state: State
    attempt: int
    content_hash: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A clean row with its keyed hashes; `known` is None for an identity not seen before."""

    line: int
    case_key: str
    content_hash: str
    number_valid: bool
    known: Known | None


@dataclass(slots=True)
class Plan:
    """Lines by what becomes of them; `conflicts` are lines that contradict an earlier line."""

    new: list[Candidate] = field(default_factory=list)
    changed: list[Candidate] = field(default_factory=list)
    changed_too_late: list[Candidate] = field(default_factory=list)
    unchanged: list[Candidate] = field(default_factory=list)
    duplicates: list[Candidate] = field(default_factory=list)
    conflicts: list[Candidate] = field(default_factory=list)

    def contested(self) -> frozenset[str]:
        """Keys for which the report holds two different rows: nobody knows which is right."""
        return frozenset(row.case_key for row in self.conflicts)


def plan(candidates: Iterable[Candidate]) -> Plan:
    """Sorts rows, in line order; the first row of an identity speaks for it."""
    result, first = Plan(), dict[str, str]()
    for row in candidates:
        if row.case_key in first:
            same = first[row.case_key] == row.content_hash
            (result.duplicates if same else result.conflicts).append(row)
            continue
        first[row.case_key] = row.content_hash
        _place(row, result)
    return result


def _place(row: Candidate, result: Plan) -> None:
    if row.known is None:
        result.new.append(row)
    elif row.known.content_hash == row.content_hash:
        result.unchanged.append(row)
    elif row.known.state in UNSENT:
        result.changed.append(row)
    else:
        result.changed_too_late.append(row)
