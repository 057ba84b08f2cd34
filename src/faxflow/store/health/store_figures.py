"""The store itself: the schema that it has, and the gateways that it has met."""

from datetime import datetime

from faxflow.store.connection import Connection
from faxflow.store.stamp import from_stamp_or_none

_SCHEMA = "SELECT max(name) AS name FROM _sqlite_migrations WHERE migration_set = 'faxflow'"

_GATEWAYS = "SELECT name, halted_at, proved_alive_at FROM gateways ORDER BY name"


def schema_version(tx: Connection) -> int:
    """The number of the newest migration that was applied."""
    name: str = tx.execute(_SCHEMA).fetchone()["name"]
    return int(name.partition("_")[0])


def gateways(tx: Connection) -> dict[str, tuple[bool, datetime | None]]:
    """By name whether the breaker is open, and when it last proved alive (UTC)."""
    return {
        row["name"]: (row["halted_at"] is not None, from_stamp_or_none(row["proved_alive_at"]))
        for row in tx.execute(_GATEWAYS)
    }
