"""The possible duplicates and the repeated arrivals, counted."""

from faxflow.domain.statistics.referral_columns import PairCount
from faxflow.domain.statistics.spans import Span
from faxflow.store.connection import Connection

_FOUND = """
SELECT kind, state, decided_by IS NULL AS alone, count(*) AS pairs FROM possible_duplicates
WHERE found_at >= :start AND found_at < :end
GROUP BY 1, 2, 3
"""

_OPEN = "SELECT count(*) AS pairs FROM possible_duplicates WHERE state = 'open'"

_ARRIVED = """
SELECT outcome, count(*) AS arrivals FROM arrivals
WHERE received_at >= :start AND received_at < :end
GROUP BY outcome
"""


def found(tx: Connection, span: Span) -> list[PairCount]:
    """The pairs found from one moment until before the other, as they stand now."""
    rows = tx.execute(_FOUND, {"start": span[0], "end": span[1]})
    return [PairCount(row["kind"], row["state"], bool(row["alone"]), row["pairs"]) for row in rows]


def waiting(tx: Connection) -> int:
    """The pairs that wait for a person's word now."""
    return int(tx.execute(_OPEN).fetchone()["pairs"])


def arrived(tx: Connection, span: Span) -> dict[str, int]:
    """The arrivals by what became of them."""
    rows = tx.execute(_ARRIVED, {"start": span[0], "end": span[1]})
    return {row["outcome"]: row["arrivals"] for row in rows}
