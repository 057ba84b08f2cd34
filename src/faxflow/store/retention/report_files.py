"""Which downloaded reports nobody needs any more, and that their files are gone."""

import json
from dataclasses import dataclass
from typing import Final

from faxflow.domain.ids import BatchId
from faxflow.domain.run import Run
from faxflow.store import batches
from faxflow.store.connection import Connection
from faxflow.store.retention.over import Limit
from faxflow.store.stamp import to_stamp

_SPENT: Final = """
SELECT b.id, b.name FROM batches b
WHERE b.fetched_at < :before AND b.file_removed_at IS NULL AND b.state IN ('loaded', 'unusable')
    AND b.source NOT IN (SELECT value FROM json_each(:own))
    AND b.id NOT IN (SELECT value FROM json_each(:held_batches))
    AND NOT EXISTS (SELECT 1 FROM tasks t WHERE t.batch_id = b.id AND t.closed_at IS NULL)
    AND NOT EXISTS (SELECT 1 FROM rejects j
        WHERE j.batch_id = b.id AND j.became IS NULL AND b.state <> 'unusable')
    AND NOT EXISTS (SELECT 1 FROM cases c WHERE c.batch_id = b.id
        AND (c.state NOT IN ('delivered', 'cancelled')
            OR c.id IN (SELECT value FROM json_each(:held_cases))
            OR EXISTS (SELECT 1 FROM incidents i WHERE i.case_id = c.id)))
ORDER BY b.id
"""

_GONE: Final = "UPDATE batches SET file_removed_at = :now WHERE id = :id"

_KEPT_FOR_REJECTS: Final = """
SELECT count(*) AS batches FROM batches b
WHERE b.fetched_at < :before AND b.file_removed_at IS NULL AND b.state = 'loaded'
    AND EXISTS (SELECT 1 FROM rejects j WHERE j.batch_id = b.id AND j.became IS NULL)
"""


@dataclass(frozen=True, slots=True)
class SpentReport:
    """A report of which all is settled; `name` is its file's in the vault."""

    batch_id: BatchId
    name: str


def spent(tx: Connection, limit: Limit) -> list[SpentReport]:
    """Those whose files may go, oldest first."""
    found = tx.execute(_SPENT, {**limit.columns(), "own": json.dumps(sorted(batches.OWN))})
    return [SpentReport(BatchId(row["id"]), row["name"]) for row in found]


def note_removed(tx: Connection, run: Run, batch_id: BatchId) -> None:
    """Notes that a report's file is gone."""
    tx.execute(_GONE, {"id": batch_id, "now": to_stamp(run.now())})


def kept_for_rejects(tx: Connection, limit: Limit) -> int:
    """How many reports are old enough, and kept since lines of them wait for a person."""
    return int(tx.execute(_KEPT_FOR_REJECTS, limit.columns()).fetchone()["batches"])
