"""Whether two stores send as one: what one sent is a try that the other never made."""

import hashlib
from datetime import datetime, timedelta

from faxflow.domain.restored import Restore

_SPREAD = 89
"""So many generations an import may take: two of one archive seldom take the same."""

CLOCKS_DIFFER = timedelta(hours=1)
"""A mail server's clock may be ahead of ours by less than that."""


def sends_beside(restore: Restore | None, at: datetime, *, late: timedelta) -> bool:
    """Whether a try that this store never made was sent by one that is alive.

    `at` is when a sign of it came (UTC), so `late` after it went out at most. What went out before
    the last restore was sent by this store, in the time that is lost to it. By a clock that was
    behind then, nobody knows which it is.
    """
    if restore is None:
        return True
    clock_was_behind = restore.last_event_at and restore.restored_at < restore.last_event_at
    return not clock_was_behind and at > restore.restored_at + late


def own_generation(last: int, run_id: str) -> int:
    """One beyond `last` that no other import of the same archive is likely to take.

    Their references then differ, and each store sees by the other's that it is not alone.
    """
    drawn = int.from_bytes(hashlib.sha256(run_id.encode()).digest()[:4])
    return last + 1 + drawn % _SPREAD
