"""The register of fax numbers: their history, and the do-not-fax list."""

from dataclasses import dataclass
from datetime import datetime

from faxflow.domain.delivery import Standing, State
from faxflow.domain.ids import CaseId
from faxflow.domain.number_record import Block, NumberRecord
from faxflow.domain.reasons import Reason
from faxflow.store.connection import Connection, Row
from faxflow.store.stamp import from_stamp, from_stamp_or_none, to_stamp

_DELIVERED = """
INSERT INTO numbers (number, last_delivered_at) VALUES (:number, :now)
ON CONFLICT (number) DO UPDATE SET last_delivered_at = :now, failures_in_row = 0
"""

_FAILED = """
INSERT INTO numbers (number, last_failed_at, last_reason, failures_in_row)
VALUES (:number, :now, :reason, 1)
ON CONFLICT (number) DO UPDATE
SET last_failed_at = :now, last_reason = :reason, failures_in_row = failures_in_row + 1
"""

_BLOCK = """
INSERT INTO numbers (number, blocked_at, blocked_by, blocked_for, blocked_until)
VALUES (:number, :at, :by, :because, :until)
ON CONFLICT (number) DO UPDATE
SET blocked_at = :at, blocked_by = :by, blocked_for = :because, blocked_until = :until
"""

_UNBLOCK = """
UPDATE numbers
SET blocked_at = NULL, blocked_by = NULL, blocked_for = NULL, blocked_until = NULL,
    failures_in_row = 0
WHERE number = :number AND (blocked_at IS NOT NULL OR failures_in_row > 0) RETURNING number
"""

_READY = """
SELECT c.id AS case_id, c.attempt, c.number AS dialled, n.*
FROM cases c LEFT JOIN numbers n ON n.number = c.number
WHERE c.state = 'ready' ORDER BY c.id
"""


@dataclass(frozen=True, slots=True)
class OpenFax:
    """A fax to a number that has not come to its end."""

    case_id: CaseId
    state: str


def get(tx: Connection, number: str) -> NumberRecord:
    """What is known of a number (E.164); a blank record for one never met."""
    row = tx.execute("SELECT * FROM numbers WHERE number = :number", {"number": number}).fetchone()
    return _record(row) if row else NumberRecord(number)


def note_delivered(tx: Connection, number: str, now: datetime) -> None:
    """A fax arrived at the number: whatever failed before is over."""
    tx.execute(_DELIVERED, {"number": number, "now": to_stamp(now)})


def note_failed(tx: Connection, number: str, reason: Reason, now: datetime) -> None:
    """A fax failed, and for a reason that speaks of the number."""
    tx.execute(_FAILED, {"number": number, "now": to_stamp(now), "reason": reason})


def forgive(tx: Connection, number: str) -> None:
    """A person has looked at the number: its failures count anew."""
    tx.execute(
        "UPDATE numbers SET failures_in_row = 0 WHERE number = :number AND failures_in_row > 0",
        {"number": number},
    )


def block(tx: Connection, number: str, entry: Block) -> None:
    """Puts a number on the do-not-fax list; an entry that stood there is replaced."""
    tx.execute(
        _BLOCK,
        {
            "number": number,
            "at": to_stamp(entry.since),
            "by": entry.by,
            "because": entry.because,
            "until": to_stamp(entry.until) if entry.until else None,
        },
    )


def unblock(tx: Connection, number: str) -> bool:
    """Takes a number off the list and forgets its failures; False where there was neither."""
    return tx.execute(_UNBLOCK, {"number": number}).fetchone() is not None


def marked(tx: Connection) -> list[NumberRecord]:
    """The numbers on the do-not-fax list, and those whose last fax failed, in order."""
    found = tx.execute(
        "SELECT * FROM numbers WHERE blocked_at IS NOT NULL OR failures_in_row > 0 ORDER BY number"
    )
    return [_record(row) for row in found]


def met(tx: Connection) -> list[str]:
    """Every number (E.164) that the register or a case holds."""
    found = tx.execute("SELECT number FROM numbers UNION SELECT number FROM cases")
    return [row["number"] for row in found]


def of_ready(tx: Connection) -> list[tuple[Standing, NumberRecord]]:
    """Every ready case with what is known of its number, oldest first."""
    return [
        (
            Standing(CaseId(row["case_id"]), State.READY, row["attempt"]),
            _record(row) if row["number"] else NumberRecord(row["dialled"]),
        )
        for row in tx.execute(_READY)
    ]


def dialled_for(tx: Connection, case_id: CaseId) -> dict[int, str]:
    """The number (E.164) that each attempt at a case went to."""
    found = tx.execute(
        "SELECT attempt, number FROM attempts WHERE case_id = :id ORDER BY attempt", {"id": case_id}
    )
    return {row["attempt"]: row["number"] for row in found}


def open_faxes(tx: Connection, number: str) -> list[OpenFax]:
    """The faxes to a number that are not delivered or cancelled, oldest first."""
    found = tx.execute(
        "SELECT id, state FROM cases WHERE number = :number"
        " AND state NOT IN ('delivered', 'cancelled') ORDER BY id",
        {"number": number},
    )
    return [OpenFax(CaseId(row["id"]), row["state"]) for row in found]


def last_failures(tx: Connection, number: str, since: datetime | None) -> list[str]:
    """The reasons of a number's failures after `since`, oldest first."""
    found = tx.execute(
        "SELECT reason FROM attempts WHERE number = :number AND reason IS NOT NULL"
        " AND (:since IS NULL OR settled_at > :since) ORDER BY settled_at",
        {"number": number, "since": to_stamp(since) if since else None},
    )
    return [row["reason"] for row in found]


def handed_over(tx: Connection, number: str, start: datetime, end: datetime) -> int:
    """How many faxes to a number the gateway's server took from `start` until before `end`."""
    found = tx.execute(
        "SELECT count(*) AS faxes FROM attempts"
        " WHERE number = :number AND sent_at >= :start AND sent_at < :end",
        {"number": number, "start": to_stamp(start), "end": to_stamp(end)},
    )
    return int(found.fetchone()["faxes"])


def _record(row: Row) -> NumberRecord:
    return NumberRecord(
        row["number"],
        from_stamp_or_none(row["last_delivered_at"]),
        from_stamp_or_none(row["last_failed_at"]),
        row["last_reason"],
        row["failures_in_row"],
        _block(row),
    )


def _block(row: Row) -> Block | None:
    if row["blocked_at"] is None:
        return None
    return Block(
        from_stamp(row["blocked_at"]),
        row["blocked_by"],
        row["blocked_for"],
        from_stamp_or_none(row["blocked_until"]),
    )
