"""The answers to referring offices: whose loop is closed, and how long an answer took."""

import json

from faxflow.domain.referral import FINAL
from faxflow.domain.statistics.referral_columns import Loop
from faxflow.domain.statistics.spans import Span, Stamp
from faxflow.store.connection import Connection
from faxflow.store.measures.plain import tuples

_LOOPS = """
SELECT received_at, stage, entered_at, closed_for, loop_closed_at FROM referrals
WHERE loop_closed_at >= :start
    OR (stage IN (SELECT value FROM json_each(:ends)) AND entered_at >= :start)
"""

_DELIVERED = """
SELECT made_at, delivered_at FROM referral_answers
WHERE delivered_at >= :start AND delivered_at < :end
"""

_ENDS = json.dumps(sorted(FINAL))


def loops(tx: Connection, start: Stamp) -> list[Loop]:
    """The referrals that have ended since a moment, or whose office was answered since."""
    found = tuples(tx, _LOOPS, {"start": start, "ends": _ENDS})
    return [(one, two, three, four, five) for one, two, three, four, five in found]


def delivered(tx: Connection, span: Span) -> list[tuple[Stamp, Stamp]]:
    """When each answer was made, and delivered: from one moment until before the other."""
    found = tuples(tx, _DELIVERED, {"start": span[0], "end": span[1]})
    return [(made_at, delivered_at) for made_at, delivered_at in found]
