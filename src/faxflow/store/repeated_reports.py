"""Whether a file came before as the report of another day."""

from datetime import date

from faxflow.domain.ids import BatchId
from faxflow.store.batches import Batch
from faxflow.store.connection import Connection


def repeated(tx: Connection, sha256: str, day: date) -> Batch | None:
    """The newest report of another day that is the very same file, or None.

    One in which no row was found does not count, since an empty report looks the same every
    day; nor does a file that was no report at all.
    """
    row = tx.execute(
        "SELECT id, day, name, sha256, source FROM batches WHERE sha256 = :sha256 AND day <> :day"
        " AND state <> 'unusable' AND COALESCE(rows_read, 1) > 0 ORDER BY id DESC LIMIT 1",
        {"sha256": sha256, "day": day.isoformat()},
    ).fetchone()
    if row is None:
        return None
    return Batch(
        BatchId(row["id"]),
        date.fromisoformat(row["day"]),
        row["name"],
        row["sha256"],
        row["source"],
    )
