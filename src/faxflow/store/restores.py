"""The restores of a store, and the guard that stands since the last one until a person lifts it."""

from dataclasses import dataclass
from datetime import date, datetime

from faxflow.domain.ids import CaseId
from faxflow.domain.restored import Restore, jumped
from faxflow.domain.run import Run
from faxflow.store.connection import Connection, Row
from faxflow.store.stamp import from_stamp, from_stamp_or_none, to_stamp

_BEGIN = """
INSERT INTO restores (generation, last_event, last_event_at, restored_at, restored_by, last_day,
    first_case, unread_from)
VALUES (:generation, :last_event, :last_event_at, :now, :actor, :last_day, :first_case,
    :unread_from)
"""

_UNREAD_FROM = """
SELECT min(at) AS at FROM (
    SELECT max(started_at) AS at FROM runs
    WHERE command = 'watch-bounces' AND exit_code IN (0, 3)
    UNION ALL SELECT max(at) FROM events
    UNION ALL SELECT min(unread_from) FROM restores WHERE reconciled_at IS NULL)
WHERE at IS NOT NULL
"""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What a backup knows of its own time: its newest event (UTC, None where it had none), and
    since when mails may be unread (UTC)."""

    last_event: int
    last_event_at: datetime | None
    unread_from: datetime


def last(tx: Connection) -> Restore | None:
    """The newest restore, or None where the store never was restored."""
    row = tx.execute("SELECT * FROM restores ORDER BY generation DESC LIMIT 1").fetchone()
    return _restore(row) if row else None


def guard(tx: Connection) -> Restore | None:
    """The restore whose guard is on, or None."""
    found = last(tx)
    return found if found and found.guarded else None


def first_cases(tx: Connection) -> list[CaseId]:
    """The first case made since each restore, the oldest restore first."""
    found = tx.execute("SELECT first_case FROM restores ORDER BY generation")
    return [CaseId(row["first_case"]) for row in found]


def snapshot(tx: Connection) -> Snapshot:
    """What the store knows of its own time."""
    unread = tx.execute(_UNREAD_FROM).fetchone()["at"]
    newest = tx.execute("SELECT COALESCE(max(id), 0) AS id FROM events").fetchone()["id"]
    return Snapshot(newest, last_event_at(tx), from_stamp(unread) if unread else made_at(tx))


def made_at(tx: Connection) -> datetime:
    """When the store was made (UTC)."""
    row = tx.execute("SELECT created_at FROM store_info").fetchone()
    return from_stamp(row["created_at"])


def last_event_at(tx: Connection) -> datetime | None:
    """When the newest event of the history was (UTC), or None where it has none."""
    row = tx.execute("SELECT at FROM events ORDER BY id DESC LIMIT 1").fetchone()
    return from_stamp(row["at"]) if row else None


def begin(tx: Connection, run: Run, was: Snapshot, *, generation: int, last_day: date) -> None:
    """Makes it the store of a new generation, with the guard on and all ids far ahead."""
    _jump(tx)
    first = tx.execute("SELECT seq FROM sqlite_sequence WHERE name = 'cases'").fetchone()
    at = was.last_event_at
    tx.execute(
        _BEGIN,
        {
            "generation": generation,
            "last_event": was.last_event,
            "last_event_at": to_stamp(at) if at else None,
            "now": to_stamp(run.now()),
            "actor": run.actor,
            "last_day": last_day.isoformat(),
            "first_case": first["seq"] + 1,
            "unread_from": to_stamp(was.unread_from),
        },
    )
    set_generation(tx, generation)


def generation(tx: Connection) -> int:
    """The generation that references of new attempts carry."""
    row = tx.execute("SELECT generation FROM store_info WHERE id = 1").fetchone()
    return int(row["generation"])


def go_beyond(tx: Connection, generation: int) -> None:
    """Begins a later generation, again with all ids far ahead."""
    _jump(tx)
    set_generation(tx, generation)


def listen_anew(tx: Connection, now: datetime) -> None:
    """Silence about what is sent counts from now on: nobody listened in the lost time."""
    tx.execute(
        "UPDATE attempts SET window_from = :now WHERE settled_at IS NULL"
        " AND window_from IS NOT NULL",
        {"now": to_stamp(now)},
    )


def reconciled(tx: Connection, generation: int, now: datetime) -> None:
    """Notes that the mailbox was held against the store to its end."""
    tx.execute(
        "UPDATE restores SET reconciled_at = :now WHERE generation = :generation",
        {"now": to_stamp(now), "generation": generation},
    )


def lift(tx: Connection, run: Run, because: str) -> None:
    """Lifts the guard, and any that stood when the backup was made."""
    tx.execute(
        "UPDATE restores SET lifted_at = :now, lifted_by = :actor, lifted_for = :because"
        " WHERE lifted_at IS NULL",
        {"now": to_stamp(run.now()), "actor": run.actor, "because": because},
    )


def set_generation(tx: Connection, generation: int) -> None:
    """References of new attempts carry it from now on; ids go on as they did."""
    tx.execute("UPDATE store_info SET generation = :generation", {"generation": generation})


def _jump(tx: Connection) -> None:
    """Every counter of ids goes on far beyond what the lost time can have given out."""
    counters = tx.execute("SELECT name, seq FROM sqlite_sequence").fetchall()
    tx.executemany(
        "UPDATE sqlite_sequence SET seq = :seq WHERE name = :name",
        [{"name": row["name"], "seq": jumped(row["seq"])} for row in counters],
    )
    # One that has given out no id has no row of its own yet.
    tables = tx.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND instr(sql, 'AUTOINCREMENT') > 0"
        " AND name NOT IN (SELECT name FROM sqlite_sequence)"
    ).fetchall()
    tx.executemany(
        "INSERT INTO sqlite_sequence (name, seq) VALUES (:name, :seq)",
        [{"name": row["name"], "seq": jumped(0)} for row in tables],
    )


def _restore(row: Row) -> Restore:
    return Restore(
        row["generation"],
        row["last_event"],
        from_stamp_or_none(row["last_event_at"]),
        from_stamp(row["restored_at"]),
        date.fromisoformat(row["last_day"]),
        CaseId(row["first_case"]),
        from_stamp(row["unread_from"]),
        from_stamp_or_none(row["reconciled_at"]),
        from_stamp_or_none(row["lifted_at"]),
    )
