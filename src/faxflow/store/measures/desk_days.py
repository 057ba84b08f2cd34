"""A day at the referral desks, counted."""

from datetime import datetime

from faxflow.domain.statistics.referral_columns import DeskDay
from faxflow.store.connection import Connection
from faxflow.store.measures import referral_moves, referral_pairs
from faxflow.store.stamp import to_stamp

_RECEIVED = """
SELECT count(*) AS referrals FROM referrals WHERE received_at >= :start AND received_at < :end
"""

_INCOMPLETE = """
SELECT count(*) AS referrals
FROM referrals r JOIN stage_history h ON h.referral_id = r.id AND h.came_from IS NULL
WHERE r.received_at >= :start AND r.received_at < :end AND h.stage = 'needs-info'
"""

_FIRST_SCHEDULED = """
SELECT count(*) AS referrals FROM stage_history h
WHERE h.stage = 'scheduled' AND h.entered_at >= :start AND h.entered_at < :end
    AND NOT EXISTS (SELECT 1 FROM stage_history e WHERE e.referral_id = h.referral_id
        AND e.stage = 'scheduled' AND e.id < h.id)
"""

_ALERTS = """
SELECT kind, count(*) AS referrals FROM referral_alerts
WHERE decided_at >= :start AND decided_at < :end AND notice_id IS NOT NULL
GROUP BY kind
"""

_STANDING = """
SELECT count(*) AS referrals, count(CASE WHEN due_at < :now THEN 1 END) AS overdue
FROM referrals WHERE due_at IS NOT NULL
"""


def desk_day(tx: Connection, hours: tuple[datetime, datetime], now: datetime) -> DeskDay:
    """What happened at the desks from the first moment (UTC) until before the second."""
    span = to_stamp(hours[0]), to_stamp(hours[1])
    key = {"start": span[0], "end": span[1]}
    standing = tx.execute(_STANDING, {"now": to_stamp(now)}).fetchone()
    return DeskDay(
        received=_count(tx, _RECEIVED, key),
        incomplete=_count(tx, _INCOMPLETE, key),
        scheduled=_count(tx, _FIRST_SCHEDULED, key),
        entered=referral_moves.entered(tx, span),
        arrivals=referral_pairs.arrived(tx, span),
        alerts={row["kind"]: row["referrals"] for row in tx.execute(_ALERTS, key)},
        open=standing["referrals"],
        overdue=standing["overdue"],
    )


def _count(tx: Connection, sql: str, key: dict[str, str]) -> int:
    return int(tx.execute(sql, key).fetchone()["referrals"])
