"""Which gateway is in use: the one that was chosen last."""

from faxflow.domain.run import Run
from faxflow.store import events
from faxflow.store.connection import Connection
from faxflow.store.stamp import to_stamp


def choose(tx: Connection, run: Run, name: str, why: str) -> None:
    """Notes that faxes go by this gateway from the next run on; `why` stands in history."""
    tx.execute("UPDATE gateways SET chosen_at = NULL WHERE name <> :name", {"name": name})
    tx.execute(
        "INSERT INTO gateways (name, chosen_at) VALUES (:name, :now)"
        " ON CONFLICT (name) DO UPDATE SET chosen_at = :now",
        {"name": name, "now": to_stamp(run.now())},
    )
    events.record(tx, run, [events.Event(f"gateway {name}", "chosen", detail=why)])


def chosen(tx: Connection) -> str | None:
    """The name of the gateway that was chosen, or None before anyone chose."""
    row = tx.execute("SELECT name FROM gateways WHERE chosen_at IS NOT NULL").fetchone()
    return str(row["name"]) if row else None
