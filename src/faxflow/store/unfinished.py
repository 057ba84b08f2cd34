"""What a run left unfinished: records that never ended, and claims that nobody works on."""

from collections.abc import Sequence
from datetime import datetime

from faxflow.domain.ids import CaseId
from faxflow.store.connection import Connection
from faxflow.store.stamp import from_stamp, to_stamp

_NEVER_ENDED = """
SELECT command, count(*) AS times, max(started_at) AS at FROM runs r
WHERE ended_at IS NULL AND started_at >= :since AND EXISTS (
    SELECT 1 FROM runs later
    WHERE later.command = r.command AND later.started_at > r.started_at
        AND later.ended_at IS NOT NULL)
GROUP BY command ORDER BY command
"""
"""One that is at work has none of its command behind it that has ended: it holds the lock."""

_CLAIMED = """
SELECT id FROM cases
WHERE state IN ('sending', 'submitting') AND changed_at < :before ORDER BY id
"""


def never_ended(tx: Connection, since: datetime) -> Sequence[tuple[str, int, datetime]]:
    """Each command with how many of its runs were killed since, and when the last began (UTC)."""
    found = tx.execute(_NEVER_ENDED, {"since": to_stamp(since)})
    return [(row["command"], row["times"], from_stamp(row["at"])) for row in found]


def claimed(tx: Connection, before: datetime) -> list[CaseId]:
    """The cases that some run has claimed since before a moment, and neither sent nor freed."""
    found = tx.execute(_CLAIMED, {"before": to_stamp(before)})
    return [CaseId(row["id"]) for row in found]
