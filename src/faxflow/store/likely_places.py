"""Where the rows of a report likely stand among the cases, if they came before.

To look up a case's key costs far more than to look at one place, since keys are hashes and lie
scattered. But cases are numbered in the order of their report: where one of its rows is found
again, the next ones mostly follow.
"""

from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import Final, NamedTuple

from faxflow.domain.ids import BatchId
from faxflow.store.connection import Connection

_STEP: Final = 128
"""Lines from one row that is looked up to the next."""
_LAST: Final = (1 << 63) - 1
"""No line is behind it: SQLite's largest number."""

_ROW_FROM = """
SELECT r.line, c.id - r.line AS shift
FROM batch_rows r LEFT JOIN cases c ON c.case_key = r.case_key
WHERE r.batch_id = :batch_id AND r.line >= :line
ORDER BY r.line LIMIT 1
"""


class Span(NamedTuple):
    """Lines of a report, both ends included. The case of one, if there is any, likely has the
    line's number and `shift` as its id; None where nothing is known of it."""

    first: int
    last: int
    shift: int | None


def likely_places(tx: Connection, batch_id: BatchId) -> Iterator[Span]:
    """All rows of a batch, in spans by what is known of some."""
    alike = groupby(_looked_up(tx, batch_id), key=lambda row: row[1])
    starts = [(next(rows)[0], shift) for shift, rows in alike]
    for (first, shift), (following, _) in pairwise([*starts, (_LAST, None)]):
        yield Span(first, following - 1, shift)


def _looked_up(tx: Connection, batch_id: BatchId) -> Iterator[tuple[int, int | None]]:
    """The line of a row, and its shift; of the first row and of some behind it."""
    line = 0
    while row := tx.execute(_ROW_FROM, {"batch_id": batch_id, "line": line}).fetchone():
        yield row["line"], row["shift"]
        line = row["line"] + _STEP
