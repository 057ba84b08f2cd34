"""The troubles: kinds of task that staff were told of, from their alert to their end."""

from collections.abc import Iterable
from datetime import datetime

from faxflow.domain.task import TaskKind
from faxflow.domain.trouble import Trouble
from faxflow.store.connection import Connection
from faxflow.store.stamp import from_stamp, to_stamp

_START = """
INSERT INTO troubles (kind, started_at, start_notice_id) VALUES (:kind, :now, :notice)
ON CONFLICT (kind) WHERE cleared_at IS NULL DO NOTHING
"""


def going_on(tx: Connection) -> list[Trouble]:
    """Those that last, oldest first."""
    found = tx.execute(
        "SELECT id, kind, started_at FROM troubles WHERE cleared_at IS NULL ORDER BY id"
    )
    return [
        Trouble(row["id"], TaskKind(row["kind"]), from_stamp(row["started_at"])) for row in found
    ]


def last_cleared(tx: Connection) -> dict[TaskKind, datetime]:
    """When each kind that was ever over was so last (UTC)."""
    found = tx.execute(
        "SELECT kind, max(cleared_at) AS cleared_at FROM troubles"
        " WHERE cleared_at IS NOT NULL GROUP BY kind"
    )
    return {TaskKind(row["kind"]): from_stamp(row["cleared_at"]) for row in found}


def start(tx: Connection, kinds: Iterable[TaskKind], notice_id: int, now: datetime) -> None:
    """Notes the kinds that a notice told of, but for those that go on already."""
    tx.executemany(
        _START, [{"kind": kind, "now": to_stamp(now), "notice": notice_id} for kind in kinds]
    )


def clear(tx: Connection, troubles: Iterable[Trouble], notice_id: int, now: datetime) -> None:
    """Notes that these are over, as a notice says."""
    tx.executemany(
        "UPDATE troubles SET cleared_at = :now, clear_notice_id = :notice WHERE id = :id",
        [{"now": to_stamp(now), "notice": notice_id, "id": one.id} for one in troubles],
    )
