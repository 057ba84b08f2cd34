"""The batches with their cases: how many stand where, and which a person may hold or let go."""

from dataclasses import dataclass, field
from datetime import date, datetime

from faxflow.domain.delivery import Standing, State
from faxflow.domain.ids import BatchId, CaseId, case_name
from faxflow.store import events
from faxflow.store.connection import Connection
from faxflow.store.stamp import from_stamp_or_none, to_stamp

_OVERVIEW = """
SELECT b.id, b.day, b.state, b.released_at, c.state AS case_state, count(c.id) AS cases
FROM batches b LEFT JOIN cases c ON c.batch_id = b.id
WHERE :id IS NULL OR b.id = :id
GROUP BY b.id, c.state ORDER BY b.id, c.state
"""


@dataclass(frozen=True, slots=True)
class BatchOverview:
    """A batch and its cases by state; `released_at` (UTC) is None where nobody let it go."""

    id: BatchId
    day: date
    state: str
    released_at: datetime | None
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


def held_for(tx: Connection, why: str) -> list[Standing]:
    """The held cases that came to be held for `why`, and for nothing else since.

    Whatever their batch is by now: a newer report takes the cases that it changes.
    """
    held = tx.execute("SELECT id, attempt FROM cases WHERE state = 'held' ORDER BY id").fetchall()
    return [
        Standing(CaseId(row["id"]), State.HELD, row["attempt"])
        for row in held
        if _last_held_for(tx, CaseId(row["id"])) == why
    ]


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
