"""The batches: each downloaded report, its rows, its rejects and its ledger."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from faxflow.domain.case import Reject
from faxflow.domain.ids import BatchId
from faxflow.domain.ledger import Ledger
from faxflow.domain.run import Run
from faxflow.domain.settled_reject import settled
from faxflow.store import rejects
from faxflow.store.connection import Connection, Row
from faxflow.store.stamp import to_stamp

BY_HAND = "added by hand"
"""The source of a batch that holds one fax which a person added."""

ANSWERS = "answers to referring offices"
"""The source of a batch of faxes that were made of referrals."""

OWN = frozenset({BY_HAND, ANSWERS})
"""Sources of batches that are no report."""

# By position, the one exception: a dict a row costs a quarter of the time of a bulk load.
_STAGE = """
INSERT INTO batch_rows (batch_id, line, case_key, content_hash, letter, service_date, number,
    number_valid, fields, recipient_key, alone)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""


@dataclass(frozen=True, slots=True)
class Batch:
    """A report that was fetched; `name` is its file in the vault."""

    id: BatchId
    day: date
    name: str
    sha256: str
    source: str


@dataclass(frozen=True, slots=True)
class StagedRow:
    """A clean row as it waits to be loaded; hashes are keyed, `fields` is JSON,
    `recipient_key` None where the report names nobody.

    `alone` only where it is known that no other row of its batch has its `case_key`.
    """

    line: int
    case_key: str
    content_hash: str
    letter: str
    service_date: str
    number: str
    number_valid: bool
    fields: str
    recipient_key: str | None = None
    alone: bool = False


def add(tx: Connection, run: Run, batch: Batch) -> BatchId:
    """Adds a fetched report and gives its id; `batch.id` is ignored."""
    row = tx.execute(
        "INSERT INTO batches (sha256, day, name, source, fetched_at, state)"
        " VALUES (:sha256, :day, :name, :source, :at, 'extracted') RETURNING id",
        {
            "sha256": batch.sha256,
            "day": batch.day.isoformat(),
            "name": batch.name,
            "source": batch.source,
            "at": to_stamp(run.now()),
        },
    ).fetchone()
    return BatchId(row["id"])


def of_day(tx: Connection, day: date) -> list[Batch]:
    """The usable reports fetched for one day, oldest first; no batch of our own."""
    return [batch for batch in all_of_day(tx, day) if batch.source not in OWN]


def all_of_day(tx: Connection, day: date) -> list[Batch]:
    """The usable batches of one day, oldest first: its reports and our own."""
    found = tx.execute(
        "SELECT * FROM batches WHERE day = :day AND state <> 'unusable' ORDER BY id",
        {"day": day.isoformat()},
    )
    return [_batch(row) for row in found]


def exists(tx: Connection, batch_id: BatchId) -> bool:
    """Whether there is such a batch."""
    found = tx.execute("SELECT 1 FROM batches WHERE id = :id", {"id": batch_id})
    return found.fetchone() is not None


def get(tx: Connection, batch_id: BatchId) -> Batch | None:
    """The batch of that id, or None."""
    row = tx.execute("SELECT * FROM batches WHERE id = :id", {"id": batch_id}).fetchone()
    return _batch(row) if row else None


def is_loaded(tx: Connection, batch_id: BatchId) -> bool:
    """Whether a batch's rows have become cases."""
    found = tx.execute(
        "SELECT 1 FROM batches WHERE id = :id AND state = 'loaded'", {"id": batch_id}
    )
    return found.fetchone() is not None


def in_state(tx: Connection, state: str) -> list[Batch]:
    """The reports that stand at `extracted` or `normalized`, oldest first."""
    found = tx.execute("SELECT * FROM batches WHERE state = :state ORDER BY id", {"state": state})
    return [_batch(row) for row in found]


def same_file(tx: Connection, batch: Batch) -> BatchId | None:
    """The batch of that day that holds the very same file, or None."""
    row = tx.execute(
        "SELECT id FROM batches WHERE sha256 = :sha256 AND day = :day",
        {"sha256": batch.sha256, "day": batch.day.isoformat()},
    ).fetchone()
    return BatchId(row["id"]) if row else None


def supersede(tx: Connection, day: date, by: BatchId) -> list[BatchId]:
    """Sets aside the day's other reports that nobody has normalized: `by` takes their place."""
    found = tx.execute(
        "UPDATE batches SET state = 'unusable'"
        " WHERE day = :day AND state = 'extracted' AND id <> :by RETURNING id",
        {"day": day.isoformat(), "by": by},
    )
    return sorted(BatchId(row["id"]) for row in found)


def set_aside(tx: Connection, batch_id: BatchId) -> None:
    """Marks a file that is no report, so that the next extract looks for another."""
    tx.execute("UPDATE batches SET state = 'unusable' WHERE id = :id", {"id": batch_id})


def revive(tx: Connection, batch_id: BatchId) -> bool:
    """Gives a file that was set aside another chance, since it was fetched again; False where it
    was not."""
    revived = tx.execute(
        "UPDATE batches SET state = 'extracted' WHERE id = :id AND state = 'unusable'",
        {"id": batch_id},
    )
    return revived.rowcount == 1


def stage(
    tx: Connection,
    batch_id: BatchId,
    *,
    rows: Iterable[StagedRow],
    rejects: Iterable[Reject],
    rows_read: int,
) -> None:
    """Keeps a batch's clean rows and rejects, and marks it normalized."""
    tx.executemany(_STAGE, (_staged(batch_id, row) for row in rows))
    add_rejects(tx, batch_id, rejects)
    tx.execute(
        "UPDATE batches SET state = 'normalized', rows_read = :rows_read WHERE id = :id",
        {"rows_read": rows_read, "id": batch_id},
    )


def add_rejects(tx: Connection, batch_id: BatchId, rejects: Iterable[Reject]) -> None:
    """Keeps rejects; the batch's count follows."""
    tx.executemany(
        "INSERT INTO rejects (batch_id, line, column_name, reason)"
        " VALUES (:batch_id, :line, :column, :reason)",
        [
            {"batch_id": batch_id, "line": r.line, "column": r.column, "reason": r.reason}
            for r in rejects
        ],
    )
    tx.execute(
        "UPDATE batches SET rejected ="
        " (SELECT count(*) FROM rejects WHERE batch_id = :id) WHERE id = :id",
        {"id": batch_id},
    )


def ledger_of(tx: Connection, batch_id: BatchId) -> Ledger:
    """What became of a batch's rows, as far as it has come, with all that people corrected."""
    return settled(ledger_at_load(tx, batch_id), rejects.settled_of(tx, batch_id))


def ledger_at_load(tx: Connection, batch_id: BatchId) -> Ledger:
    """What became of a batch's rows before any person corrected one."""
    row = tx.execute("SELECT * FROM batches WHERE id = :id", {"id": batch_id}).fetchone()
    names = ("loaded", "updated", "unchanged", "duplicate", "rejected")
    return Ledger(row["rows_read"] or 0, **{name: row[name] or 0 for name in names})


def mark_loaded(tx: Connection, batch_id: BatchId, ledger: Ledger) -> None:
    """Writes the balanced ledger and marks the batch loaded."""
    tx.execute(
        "UPDATE batches SET state = 'loaded', loaded = :loaded, updated = :updated,"
        " unchanged = :unchanged, duplicate = :duplicate WHERE id = :id",
        {
            "id": batch_id,
            "loaded": ledger.loaded,
            "updated": ledger.updated,
            "unchanged": ledger.unchanged,
            "duplicate": ledger.duplicate,
        },
    )


def _staged(batch_id: BatchId, row: StagedRow) -> tuple[object, ...]:
    return (
        batch_id,
        row.line,
        row.case_key,
        row.content_hash,
        row.letter,
        row.service_date,
        row.number,
        int(row.number_valid),
        row.fields,
        row.recipient_key,
        int(row.alone),
    )


def _batch(row: Row) -> Batch:
    return Batch(
        BatchId(row["id"]),
        date.fromisoformat(row["day"]),
        row["name"],
        row["sha256"],
        row["source"],
    )
