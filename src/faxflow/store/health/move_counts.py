"""What happened to faxes since an event of the history, counted by gateway.

The history only grows, so that whoever keeps the counts up to one event needs no older one.
"""

import json
from collections.abc import Collection
from dataclasses import dataclass

from faxflow.domain.delivery import Cause
from faxflow.store.connection import Connection

# The attempt that a move is about is the newest that had begun by then: a claim is on record
# with the attempt that it begins, by the same run.
_MOVES = """
SELECT e.cause, e.target, e.reason, (
    SELECT a.gateway FROM attempts a
    WHERE a.case_id = CAST(substr(e.subject, 4) AS INTEGER)
        AND (a.started_at <= e.at OR a.run_id = e.run_id)
    ORDER BY a.attempt DESC LIMIT 1) AS gateway, count(*) AS moves
FROM events e
WHERE e.id > :since AND e.id <= :until AND substr(e.subject, 1, 3) = 'FX-'
    AND e.target IS NOT NULL AND e.cause IN (SELECT value FROM json_each(:causes))
GROUP BY 1, 2, 3, 4
"""


@dataclass(frozen=True, slots=True)
class Moves:
    """Moves alike; `gateway` None where the fax had no attempt."""

    cause: str
    target: str
    reason: str | None
    gateway: str | None
    count: int


def moves_between(tx: Connection, since: int, until: int, causes: Collection[Cause]) -> list[Moves]:
    """The moves for these causes, after one event and up to another."""
    key = {"since": since, "until": until, "causes": json.dumps([*causes])}
    return [Moves(*row) for row in tx.execute(_MOVES, key)]
