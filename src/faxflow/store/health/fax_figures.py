"""How the faxes stand: by state, since when the oldest waits, and what came of today's attempts."""

from dataclasses import dataclass
from datetime import datetime

from faxflow.store.connection import Connection
from faxflow.store.stamp import from_stamp_or_none, to_stamp

_BY_STATE = "SELECT state, count(*) AS faxes FROM cases GROUP BY state"

_LOOKED_AT = 10_000
"""Faxes of a state among which the oldest is looked for: a report may bring millions at once,
and of those the first came first."""

_OLDEST = """
SELECT min(CASE state WHEN 'waiting' THEN next_action_at
    WHEN 'ready' THEN COALESCE(ready_since, created_at) ELSE changed_at END) AS since
FROM (
    SELECT state, next_action_at, ready_since, created_at, changed_at FROM cases
    WHERE state = :state ORDER BY next_action_at, id LIMIT :most) AS first
"""

_TODAY = """
SELECT gateway, COALESCE(outcome, 'out') AS outcome, reason, count(*) AS attempts
FROM attempts WHERE started_at >= :since GROUP BY gateway, outcome, reason
"""


@dataclass(frozen=True, slots=True)
class Tries:
    """Attempts alike; `outcome` is `out` where they are not settled."""

    gateway: str
    outcome: str
    reason: str | None
    attempts: int


def by_state(tx: Connection) -> dict[str, int]:
    """The faxes in each state in which any is."""
    return {row["state"]: row["faxes"] for row in tx.execute(_BY_STATE)}


def oldest_since(tx: Connection, state: str) -> datetime | None:
    """Since when (UTC) the oldest fax of a state is in it, or None where none is.

    A waiting one counts from the time at which it should have gone on, and hand-overs that came
    to nothing did not bring a ready one anywhere.
    """
    row = tx.execute(_OLDEST, {"state": state, "most": _LOOKED_AT}).fetchone()
    return from_stamp_or_none(row["since"])


def tries_since(tx: Connection, since: datetime) -> list[Tries]:
    """The attempts that began at a moment (UTC) or later."""
    found = tx.execute(_TODAY, {"since": to_stamp(since)})
    return [Tries(*row) for row in found]
