"""The fax desk's tasks that a person had to see to, as they were closed."""

from datetime import datetime

from faxflow.domain.statistics.hours_saved import ClosedTask
from faxflow.store.connection import Connection
from faxflow.store.stamp import from_stamp, from_stamp_or_none, to_stamp

_CLOSED = """
SELECT taken_at, closed_at FROM tasks
WHERE queue IS NULL AND closed_at >= :start AND closed_at < :end AND closed_at >= due_at
ORDER BY id
"""


def closed(tx: Connection, hours: tuple[datetime, datetime]) -> list[ClosedTask]:
    """Those closed from the first moment (UTC) until before the second, once they were due."""
    start, end = hours
    found = tx.execute(_CLOSED, {"start": to_stamp(start), "end": to_stamp(end)})
    return [
        ClosedTask(from_stamp_or_none(row["taken_at"]), from_stamp(row["closed_at"]))
        for row in found
    ]
