"""How the open referrals stand now: by stage, by age, and the oldest of them."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from faxflow.domain.ids import ReferralId
from faxflow.domain.referral import Stage
from faxflow.domain.statistics.referral_columns import OldOne, Standing
from faxflow.domain.statistics.spans import Stamp
from faxflow.store.connection import Connection
from faxflow.store.stamp import to_stamp

_BY_STAGE = """
SELECT stage, count(*) AS referrals, count(CASE WHEN due_at < :now THEN 1 END) AS overdue,
    min(received_at) AS received_at
FROM referrals WHERE due_at IS NOT NULL GROUP BY stage
"""

_OVER = """
SELECT stage, count(*) AS referrals FROM referrals
WHERE due_at IS NOT NULL AND received_at < :before GROUP BY stage
"""

_FIRST_OF_STAGE = """
SELECT min(id) AS id FROM referrals
WHERE stage = :stage AND due_at IS NOT NULL AND received_at = :received_at
"""

_OLDEST = """
SELECT id, stage, received_at, entered_at FROM referrals
WHERE due_at IS NOT NULL AND stage <> 'scheduled' ORDER BY received_at, id LIMIT :most
"""


def by_stage(tx: Connection, now: datetime, days: Sequence[int]) -> list[Standing]:
    """The stages in which any open referral is; `days` are the ages that are asked for."""
    over = [_older(tx, now - timedelta(days=one)) for one in days]
    return [
        Standing(
            Stage(row["stage"]),
            row["referrals"],
            row["overdue"],
            tuple(older.get(row["stage"], 0) for older in over),
            _first(tx, row["stage"], row["received_at"]),
            row["received_at"],
        )
        for row in tx.execute(_BY_STAGE, {"now": to_stamp(now)}).fetchall()
    ]


def oldest(tx: Connection, most: int) -> list[OldOne]:
    """Those that were received first, of all that are open and not in scheduled."""
    return [OldOne._make(row) for row in tx.execute(_OLDEST, {"most": most})]


def _older(tx: Connection, than: datetime) -> dict[str, int]:
    found = tx.execute(_OVER, {"before": to_stamp(than)})
    return {row["stage"]: row["referrals"] for row in found}


def _first(tx: Connection, stage: str, received_at: Stamp) -> ReferralId:
    key = {"stage": stage, "received_at": received_at}
    return ReferralId(tx.execute(_FIRST_OF_STAGE, key).fetchone()["id"])
