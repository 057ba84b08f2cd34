"""A case: one fax that must go out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One clean row of a report, ready to become a case.

    `line` counts the source file's lines from 1; `identity` holds the source-id
    values that, with `letter` and `service_date`, say which fax this is; `number`
    is E.164 and possible, `number_valid` says whether it may be dialled.
    """

    line: int
    identity: tuple[str, ...]
    letter: str
    service_date: date
    number: str
    number_valid: bool
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Reject:
    """A source row that cannot become a case; names the column, never the value."""

    line: int
    column: str
    reason: str
