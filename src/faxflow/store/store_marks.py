"""Where a store's history stands, to be held against what was seen of it before."""

import hashlib

from faxflow.domain.store_mark import StoreMark
from faxflow.store import restores
from faxflow.store.connection import Connection, Store


def mark_of(tx: Connection, store: Store) -> StoreMark:
    """Its newest event, 0 with no hash where it has none."""
    row = tx.execute("SELECT id, hash FROM events ORDER BY id DESC LIMIT 1").fetchone()
    named = hashlib.sha256(store.info.hash_key).hexdigest()[:16]
    event, its_hash = (row["id"], row["hash"]) if row else (0, "")
    generation = restores.generation(tx)
    return StoreMark(named, generation, event, its_hash, store.info.environment)


def knows(tx: Connection, seen: StoreMark) -> bool:
    """Whether its history holds that very event, and its records the run that began after it."""
    return _knows_event(tx, seen) and _knows_run(tx, seen)


def _knows_event(tx: Connection, seen: StoreMark) -> bool:
    if not seen.event:
        return True
    row = tx.execute("SELECT hash FROM events WHERE id = :id", {"id": seen.event}).fetchone()
    return row is not None and row["hash"] == seen.hash


def _knows_run(tx: Connection, seen: StoreMark) -> bool:
    if not seen.run:
        return True
    return tx.execute("SELECT 1 FROM runs WHERE id = :id", {"id": seen.run}).fetchone() is not None
