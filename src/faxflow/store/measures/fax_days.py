"""The faxes of a range of days, counted by how they stand.

Batches come first in each join, as `CROSS JOIN` tells SQLite: it would else read every fax there
ever was.
"""

from datetime import date, datetime, timedelta

from faxflow.domain.delivery import State
from faxflow.domain.statistics.fax_columns import (
    ConfirmedTries,
    DayCourse,
    DeliveredCount,
    Evidence,
    FaxCount,
)
from faxflow.domain.statistics.period import Period
from faxflow.store.connection import Connection, Row
from faxflow.store.measures.plain import tuples
from faxflow.store.stamp import from_stamp_or_none, to_stamp

_MINUTE = timedelta(minutes=1)

_HAND_OVERS = """
CASE WHEN c.state <> 'delivered' THEN 0 WHEN c.attempt <= 1 THEN 1 ELSE
    (SELECT count(*) FROM attempts a WHERE a.case_id = c.id
    -- One whose hand-over was in doubt has no sent_at; its verdict says that it went out.
    AND (a.sent_at IS NOT NULL OR a.outcome IN ('delivered', 'failed'))) END
"""

_COUNTED = f"""
SELECT b.day, c.state, CASE WHEN c.state = 'failed' THEN c.reason END AS reason,
    CASE WHEN c.state <> 'delivered' THEN NULL
        WHEN c.evidence IN ('silence', 'recipient') THEN c.evidence ELSE 'verdict' END AS evidence,
    {_HAND_OVERS} AS tries, count(*) AS faxes
FROM batches b CROSS JOIN cases c
WHERE c.batch_id = b.id AND b.day >= :first AND b.day <= :last
GROUP BY 1, 2, 3, 4, 5
"""  # noqa: S608 - put together from our own words alone

# PostgreSQL calls it string_agg. As rows a year takes twice the time: four texts of each.
_CONFIRMED = """
SELECT b.day, a.gateway, group_concat(a.sent_at), group_concat(a.settled_at)
FROM batches b CROSS JOIN cases c CROSS JOIN attempts a
WHERE c.batch_id = b.id AND a.case_id = c.id AND b.day >= :first AND b.day <= :last
    AND c.state = 'delivered' AND c.evidence NOT IN ('silence', 'recipient')
    AND a.outcome = 'delivered' AND a.sent_at IS NOT NULL
GROUP BY 1, 2
"""

_DELIVERED_BY = f"""
SELECT COALESCE((SELECT a.gateway FROM attempts a WHERE a.case_id = c.id
    AND (a.sent_at IS NOT NULL OR a.outcome IN ('delivered', 'failed'))
    ORDER BY a.attempt DESC LIMIT 1), '') AS gateway, {_HAND_OVERS} AS tries, count(*) AS faxes
FROM batches b CROSS JOIN cases c
WHERE c.batch_id = b.id AND b.day >= :first AND b.day <= :last AND c.state = 'delivered'
GROUP BY 1, 2 ORDER BY 1, 2
"""  # noqa: S608 - put together from our own words alone

_EARLIER = """
SELECT c.state, count(*) AS faxes FROM cases c CROSS JOIN batches b
WHERE b.id = c.batch_id AND b.day < :first AND c.state IN ('ready', 'sending', 'submitting',
    'sent', 'in-doubt', 'waiting', 'held', 'failed')
GROUP BY c.state
"""

_COURSE = f"""
SELECT count(CASE WHEN created_at <= :by THEN 1 END) AS made,
    count(CASE WHEN state = 'delivered' AND changed_at <= :by THEN 1 END) AS delivered,
    count(CASE WHEN state = 'delivered' AND changed_at <= :by AND tries <= 1 THEN 1 END) AS first_try,
    min(CASE WHEN state = 'delivered' AND changed_at < :end THEN changed_at END) AS first_delivery,
    max(CASE WHEN state = 'delivered' AND changed_at < :end THEN changed_at END) AS last_delivery
FROM (SELECT c.state, c.created_at, c.changed_at, {_HAND_OVERS} AS tries
    FROM batches b CROSS JOIN cases c WHERE c.batch_id = b.id AND b.day = :day) AS faxes
"""  # noqa: E501, S608 - put together from our own words alone

_FAILED_TRIES = """
SELECT count(*) AS failed FROM batches b CROSS JOIN cases c CROSS JOIN attempts a
WHERE c.batch_id = b.id AND a.case_id = c.id AND b.day = :day AND a.settled_at <= :by
    AND (a.outcome = 'failed' OR (a.outcome = 'refused' AND a.reason IS NOT NULL))
"""


def counted(tx: Connection, period: Period) -> list[FaxCount]:
    """All faxes of these days, alike ones together."""
    return [_count(row) for row in tx.execute(_COUNTED, _days(period))]


def confirmed(tx: Connection, period: Period) -> list[ConfirmedTries]:
    """How long each result took that proved the delivery of a fax of these days."""
    return [
        ConfirmedTries(date.fromisoformat(day), gateway, _minutes(sent, settled))
        for day, gateway, sent, settled in tuples(tx, _CONFIRMED, _days(period))
    ]


def _minutes(sent: str, settled: str) -> list[float]:
    """The lengths between the stamps of two lists, pair by pair."""
    starts, ends = (map(datetime.fromisoformat, stamps.split(",")) for stamps in (sent, settled))
    return [(end - start) / _MINUTE for start, end in zip(starts, ends, strict=True)]


def delivered_by(tx: Connection, period: Period) -> list[DeliveredCount]:
    """The delivered faxes of these days by the gateway of their last hand-over."""
    found = tx.execute(_DELIVERED_BY, _days(period))
    return [DeliveredCount(row["gateway"], row["tries"], row["faxes"]) for row in found]


def open_before(tx: Connection, day: date) -> dict[State, int]:
    """The faxes of all days before that are neither delivered nor cancelled, by state."""
    found = tx.execute(_EARLIER, {"first": day.isoformat()})
    return {State(row["state"]): row["faxes"] for row in found}


def course(tx: Connection, day: date, *, by: datetime, end: datetime) -> DayCourse:
    """How far the faxes of a day had come by a moment; `end` is the first after the day."""
    key = {"day": day.isoformat(), "by": to_stamp(by), "end": to_stamp(end)}
    row, failed = tx.execute(_COURSE, key).fetchone(), tx.execute(_FAILED_TRIES, key).fetchone()
    return DayCourse(
        made=row["made"],
        delivered=row["delivered"],
        first_try=row["first_try"],
        failed_tries=failed["failed"],
        first_delivery=from_stamp_or_none(row["first_delivery"]),
        last_delivery=from_stamp_or_none(row["last_delivery"]),
    )


def _days(period: Period) -> dict[str, str]:
    return {"first": period.first.isoformat(), "last": period.last.isoformat()}


def _count(row: Row) -> FaxCount:
    return FaxCount(
        date.fromisoformat(row["day"]),
        State(row["state"]),
        Evidence(row["evidence"]) if row["evidence"] else None,
        row["reason"],
        row["tries"],
        row["faxes"],
    )
