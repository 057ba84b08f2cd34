"""The history: append-only events, chained by their hashes, so that a change to the past shows."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from typing import Any, NamedTuple

from faxflow.domain.delivery import Cause
from faxflow.domain.ids import RunId
from faxflow.domain.run import Run
from faxflow.errors import AuditBroken
from faxflow.store.connection import Connection, EventRow
from faxflow.store.stamp import to_stamp

_CHAINED = ("at", "run_id", "actor", "subject", "source", "target", "cause", "reason", "detail")
STORE = "store"
"""The subject of what happens to the store itself."""

START = "0" * 64
"""The hash before the first event."""

# Made once: json.dumps makes an encoder for every call that asks for another form than its own.
_written = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode

_COLUMNS = (*_CHAINED, "hash")

_MOVES = _written(list(Cause))
"""What a move is called; a note that leaves the state as it is has other words."""

_MOST_KEPT = 10_000
"""Events that wait for the end of a transaction; more of them are written before it."""

_LINKS = f"SELECT id, {', '.join(_COLUMNS)} FROM events ORDER BY id"  # noqa: S608 - our words
_MOVED = (
    "SELECT id, subject, source, target, cause FROM events WHERE target IS NOT NULL ORDER BY id"
)

_INSERT = """
INSERT INTO events (at, run_id, actor, subject, source, target, cause, reason, detail, hash)
VALUES"""

_AT_ONCE = 40
"""Events that one statement adds: each is a wait for the interpreter, however many it adds."""


@dataclass(frozen=True, slots=True)
class Event:
    """What happened to `subject` (an id); states are None where no state changed."""

    subject: str
    cause: str
    source: str | None = None
    target: str | None = None
    reason: str | None = None
    detail: str | None = None


class Link(NamedTuple):
    """One event in the chain: its values from `at` to `detail`, and whether its hash fits them."""

    id: int
    row: EventRow
    hash: str
    holds: bool


def record(tx: Connection, run: Run, events: Iterable[Event]) -> None:
    """Adds events to the history, in order; they are written when the transaction ends."""
    run_part = _run_part(run)
    _add(tx, ((*run_part, event.subject, *_rest(event)) for event in events))


def record_alike(tx: Connection, run: Run, subjects: Iterable[str], event: Event) -> None:
    """Adds the same event for each subject, in order; `event.subject` is not looked at."""
    run_part, rest = _run_part(run), _rest(event)
    _add(tx, ((*run_part, subject, *rest) for subject in subjects))


def history(tx: Connection, subject: str) -> list[dict[str, str | None]]:
    """All events of one subject, oldest first."""
    _write(tx)
    found = tx.execute(
        "SELECT at, run_id, actor, source, target, cause, reason, detail"
        " FROM events WHERE subject = :subject ORDER BY id",
        {"subject": subject},
    )
    return [dict(row) for row in found]


def last_into(tx: Connection, subject: str, target: str) -> Event | None:
    """The last move of a subject into a state, be it from that state for another cause, or None."""
    _write(tx)
    row = tx.execute(
        "SELECT subject, cause, source, target, reason, detail FROM events"
        " WHERE subject = :subject AND target = :target"
        " AND cause IN (SELECT value FROM json_each(:moves)) ORDER BY id DESC LIMIT 1",
        {"subject": subject, "target": target, "moves": _MOVES},
    ).fetchone()
    return Event(*row) if row else None


def newest(tx: Connection) -> int:
    """The id of the newest event; 0 where there is none."""
    row = tx.execute("SELECT max(id) AS newest FROM events").fetchone()
    return row["newest"] or 0


def of_run(tx: Connection, run_id: RunId, since: int) -> list[Event]:
    """What a run did after the event `since`, in order."""
    found = tx.execute(
        "SELECT subject, cause, source, target FROM events"
        " WHERE id > :since AND run_id = :run_id ORDER BY id",
        {"since": since, "run_id": run_id},
    )
    return [Event(*row) for row in found]


def verify(tx: Connection) -> int:
    """How many events the chain holds. Raises AuditBroken at the first that does not fit."""
    last, last_id, count = START, 0, 0
    for link in links(tx):
        if not link.holds:
            raise AuditBroken(event=link.id)
        last, last_id = link.hash, link.id
        count += 1
    if last != chain_end(tx):
        raise AuditBroken(event=last_id + 1)
    return count


def links(tx: Connection) -> Iterator[Link]:
    """All events in order; after one that does not fit it goes on by the hash that stands there."""
    _write(tx)
    last = START
    for number, *row, stored in _plain(tx, _LINKS):
        holds = stored == _hash(last, tuple(row))
        last = stored
        yield Link(number, tuple(row), stored, holds)


def moves(tx: Connection) -> Iterator[tuple[int, str, str | None, str, str]]:
    """Id, subject, source, target and cause of each event that says where something stands."""
    _write(tx)
    yield from _plain(tx, _MOVED)


def chain_end(tx: Connection) -> str:
    """The last event's hash, as the store keeps it apart from the events; START without one."""
    row = tx.execute("SELECT last_event_hash FROM store_info WHERE id = 1").fetchone()
    return row["last_event_hash"] or START


def _plain(tx: Connection, sql: str) -> Iterator[Any]:
    """Rows as tuples, which for millions of them takes half the time."""
    cursor = tx.cursor()
    cursor.row_factory = None
    yield from cursor.execute(sql)


def _add(tx: Connection, rows: Iterable[EventRow]) -> None:
    # The chain's end is read and written once for all that one transaction adds, or nearly.
    for row in rows:
        if not tx.events:
            tx.before_commit.append(partial(_write, tx))
        tx.events.append(row)
        if len(tx.events) == _MOST_KEPT:
            _write(tx)


def _write(tx: Connection) -> None:
    """Writes what the transaction has added so far, each event chained to the one before."""
    if not tx.events:
        return
    last = chain_end(tx)
    for start in range(0, len(tx.events), _AT_ONCE):
        rows = tx.events[start : start + _AT_ONCE]
        values: list[str | None] = []
        for row in rows:
            last = _hash(last, row)
            values += (*row, last)
        tx.execute(_insertion(len(rows)), values)
    tx.events.clear()
    # Kept apart from the events: a chain from which the last link is taken still holds.
    tx.execute("UPDATE store_info SET last_event_hash = :last WHERE id = 1", {"last": last})


@cache
def _insertion(count: int) -> str:
    row = f"({', '.join('?' * len(_COLUMNS))})"
    return f"{_INSERT} {', '.join([row] * count)}"


def _run_part(run: Run) -> EventRow:
    return to_stamp(run.now()), run.id, run.actor


def _rest(event: Event) -> EventRow:
    """All that stands behind the subject."""
    return event.source, event.target, event.cause, event.reason, event.detail


def _hash(last: str, row: EventRow) -> str:
    """The sha256, in hex, of a JSON list of the last hash and the row's values."""
    listed = f'["{last}",{_json_kept(row[:3])},{_json(row[3:4])},{_json_kept(row[4:])}]'
    return hashlib.sha256(listed.encode()).hexdigest()


def _json(values: EventRow) -> str:
    """The values as they stand in a JSON list."""
    return _written(values)[1:-1]


_json_kept = lru_cache(maxsize=256)(_json)
"""What happens to many faxes in one transaction is mostly the same."""
