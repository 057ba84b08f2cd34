"""The stays of referrals in their stages: which were left in time, and how long they lasted."""

from faxflow.domain.referral import Stage
from faxflow.domain.statistics.referral_columns import Stay
from faxflow.domain.statistics.spans import Span, Stamp
from faxflow.store.connection import Connection

_KEPT = """
SELECT stage, count(*) AS stays FROM stage_history
WHERE left_at >= :start AND left_at < :end AND breached_at IS NULL
GROUP BY stage
"""

_LATE = """
SELECT breached_at, stage FROM stage_history WHERE breached_at >= :start AND breached_at < :end
"""

_LATE_UNNOTED = """
SELECT r.due_at, r.stage
FROM referrals r JOIN stage_history h ON h.referral_id = r.id AND h.left_at IS NULL
WHERE r.due_at >= :start AND r.due_at < :end AND r.due_at < :now AND h.breached_at IS NULL
"""
"""Overdue, and no run has noted it yet: that comes with the escalation, or as it is left."""

_LEFT = """
SELECT stage, entered_at, left_at FROM stage_history WHERE left_at >= :start AND left_at < :end
"""


def kept(tx: Connection, span: Span) -> dict[Stage, int]:
    """The stays left in time from one moment until before the other; those in an end among them,
    which have no time to keep."""
    found = tx.execute(_KEPT, {"start": span[0], "end": span[1]})
    return {Stage(row["stage"]): row["stays"] for row in found}


def late(tx: Connection, span: Span, now: Stamp) -> list[tuple[Stamp, str]]:
    """The stays whose due time passed, each with that time and its stage."""
    key = {"start": span[0], "end": span[1], "now": now}
    noted = tx.execute(_LATE, {"start": span[0], "end": span[1]}).fetchall()
    return [(at, stage) for at, stage in (*noted, *tx.execute(_LATE_UNNOTED, key))]


def left(tx: Connection, span: Span) -> list[Stay]:
    """The stays that ended from one moment until before the other."""
    return [Stay._make(row) for row in tx.execute(_LEFT, {"start": span[0], "end": span[1]})]
