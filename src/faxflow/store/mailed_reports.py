"""Which reports were mailed: decided first, under a Message-ID that stays, and noted when sent."""

from dataclasses import dataclass
from datetime import datetime

from faxflow.domain.mailed_report import ReportName
from faxflow.store.connection import Connection, Row
from faxflow.store.stamp import from_stamp, from_stamp_or_none, to_stamp

_FIND = """
SELECT message_id, decided_at, sent_at FROM mailed_reports
WHERE kind = :kind AND first_day = :first AND last_day = :last
"""

_DECIDE = """
INSERT INTO mailed_reports (kind, first_day, last_day, message_id, decided_at)
VALUES (:kind, :first, :last, :message_id, :now)
ON CONFLICT (kind, first_day, last_day) DO UPDATE
SET message_id = :message_id, decided_at = :now, sent_at = NULL
"""

_SENT = """
UPDATE mailed_reports SET sent_at = :now
WHERE kind = :kind AND first_day = :first AND last_day = :last
"""


@dataclass(frozen=True, slots=True)
class Mailing:
    """A report's mail; `sent_at` is None until the server has taken it. Times are UTC."""

    message_id: str
    decided_at: datetime
    sent_at: datetime | None = None


def find(tx: Connection, name: ReportName) -> Mailing | None:
    """The report's mail; None where none was decided on."""
    row = tx.execute(_FIND, _key(name)).fetchone()
    return _mailing(row) if row else None


def decide(tx: Connection, name: ReportName, message_id: str, now: datetime) -> Mailing:
    """Notes that the report is to be mailed, in the place of what was noted of it before."""
    tx.execute(_DECIDE, {**_key(name), "message_id": message_id, "now": to_stamp(now)})
    return Mailing(message_id, now)


def mark_sent(tx: Connection, name: ReportName, now: datetime) -> None:
    """Notes that the server took it."""
    tx.execute(_SENT, {**_key(name), "now": to_stamp(now)})


def _mailing(row: Row) -> Mailing:
    sent_at = from_stamp_or_none(row["sent_at"])
    return Mailing(row["message_id"], from_stamp(row["decided_at"]), sent_at)


def _key(name: ReportName) -> dict[str, str]:
    period = name.period
    return {"kind": name.kind, "first": str(period.first), "last": str(period.last)}
