"""The tasks of the referrals' desks that were closed, and by whom they were taken."""

from faxflow.domain.statistics.referral_columns import TakenTask
from faxflow.domain.statistics.spans import Span
from faxflow.domain.task import TaskKind
from faxflow.store.connection import Connection
from faxflow.store.measures.plain import tuples

_CLOSED = """
SELECT count(*) AS tasks FROM tasks
WHERE queue IS NOT NULL AND closed_at >= :start AND closed_at < :end
"""

_TAKEN = """
SELECT owner, taken_at, closed_at, kind, task_key FROM tasks
WHERE queue IS NOT NULL AND closed_at >= :start AND closed_at < :end
    AND taken_at IS NOT NULL AND owner IS NOT NULL
ORDER BY closed_at, id
"""

_OF_STAGE = frozenset({TaskKind.STAGE_WORK, TaskKind.COMPLETE_INTAKE})
_STAGE_IN_KEY = 2
"""Where a stage's name stands in the key of its task: `stage-work:RF-000042:eligibility:1`."""


def closed(tx: Connection, span: Span) -> int:
    """How many were closed from one moment until before the other, taken or not."""
    found = tx.execute(_CLOSED, {"start": span[0], "end": span[1]})
    return int(found.fetchone()["tasks"])


def taken(tx: Connection, span: Span) -> list[TakenTask]:
    """Those of them that somebody had taken, in the order in which they closed."""
    found = tuples(tx, _TAKEN, {"start": span[0], "end": span[1]})
    return [
        (owner, taken_at, closed_at, _label(kind, key))
        for owner, taken_at, closed_at, kind, key in found
    ]


def _label(kind: str, key: str) -> str:
    if kind not in _OF_STAGE:
        return kind
    return key.split(":", _STAGE_IN_KEY + 1)[_STAGE_IN_KEY]
