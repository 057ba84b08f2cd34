"""How many faxes the days had, for telling a day that would have far more than usual."""

from collections.abc import Iterable
from datetime import datetime

from faxflow.domain.usual_volume import Span
from faxflow.store.connection import Connection
from faxflow.store.stamp import from_stamp, to_stamp

_OF_DAY = """
SELECT count(DISTINCT case_id) AS faxes FROM attempts
WHERE started_at >= :start AND started_at < :end AND submitted_at IS NOT NULL
"""

_TODAY = """
SELECT count(*) AS faxes FROM (
    SELECT id, batch_id FROM cases WHERE state = 'ready'
    UNION
    SELECT c.id, c.batch_id FROM attempts a JOIN cases c ON c.id = a.case_id
    WHERE a.started_at >= :start AND a.started_at < :end AND a.submitted_at IS NOT NULL
) AS going JOIN batches b ON b.id = going.batch_id WHERE b.released_at IS NULL
"""


def first_started_at(tx: Connection) -> datetime | None:
    """When the first attempt of all began (UTC); None before it."""
    row = tx.execute("SELECT min(started_at) AS first FROM attempts").fetchone()
    return from_stamp(row["first"]) if row["first"] else None


def of_days(tx: Connection, days: Iterable[Span]) -> list[int]:
    """How many faxes went out on each of the days, however many tries each took."""
    return [_count(tx, _OF_DAY, day) for day in days]


def today(tx: Connection, span: Span) -> int:
    """The faxes that went out today or are ready to, but for batches that a person let go."""
    return _count(tx, _TODAY, span)


def _count(tx: Connection, sql: str, span: Span) -> int:
    start, end = span
    row = tx.execute(sql, {"start": to_stamp(start), "end": to_stamp(end)}).fetchone()
    return int(row["faxes"])
