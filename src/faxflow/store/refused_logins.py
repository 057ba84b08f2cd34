"""The logins that were refused, in a row, of each account."""

from dataclasses import dataclass
from datetime import datetime

from faxflow.store.connection import Connection
from faxflow.store.stamp import from_stamp, to_stamp


@dataclass(frozen=True, slots=True)
class Refusals:
    """`times` in a row, the last of them at `last_at` (UTC)."""

    times: int
    last_at: datetime


def of_account(tx: Connection, account: str) -> Refusals | None:
    """The refusals since the last login that worked, or None."""
    row = tx.execute(
        "SELECT times, last_at FROM refused_logins WHERE account = :account", {"account": account}
    ).fetchone()
    return Refusals(row["times"], from_stamp(row["last_at"])) if row else None


def note(tx: Connection, account: str, now: datetime) -> None:
    """One more."""
    tx.execute(
        "INSERT INTO refused_logins (account, times, last_at) VALUES (:account, 1, :now)"
        " ON CONFLICT (account) DO UPDATE SET times = refused_logins.times + 1, last_at = :now",
        {"account": account, "now": to_stamp(now)},
    )


def clear(tx: Connection, account: str) -> None:
    """It works again."""
    tx.execute("DELETE FROM refused_logins WHERE account = :account", {"account": account})
