"""The history cannot be changed without its chain showing it."""

from pathlib import Path

import pytest

from faxflow.domain.run import Run
from faxflow.errors import AuditBroken
from faxflow.store import events
from faxflow.store.connection import Store
from faxflow.store.events import Event
from making import RunMaker, new_store


def store_of(folder: Path, count: int) -> tuple[Store, Run]:
    """A store whose history has `count` events, in two transactions."""
    store = new_store(folder)
    run = RunMaker()(store)
    for part in (range(count // 2), range(count // 2, count)):
        with store.write() as tx:
            events.record(tx, run, (Event(f"FX-{n:06d}", "loaded", target="ready") for n in part))
    return store, run


def record_and_fail(store: Store, run: Run) -> None:
    with store.write() as tx:
        events.record(tx, run, [Event("FX-000009", "loaded")])
        raise KeyError


def verify(store: Store) -> int:
    with store.read() as tx:
        return events.verify(tx)


def test_an_untouched_history_holds(tmp_path: Path) -> None:
    store, _ = store_of(tmp_path, 7)

    assert verify(store) == 7


def test_an_empty_history_holds(tmp_path: Path) -> None:
    store, _ = store_of(tmp_path, 0)

    assert verify(store) == 0


@pytest.mark.parametrize("column", ["at", "run_id", "actor", "subject", "target", "cause", "hash"])
def test_a_changed_event_is_found(tmp_path: Path, column: str) -> None:
    store, _ = store_of(tmp_path, 5)
    with store.write() as tx:
        tx.execute(f"UPDATE events SET {column} = {column} || 'x' WHERE id = 3")  # noqa: S608

    with pytest.raises(AuditBroken, match="event 3"):
        verify(store)


@pytest.mark.parametrize("column", ["source", "reason", "detail"])
def test_a_filled_blank_is_found(tmp_path: Path, column: str) -> None:
    store, _ = store_of(tmp_path, 5)
    with store.write() as tx:
        tx.execute(f"UPDATE events SET {column} = '' WHERE id = 3")  # noqa: S608

    with pytest.raises(AuditBroken, match="event 3"):
        verify(store)


def test_words_moved_from_one_column_to_the_next_are_found(tmp_path: Path) -> None:
    store, _ = store_of(tmp_path, 3)
    with store.write() as tx:
        tx.execute("UPDATE events SET source = target, target = source WHERE id = 2")

    with pytest.raises(AuditBroken, match="event 2"):
        verify(store)


@pytest.mark.parametrize(("gone", "found_at"), [(1, 2), (3, 4), (5, 5)])
def test_a_deleted_event_is_found_the_last_one_too(
    tmp_path: Path, gone: int, found_at: int
) -> None:
    store, _ = store_of(tmp_path, 5)
    with store.write() as tx:
        tx.execute("DELETE FROM events WHERE id = :id", {"id": gone})

    with pytest.raises(AuditBroken, match=f"event {found_at}:"):
        verify(store)


def test_a_history_that_was_emptied_is_found(tmp_path: Path) -> None:
    store, _ = store_of(tmp_path, 5)
    with store.write() as tx:
        tx.execute("DELETE FROM events")

    with pytest.raises(AuditBroken, match="event 1:"):
        verify(store)


def test_a_deletion_is_still_found_once_more_was_written(tmp_path: Path) -> None:
    store, run = store_of(tmp_path, 5)
    with store.write() as tx:
        tx.execute("DELETE FROM events WHERE id = 5")
        events.record(tx, run, [Event("FX-000009", "loaded")])

    with pytest.raises(AuditBroken, match="event 6"):
        verify(store)


def test_an_inserted_event_is_found(tmp_path: Path) -> None:
    store, _ = store_of(tmp_path, 5)
    with store.write() as tx:
        tx.execute(
            "INSERT INTO events (at, run_id, actor, subject, cause, hash)"
            " SELECT at, run_id, actor, subject, cause, hash FROM events WHERE id = 5"
        )

    with pytest.raises(AuditBroken, match="event 6"):
        verify(store)


def test_two_events_that_change_places_are_found(tmp_path: Path) -> None:
    store, _ = store_of(tmp_path, 5)
    with store.write() as tx:
        tx.execute("UPDATE events SET id = CASE id WHEN 2 THEN -3 ELSE -2 END WHERE id IN (2, 3)")
        tx.execute("UPDATE events SET id = -id WHERE id < 0")

    with pytest.raises(AuditBroken, match="event 2"):
        verify(store)


def test_a_transaction_that_fails_leaves_the_chain_whole(tmp_path: Path) -> None:
    store, run = store_of(tmp_path, 3)

    with pytest.raises(KeyError):
        record_and_fail(store, run)

    with store.write() as tx:
        events.record(tx, run, [Event("FX-000008", "loaded")])
    assert verify(store) == 4


def test_the_history_of_one_subject_comes_in_order_and_alone(tmp_path: Path) -> None:
    store, run = store_of(tmp_path, 3)
    with store.write() as tx:
        events.record(tx, run, [Event("FX-000001", "held", "ready", "held", "busy", "words")])

    with store.read() as tx:
        told = events.history(tx, "FX-000001")

    assert [row["cause"] for row in told] == ["loaded", "held"]
    assert told[1] == {
        "at": "2026-11-23T11:00:00.000+00:00",
        "run_id": "run-1",
        "actor": "tester",
        "source": "ready",
        "target": "held",
        "cause": "held",
        "reason": "busy",
        "detail": "words",
    }
