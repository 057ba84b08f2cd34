"""The faxes that would go again to a number after an attempt to it failed lately."""

from datetime import datetime

from faxflow.domain.delivery import Standing, State
from faxflow.domain.ids import CaseId
from faxflow.store.connection import Connection
from faxflow.store.stamp import to_stamp

_GO_AGAIN = """
SELECT DISTINCT c.id, c.state, c.attempt, c.claim
FROM attempts a JOIN cases c ON c.id = a.case_id AND c.number = a.number
WHERE a.number = :number AND a.settled_at >= :since AND a.submitted_at IS NOT NULL
    AND a.outcome IN ('failed', 'not-reached')
    AND (:before IS NULL OR a.submitted_at <= :before)
    AND (c.state IN ('ready', 'waiting', 'sending')
        OR (c.state = 'held' AND c.held_with IS NOT NULL))
ORDER BY c.id
"""


def go_again(
    tx: Connection, number: str, *, since: datetime, submitted_before: datetime | None
) -> list[Standing]:
    """Those of which an attempt to this number (E.164) failed since then, or a person gave it up;
    with `submitted_before` only where that attempt went out by that moment."""
    before = to_stamp(submitted_before) if submitted_before else None
    at = {"number": number, "since": to_stamp(since), "before": before}
    return [
        Standing(CaseId(row["id"]), State(row["state"]), row["attempt"], row["claim"])
        for row in tx.execute(_GO_AGAIN, at)
    ]
