"""Which files that came in with referrals nobody needs any more, and that they are gone."""

import json
from collections.abc import Collection
from typing import Final

from faxflow.domain.ids import ArrivalId, arrival_name
from faxflow.domain.run import Run
from faxflow.domain.task import TaskKind
from faxflow.store.connection import Connection
from faxflow.store.retention.over import REFERRAL_IS_OVER, Limit
from faxflow.store.stamp import to_stamp

_OVER: Final = f"SELECT r.id FROM referrals r WHERE {REFERRAL_IS_OVER}"  # noqa: S608 - words of ours

_ASKED_ABOUT: Final = """
SELECT 1 FROM tasks t WHERE t.closed_at IS NULL AND t.kind = 'review-arrival'
    AND CAST(substr(t.task_key, :id_from) AS INTEGER) = x.arrival_id
"""

_FILES: Final = f"""
SELECT x.name, x.gone, CASE
    WHEN x.referral_id IS NOT NULL THEN x.referral_id IN ({_OVER})
    ELSE x.received_at < :before AND NOT EXISTS ({_ASKED_ABOUT}) END AS spent
FROM (
    SELECT name, referral_id, received_at, removed_at IS NOT NULL AS gone, arrival_id
    FROM documents
    UNION ALL
    SELECT name, referral_id, received_at, removed_at IS NOT NULL, id FROM arrivals
    UNION ALL
    SELECT a.name, d.referral_id, a.received_at, a.removed_at IS NOT NULL, a.id
    FROM documents d JOIN arrivals a ON a.id = d.arrival_id) AS x
"""  # noqa: S608 - words of ours
"""One thing that came in may be several referrals: the raw thing is needed by all of them."""

_ID_FROM: Final = len(f"{TaskKind.REVIEW_ARRIVAL}:{arrival_name(ArrivalId(0))}".rstrip("0")) + 1
"""Where the number begins in the key of the task to look at an arrival, counted from 1."""

_GONE: Final = (
    """
UPDATE documents SET removed_at = :now
WHERE removed_at IS NULL AND name IN (SELECT value FROM json_each(:names))
""",
    """
UPDATE arrivals SET removed_at = :now
WHERE removed_at IS NULL AND name IN (SELECT value FROM json_each(:names))
""",
)


def spent(tx: Connection, limit: Limit) -> set[str]:
    """The names of files that are there still, and of which all that they came with is over."""
    return {name for name, gone in _settled(tx, limit) if not gone}


def settled(tx: Connection, limit: Limit) -> set[str]:
    """The names of all files of which all that they came with is over, there or gone."""
    return {name for name, _ in _settled(tx, limit)}


def note_removed(tx: Connection, run: Run, names: Collection[str]) -> None:
    """Notes that files are gone."""
    for sql in _GONE:
        tx.execute(sql, {"names": json.dumps(sorted(names)), "now": to_stamp(run.now())})


def _settled(tx: Connection, limit: Limit) -> list[tuple[str, bool]]:
    over, needed = dict[str, bool](), set[str]()
    for row in tx.execute(_FILES, {**limit.columns(), "id_from": _ID_FROM}):
        name = row["name"]
        if row["spent"]:
            over[name] = over.get(name, True) and bool(row["gone"])
        else:
            needed.add(name)
    return [(name, gone) for name, gone in over.items() if name not in needed]
