"""The newest moments that the store has noted, for whoever doubts the clock."""

from datetime import datetime

from faxflow.store.connection import Connection
from faxflow.store.stamp import from_stamp, from_stamp_or_none

_NEWEST = """
SELECT max(at) AS at FROM (
    SELECT at FROM events WHERE id = (SELECT max(id) FROM events)
    UNION ALL SELECT max(started_at) AS at FROM runs
    UNION ALL SELECT created_at AS at FROM store_info)
"""


def newest(tx: Connection) -> datetime | None:
    """When something last happened, or a run began (UTC)."""
    return from_stamp_or_none(tx.execute(_NEWEST).fetchone()["at"])


def made_at(tx: Connection) -> datetime:
    """When the store was made (UTC)."""
    row = tx.execute("SELECT created_at FROM store_info WHERE id = 1").fetchone()
    return from_stamp(row["created_at"])
