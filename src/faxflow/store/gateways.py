"""The gateways: whether one is halted (its breaker), and when it last proved alive."""

from datetime import date, datetime

from faxflow.domain.gateway import GatewayState
from faxflow.domain.run import Run
from faxflow.store import events
from faxflow.store.connection import Connection
from faxflow.store.stamp import from_stamp_or_none, to_stamp

_RESUMED = "resumed"
"""What history calls it."""


def state(tx: Connection, name: str) -> GatewayState:
    """What is known of a gateway; a blank state for one never met."""
    row = tx.execute("SELECT * FROM gateways WHERE name = :name", {"name": name}).fetchone()
    if row is None:
        return GatewayState()
    return GatewayState(
        from_stamp_or_none(row["halted_at"]),
        row["halted_for"],
        from_stamp_or_none(row["proved_alive_at"]),
    )


def halted(tx: Connection) -> list[str]:
    """The names of all whose breaker is open, also of those no longer configured."""
    found = tx.execute("SELECT name FROM gateways WHERE halted_at IS NOT NULL ORDER BY name")
    return [row["name"] for row in found]


def halt(tx: Connection, run: Run, name: str, reason: str) -> bool:
    """Opens the breaker: every run holds back until it is resumed; False where it was open.

    `reason` is that of a refusal, or LOGIN_REFUSED.
    """
    row = tx.execute(
        "INSERT INTO gateways (name, halted_at, halted_for) VALUES (:name, :now, :reason)"
        " ON CONFLICT (name) DO UPDATE SET halted_at = :now, halted_for = :reason"
        " WHERE gateways.halted_at IS NULL RETURNING name",
        {"name": name, "now": to_stamp(run.now()), "reason": reason},
    ).fetchone()
    if row is None:
        return False
    events.record(tx, run, [events.Event(f"gateway {name}", "halted", reason=reason)])
    return True


def resume(tx: Connection, run: Run, name: str) -> bool:
    """Closes the breaker; False where it was closed."""
    row = tx.execute(
        "UPDATE gateways SET halted_at = NULL, halted_for = NULL"
        " WHERE name = :name AND halted_at IS NOT NULL RETURNING name",
        {"name": name},
    ).fetchone()
    if row is None:
        return False
    events.record(tx, run, [events.Event(f"gateway {name}", _RESUMED)])
    return True


def last_resumed(tx: Connection, name: str) -> datetime | None:
    """When a person last resumed the gateway (UTC), or None where nobody ever did."""
    row = tx.execute(
        "SELECT max(at) AS at FROM events WHERE subject = :subject AND cause = :resumed",
        {"subject": f"gateway {name}", "resumed": _RESUMED},
    ).fetchone()
    return from_stamp_or_none(row["at"])


def prove_alive(tx: Connection, name: str, at: datetime, day: date) -> None:
    """Notes that an authentic mail from the gateway came `at`, on the practice's `day`."""
    known = {"name": name, "at": to_stamp(at), "day": day.isoformat()}
    tx.execute(
        "INSERT INTO gateways (name, proved_alive_at) VALUES (:name, :at)"
        " ON CONFLICT (name) DO UPDATE SET proved_alive_at = :at"
        " WHERE gateways.proved_alive_at IS NULL OR gateways.proved_alive_at < :at",
        known,
    )
    tx.execute(
        "INSERT INTO gateway_days (gateway, day, last_at) VALUES (:name, :day, :at)"
        " ON CONFLICT (gateway, day) DO UPDATE SET last_at = :at WHERE gateway_days.last_at < :at",
        known,
    )


def alive_on(tx: Connection, name: str, since: datetime) -> frozenset[date]:
    """The practice's days on which the gateway proved alive at `since` or later."""
    found = tx.execute(
        "SELECT day FROM gateway_days WHERE gateway = :name AND last_at >= :since",
        {"name": name, "since": to_stamp(since)},
    )
    return frozenset(date.fromisoformat(row["day"]) for row in found)
