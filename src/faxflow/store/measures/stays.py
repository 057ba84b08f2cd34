"""The stays of referrals in their stages: which were left in time, and how long they lasted."""

import json
from collections import Counter

from faxflow.domain.referral import Stage
from faxflow.domain.statistics.referral_columns import Stay
from faxflow.domain.statistics.spans import Span, Stamp
from faxflow.store.connection import Connection
from faxflow.store.measures.plain import tuples

_STAGES = json.dumps(list(Stage))

# The list of stages, which is all of them, has SQLite go by an index on stage and moment.
_KEPT = """
SELECT stage, count(*) AS stays FROM stage_history
WHERE stage IN (SELECT value FROM json_each(:stages))
    AND left_at >= :start AND left_at < :end AND breached_at IS NULL
GROUP BY stage
"""

_LATE = """
SELECT stage, count(*) AS stays FROM stage_history
WHERE stage IN (SELECT value FROM json_each(:stages))
    AND breached_at >= :start AND breached_at < :end
GROUP BY stage
"""

_LATE_UNNOTED = """
SELECT r.stage FROM referrals r CROSS JOIN stage_history h
WHERE h.referral_id = r.id AND h.left_at IS NULL AND h.breached_at IS NULL
    AND r.due_at >= :start AND r.due_at < :end AND r.due_at < :now
"""
"""Overdue, and no run has noted it yet: that comes with the escalation, or as it is left. What is
overdue comes first, as `CROSS JOIN` tells SQLite: it would else read all that have ended, too."""

_LEFT = """
SELECT stage, entered_at, left_at FROM stage_history
WHERE stage IN (SELECT value FROM json_each(:stages)) AND left_at >= :start AND left_at < :end
"""


def kept(tx: Connection, span: Span) -> dict[Stage, int]:
    """The stays left in time from one moment until before the other; those in an end among them,
    which have no time to keep."""
    found = tx.execute(_KEPT, _between(span))
    return {Stage(row["stage"]): row["stays"] for row in found}


def late(tx: Connection, span: Span, now: Stamp) -> dict[Stage, int]:
    """The stays whose due time passed from one moment until before the other, and before now."""
    key = _between(span)
    unnoted = tuples(tx, _LATE_UNNOTED, {**key, "now": now})
    found = Counter(Stage(stage) for (stage,) in unnoted)
    for row in tx.execute(_LATE, key):
        found[Stage(row["stage"])] += row["stays"]
    return dict(found)


def left(tx: Connection, span: Span) -> list[Stay]:
    """The stays that ended from one moment until before the other."""
    found = tuples(tx, _LEFT, _between(span))
    return [(stage, entered_at, left_at) for stage, entered_at, left_at in found]


def _between(span: Span) -> dict[str, str]:
    return {"start": span[0], "end": span[1], "stages": _STAGES}
