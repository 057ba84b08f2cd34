"""The ended tries of the faxes of a range of days, by what they are grouped by."""

from collections.abc import Iterable
from datetime import datetime

from faxflow.domain.statistics.fax_columns import TryCount
from faxflow.domain.statistics.period import Period
from faxflow.store.connection import Connection, Row
from faxflow.store.stamp import to_stamp

_FAILED = "(a.outcome = 'failed' OR (a.outcome = 'refused' AND a.reason IS NOT NULL))"

_OF_DAYS = "c.batch_id = b.id AND a.case_id = c.id AND b.day >= :first AND b.day <= :last"

_SUMS = f"""
count(CASE WHEN a.outcome = 'delivered' THEN 1 END) AS delivered,
count(CASE WHEN {_FAILED} THEN 1 END) AS failed
FROM batches b CROSS JOIN cases c CROSS JOIN attempts a
WHERE {_OF_DAYS} AND (a.outcome = 'delivered' OR {_FAILED})
"""

_BY_REASON = f"""
SELECT COALESCE(a.reason, '') AS label, count(*) AS failed
FROM batches b CROSS JOIN cases c CROSS JOIN attempts a WHERE {_OF_DAYS} AND {_FAILED}
GROUP BY 1 ORDER BY 1
"""  # noqa: S608 - put together from our own words alone

_BY_NUMBER = f"SELECT a.number AS label, {_SUMS} GROUP BY a.number ORDER BY 1"
_BY_GATEWAY = f"SELECT a.gateway AS label, {_SUMS} GROUP BY a.gateway ORDER BY 1"

_HANDED_OVER = "SELECT count(*) AS tries FROM attempts WHERE sent_at >= :start AND sent_at < :end"


def failed_for(tx: Connection, period: Period) -> list[TryCount]:
    """Failed tries by reason; empty where only a person said that a fax did not arrive."""
    found = tx.execute(_BY_REASON, _days(period))
    return [TryCount(row["label"], 0, row["failed"]) for row in found]


def by_number(tx: Connection, period: Period) -> list[TryCount]:
    """Ended tries by the number that was dialled, E.164: name it before anybody sees it."""
    return _counts(tx.execute(_BY_NUMBER, _days(period)))


def by_gateway(tx: Connection, period: Period) -> list[TryCount]:
    """Ended tries by the gateway's name."""
    return _counts(tx.execute(_BY_GATEWAY, _days(period)))


def handed_over(tx: Connection, hours: tuple[datetime, datetime]) -> int:
    """The tries that a server took from the first moment (UTC) until before the second."""
    start, end = hours
    key = {"start": to_stamp(start), "end": to_stamp(end)}
    return int(tx.execute(_HANDED_OVER, key).fetchone()["tries"])


def _counts(rows: Iterable[Row]) -> list[TryCount]:
    return [TryCount(row["label"], row["delivered"], row["failed"]) for row in rows]


def _days(period: Period) -> dict[str, str]:
    return {"first": period.first.isoformat(), "last": period.last.isoformat()}
