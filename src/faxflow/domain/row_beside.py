"""A corrected row beside the others of its report: whether it may go on, or is one of them."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RowBeside:
    """A row of a report; `rejected` while it became no fax and nobody has seen to it."""

    line: int
    case_key: str
    content_hash: str
    rejected: bool


def in_its_way(row: RowBeside, others: Iterable[RowBeside]) -> RowBeside | None:
    """Another row of the same identity that says something else: nobody knows which is right.

    One that is a fax comes first.
    """
    found = [
        one
        for one in others
        if one.line != row.line
        and one.case_key == row.case_key
        and one.content_hash != row.content_hash
    ]
    return min(found, key=lambda one: (one.rejected, one.line), default=None)


def its_equal(row: RowBeside, others: Iterable[RowBeside]) -> RowBeside | None:
    """A row that is a fax already, and says the same."""
    wanted = (row.case_key, row.content_hash)
    same = (one for one in others if one.line != row.line and not one.rejected)
    return next((one for one in same if (one.case_key, one.content_hash) == wanted), None)
