"""Removes from the rows of reports long loaded what they said."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from faxflow.domain.ids import BatchId
from faxflow.domain.run import Run
from faxflow.store.connection import Connection
from faxflow.store.retention.case_names import Page, named
from faxflow.store.retention.over import CASE_IS_OVER, Limit
from faxflow.store.stamp import to_stamp

_OPEN_REJECT: Final = """
EXISTS (SELECT 1 FROM rejects j WHERE j.batch_id = r.batch_id AND j.line = r.line
    AND j.became IS NULL)
"""

_NAMELESS: Final = f"""
(c.id IS NULL OR c.removed_at IS NOT NULL OR {CASE_IS_OVER.replace(":before", ":names_before")})
"""

_SAYS: Final = f"""
(r.fields <> '{{}}' OR r.number <> '' AND substr(r.number, 1, 2) <> 'N-' AND {_NAMELESS})
"""
"""A number stays for as long as its fax has its own: a newer report is compared with both."""

_MAY_GO: Final = f"""
(c.removed_at IS NOT NULL OR (c.id IS NOT NULL AND {CASE_IS_OVER})
    OR (c.id IS NULL AND NOT {_OPEN_REJECT}))
"""

_BATCHES: Final = """
SELECT id FROM batches
WHERE fetched_at < :before AND rows_removed_at IS NULL AND state IN ('loaded', 'unusable')
    AND id NOT IN (SELECT value FROM json_each(:held_batches))
ORDER BY id
"""

_ROWS: Final = f"""
SELECT r.line, r.number, {_NAMELESS} AS nameless
FROM batch_rows r LEFT JOIN cases c ON c.case_key = r.case_key
WHERE r.batch_id = :batch_id AND r.line > :behind AND {_SAYS} AND {_MAY_GO}
ORDER BY r.line LIMIT :most
"""  # noqa: S608 - words of ours

_EMPTY: Final = """
UPDATE batch_rows SET number = :name, fields = '{}' WHERE batch_id = :batch_id AND line = :line
"""

_ALL_EMPTY: Final = """
UPDATE batches SET rows_removed_at = :now
WHERE id = :batch_id AND rows_removed_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM batch_rows WHERE batch_id = :batch_id AND (fields <> '{}'
        OR number <> '' AND substr(number, 1, 2) <> 'N-'))
    AND (state = 'unusable' OR NOT EXISTS (SELECT 1 FROM rejects
        WHERE batch_id = :batch_id AND became IS NULL))
"""


@dataclass(frozen=True, slots=True)
class SpentRow:
    """A row whose fax is over, or that never became one; `nameless`: nor has its fax a number."""

    line: int
    number: str
    nameless: bool


def batches(tx: Connection, limit: Limit) -> list[BatchId]:
    """The reports of which rows may say something still, oldest first."""
    return [BatchId(row["id"]) for row in tx.execute(_BATCHES, limit.columns())]


def spent(
    tx: Connection, batch_id: BatchId, limit: Limit, page: Page, *, nameless: Limit | None = None
) -> list[SpentRow]:
    """The next rows of a report that nobody needs; `page.behind` is a line.

    Faxes that are over by the limit `nameless` are taken for emptied, as a dry run must.
    """
    names = to_stamp(nameless.before) if nameless else ""
    at = {**limit.columns(), "batch_id": batch_id, "behind": page.behind, "most": page.most}
    at["names_before"] = names
    return [
        SpentRow(row["line"], row["number"], bool(row["nameless"])) for row in tx.execute(_ROWS, at)
    ]


def empty(tx: Connection, batch_id: BatchId, rows: Sequence[SpentRow], *, key: bytes) -> None:
    """Empties rows that were found in this very transaction."""
    tx.executemany(
        _EMPTY,
        [
            {
                "batch_id": batch_id,
                "line": row.line,
                "name": named(key, row.number) if row.nameless else row.number,
            }
            for row in rows
        ],
    )


def note_emptied(tx: Connection, run: Run, batch_id: BatchId) -> None:
    """Notes that no row of a report says anything more, if none does."""
    tx.execute(_ALL_EMPTY, {"batch_id": batch_id, "now": to_stamp(run.now())})
