"""The rejects: rows that became no fax, and what became of them once a person saw to them."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from faxflow.domain.ids import BatchId, CaseId, RejectId
from faxflow.domain.run import Run
from faxflow.domain.settled_reject import Became
from faxflow.store.connection import Connection, Row
from faxflow.store.stamp import from_stamp_or_none, to_stamp

_LISTED = """
SELECT r.*, b.day FROM rejects r JOIN batches b ON b.id = r.batch_id
WHERE (:batch_id IS NULL OR r.batch_id = :batch_id) AND (:day IS NULL OR b.day = :day)
ORDER BY r.batch_id, r.line
"""

_OPEN = """
SELECT r.*, b.day FROM rejects r JOIN batches b ON b.id = r.batch_id
WHERE r.became IS NULL AND b.state <> 'unusable'
    AND (:batch_id IS NULL OR r.batch_id = :batch_id) AND (:day IS NULL OR b.day = :day)
ORDER BY r.batch_id, r.line
"""

_SETTLE = """
UPDATE rejects SET became = :became, settled_at = :now, settled_by = :actor, because = :because,
    columns_set = :columns, case_id = :case_id
WHERE batch_id = :batch_id AND line = :line AND became IS NULL
"""

_REOPEN = """
UPDATE rejects SET became = NULL, settled_at = NULL, settled_by = NULL, because = NULL,
    columns_set = NULL, case_id = NULL
WHERE batch_id = :batch_id AND line = :line AND became = 'set-aside'
"""


@dataclass(frozen=True, slots=True)
class KeptReject:
    """A reject as it stands; from `became` on all is None while nobody has seen to it.

    `columns` are those that were corrected, `case_id` the fax that it is now.
    """

    id: RejectId
    day: date
    column: str
    reason: str
    became: Became | None = None
    settled_at: datetime | None = None
    settled_by: str | None = None
    because: str | None = None
    columns: tuple[str, ...] = ()
    case_id: CaseId | None = None


@dataclass(frozen=True, slots=True)
class Settlement:
    """What a row became, and why; `columns` and `case_id` where it was corrected."""

    became: Became
    because: str
    columns: Sequence[str] = ()
    case_id: CaseId | None = None


def get(tx: Connection, reject: RejectId) -> KeptReject | None:
    """The reject of that line of a batch, or None."""
    row = tx.execute(
        "SELECT r.*, b.day FROM rejects r JOIN batches b ON b.id = r.batch_id"
        " WHERE r.batch_id = :batch_id AND r.line = :line",
        {"batch_id": reject.batch_id, "line": reject.line},
    ).fetchone()
    return _kept(row) if row else None


def listed(
    tx: Connection,
    *,
    batch_id: BatchId | None = None,
    day: date | None = None,
    settled: bool = False,
) -> list[KeptReject]:
    """The open rejects by batch and line; with `settled` all, also of files that were unusable."""
    key = {"batch_id": batch_id, "day": day.isoformat() if day else None}
    return [_kept(row) for row in tx.execute(_LISTED if settled else _OPEN, key)]


def settle(tx: Connection, run: Run, reject: RejectId, settlement: Settlement) -> bool:
    """Notes what became of an open reject; False where it is not open any more."""
    noted = tx.execute(
        _SETTLE,
        {
            "batch_id": reject.batch_id,
            "line": reject.line,
            "became": settlement.became,
            "now": to_stamp(run.now()),
            "actor": run.actor,
            "because": settlement.because,
            "columns": json.dumps(list(settlement.columns), ensure_ascii=False),
            "case_id": settlement.case_id,
        },
    )
    return noted.rowcount == 1


def reopen(tx: Connection, reject: RejectId) -> bool:
    """Opens a reject again that was set aside; False where it is not set aside any more."""
    key = {"batch_id": reject.batch_id, "line": reject.line}
    return tx.execute(_REOPEN, key).rowcount == 1


def count_open(tx: Connection, batch_id: BatchId) -> int:
    """How many rejects of a batch nobody has seen to."""
    row = tx.execute(
        "SELECT count(*) AS rejects FROM rejects WHERE batch_id = :id AND became IS NULL",
        {"id": batch_id},
    ).fetchone()
    return int(row["rejects"])


def settled_of(tx: Connection, batch_id: BatchId) -> dict[Became, int]:
    """How many of a batch's rejects became what."""
    found = tx.execute(
        "SELECT became, count(*) AS rejects FROM rejects"
        " WHERE batch_id = :id AND became IS NOT NULL GROUP BY became",
        {"id": batch_id},
    )
    return {Became(row["became"]): row["rejects"] for row in found}


def _kept(row: Row) -> KeptReject:
    return KeptReject(
        RejectId(BatchId(row["batch_id"]), row["line"]),
        date.fromisoformat(row["day"]),
        row["column_name"],
        row["reason"],
        Became(row["became"]) if row["became"] else None,
        from_stamp_or_none(row["settled_at"]),
        row["settled_by"],
        row["because"],
        tuple(json.loads(row["columns_set"] or "[]")),
        CaseId(row["case_id"]) if row["case_id"] else None,
    )
