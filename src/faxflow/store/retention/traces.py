"""Whether the store's file may hold traces still of what retention has removed."""

from datetime import datetime

from faxflow.store.connection import Connection
from faxflow.store.stamp import to_stamp


def note(tx: Connection, now: datetime) -> None:
    """Says so, in the transaction that removes."""
    tx.execute("UPDATE store_info SET traces_at = :now WHERE id = 1", {"now": to_stamp(now)})


def since(tx: Connection) -> str | None:
    """When something was removed last of which the file may hold traces; None: it holds none."""
    found: str | None = tx.execute("SELECT traces_at FROM store_info").fetchone()["traces_at"]
    return found


def clear(tx: Connection, at: str) -> None:
    """Notes that none are left, if nothing was removed since."""
    tx.execute("UPDATE store_info SET traces_at = NULL WHERE traces_at = :at", {"at": at})
