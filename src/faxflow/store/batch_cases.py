"""The batches with their cases: how many stand where, and which a person may hold or let go."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from faxflow.domain.delivery import Standing, State
from faxflow.domain.ids import BatchId, CaseId, case_name
from faxflow.store import events
from faxflow.store.connection import Connection
from faxflow.store.stamp import from_stamp_or_none, to_stamp

_OVERVIEW = """
SELECT b.id, b.day, b.state, b.released_at, b.held_at, c.state AS case_state, count(c.id) AS cases
FROM batches b LEFT JOIN cases c ON c.batch_id = b.id
WHERE :id IS NULL OR b.id = :id
GROUP BY b.id, c.state ORDER BY b.id, c.state
"""

_READY_THOUGH_HELD = """
SELECT c.id, c.attempt, c.batch_id FROM cases c JOIN batches b ON b.id = c.batch_id
WHERE c.state = 'ready' AND b.held_at IS NOT NULL AND c.held_with IS NOT b.id ORDER BY c.id
"""


@dataclass(frozen=True, slots=True)
class BatchOverview:
    """A batch and its cases by state; `released_at` and `held_at` (UTC) are None where nobody
    let it go, or holds it."""

    id: BatchId
    day: date
    state: str
    released_at: datetime | None
    held_at: datetime | None
    cases: dict[str, int] = field(default_factory=dict)


def overview(tx: Connection, batch_id: BatchId | None = None) -> list[BatchOverview]:
    """All batches, oldest first, or the one that is asked for."""
    found: dict[int, BatchOverview] = {}
    for row in tx.execute(_OVERVIEW, {"id": batch_id}):
        batch = BatchOverview(
            BatchId(row["id"]),
            date.fromisoformat(row["day"]),
            row["state"],
            from_stamp_or_none(row["released_at"]),
            from_stamp_or_none(row["held_at"]),
        )
        kept = found.setdefault(row["id"], batch)
        if row["case_state"]:
            kept.cases[row["case_state"]] = row["cases"]
    return list(found.values())


def unsent(tx: Connection, batch_id: BatchId) -> list[Standing]:
    """A batch's cases that are ready or waiting, oldest first."""
    return [
        *_in_state(tx, batch_id, State.READY),
        *_in_state(tx, batch_id, State.WAITING),
    ]


def ready_though_held(tx: Connection) -> dict[BatchId, list[Standing]]:
    """The ready cases whose batch is held and has not held them yet, oldest first.

    One that it has held and that is ready again was released by a person, for itself alone.
    """
    found: dict[BatchId, list[Standing]] = {}
    for row in tx.execute(_READY_THOUGH_HELD):
        case = Standing(CaseId(row["id"]), State.READY, row["attempt"])
        found.setdefault(BatchId(row["batch_id"]), []).append(case)
    return found


def hold(tx: Connection, batch_id: BatchId, now: datetime) -> None:
    """Notes that a person holds all of a batch; the time at which the first said so stays."""
    tx.execute(
        "UPDATE batches SET held_at = COALESCE(held_at, :now), released_at = NULL WHERE id = :id",
        {"now": to_stamp(now), "id": batch_id},
    )


def hold_no_more(tx: Connection, batch_id: BatchId) -> None:
    """Notes that nobody holds all of a batch; the next hold of it is a new one for every case."""
    tx.execute("UPDATE batches SET held_at = NULL WHERE id = :id", {"id": batch_id})
    tx.execute("UPDATE cases SET held_with = NULL WHERE held_with = :id", {"id": batch_id})


def take(tx: Connection, batch_id: BatchId, taken: Iterable[CaseId]) -> None:
    """Notes the cases that came to be held with all of a batch."""
    tx.executemany(
        "UPDATE cases SET held_with = :batch_id WHERE id = :id",
        [{"batch_id": batch_id, "id": case_id} for case_id in taken],
    )


def let_go_alone(tx: Connection, case_id: CaseId) -> None:
    """Notes that a person let this case go although its batch is held."""
    tx.execute(
        "UPDATE cases SET held_with = batch_id WHERE id = :id"
        " AND batch_id IN (SELECT id FROM batches WHERE held_at IS NOT NULL)",
        {"id": case_id},
    )


def taken_with(tx: Connection, case_id: CaseId) -> BatchId | None:
    """The batch with all of which a case came to be held, be it long ago, or None."""
    row = tx.execute("SELECT held_with FROM cases WHERE id = :id", {"id": case_id}).fetchone()
    return BatchId(row["held_with"]) if row and row["held_with"] else None


def held_for(tx: Connection, batch_id: BatchId, why: str) -> list[Standing]:
    """The cases that came to be held with all of a batch for `why`, and for nothing else since.

    Whatever their batch is by now: a newer report takes the cases that it changes.
    """
    held = tx.execute(
        "SELECT id, attempt FROM cases WHERE state = 'held' AND held_with = :id ORDER BY id",
        {"id": batch_id},
    ).fetchall()
    return [
        Standing(CaseId(row["id"]), State.HELD, row["attempt"])
        for row in held
        if _last_held_for(tx, CaseId(row["id"])) == why
    ]


def holds_any(tx: Connection, batch_id: BatchId, why: str) -> bool:
    """Whether `held_for` would give any; asked with each case that leaves."""
    held = tx.execute(
        "SELECT id FROM cases WHERE state = 'held' AND held_with = :id", {"id": batch_id}
    ).fetchall()
    return any(_last_held_for(tx, CaseId(row["id"])) == why for row in held)


def let_go(tx: Connection, batch_id: BatchId, now: datetime | None) -> None:
    """Notes that a person let a batch go, or with None that it is to be counted again."""
    tx.execute(
        "UPDATE batches SET released_at = :now WHERE id = :id",
        {"now": to_stamp(now) if now else None, "id": batch_id},
    )


def counted_ready(tx: Connection) -> list[tuple[BatchId, int]]:
    """The batches that nobody let go and how many of their cases are ready, the most first."""
    found = tx.execute(
        "SELECT b.id, count(*) AS cases FROM cases c JOIN batches b ON b.id = c.batch_id"
        " WHERE c.state = 'ready' AND b.released_at IS NULL GROUP BY b.id ORDER BY cases DESC, b.id"
    )
    return [(BatchId(row["id"]), row["cases"]) for row in found]


def _last_held_for(tx: Connection, case_id: CaseId) -> str | None:
    event = events.last_into(tx, case_name(case_id), State.HELD)
    return event.detail if event else None


def _in_state(tx: Connection, batch_id: BatchId, state: State) -> list[Standing]:
    found = tx.execute(
        "SELECT id, attempt FROM cases WHERE batch_id = :batch_id AND state = :state ORDER BY id",
        {"batch_id": batch_id, "state": state},
    )
    return [Standing(CaseId(row["id"]), state, row["attempt"]) for row in found]
