"""Rows that need no decision, counted and loaded as a whole: a report may hold a million.

A row is plain where no other row of its report has its identity, and either that identity is
new or its case has this very content already. What remains is for `domain.loading.plan`, which
would say the same of plain rows, one by one.
"""

from dataclasses import dataclass

from faxflow.domain.ids import BatchId
from faxflow.domain.run import Run
from faxflow.store.case_loading import next_id, record_loaded
from faxflow.store.connection import Connection, mapped
from faxflow.store.likely_places import likely_places
from faxflow.store.stamp import to_stamp

_COUNT = """
SELECT count(*) AS rows,
    coalesce(sum(r.alone AND coalesce(near.id, c.id) IS NULL), 0) AS new,
    coalesce(
        sum(r.alone AND coalesce(near.content_hash, c.content_hash) = r.content_hash), 0
    ) AS unchanged
FROM batch_rows r
LEFT JOIN cases near ON near.id = r.line + :shift AND near.case_key = r.case_key
LEFT JOIN cases c ON c.case_key = CASE WHEN near.id IS NULL THEN r.case_key END
WHERE r.batch_id = :batch_id AND r.line BETWEEN :first AND :last
"""

_NOTE_NEW = """
CREATE TEMPORARY TABLE new_rows AS
SELECT r.line FROM batch_rows r LEFT JOIN cases c ON c.case_key = r.case_key
WHERE r.batch_id = :batch_id AND r.alone AND c.id IS NULL
ORDER BY r.line
"""

_INSERT = """
INSERT INTO cases (case_key, content_hash, state, number, letter, service_date, fields,
    recipient_key, batch_id, line, created_at, changed_at)
SELECT r.case_key, r.content_hash, CASE r.number_valid WHEN 1 THEN 'ready' ELSE 'held' END,
    r.number, r.letter, r.service_date, r.fields, r.recipient_key, r.batch_id, r.line, :now, :now
FROM new_rows n CROSS JOIN batch_rows r ON r.batch_id = :batch_id AND r.line = n.line
ORDER BY n.rowid
"""


@dataclass(frozen=True, slots=True)
class PlainRows:
    """How many of a batch's clean rows are plain, and how many `others` need a decision."""

    new: int
    unchanged: int
    others: int


def count(tx: Connection, batch_id: BatchId) -> PlainRows:
    """What of the batch is plain, before any of it is loaded."""
    with mapped(tx):
        counts = [
            tuple(tx.execute(_COUNT, {"batch_id": batch_id, **span._asdict()}).fetchone())
            for span in likely_places(tx, batch_id)
        ]
    rows, new, unchanged = (sum(column) for column in zip((0, 0, 0), *counts, strict=True))
    return PlainRows(new, unchanged, rows - new - unchanged)


def load_new(tx: Connection, run: Run, batch_id: BatchId) -> None:
    """Makes a case of each plain new row, in line order."""
    first = next_id(tx)
    tx.execute(_NOTE_NEW, {"batch_id": batch_id})
    tx.execute(_INSERT, {"batch_id": batch_id, "now": to_stamp(run.now())})
    tx.execute("DROP TABLE new_rows")
    record_loaded(tx, run, first)
