"""A migration is applied once, whole, by one program at a time."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from faxflow.errors import StoreDamaged, StoreLocked
from faxflow.store import connection, migration
from faxflow.store.connection import Store, create_store, open_store
from making import MORNING, new_store

NEXT = ("9999_next", "CREATE TABLE next_one (id INTEGER);\nCREATE TABLE next_two (id INTEGER);")


BEFORE_0003 = """
INSERT INTO runs (id, command, actor, started_at) VALUES ('r', 'load', 'mara', '06:00');
INSERT INTO batches (id, sha256, day, name, source, fetched_at, state)
VALUES (1, 'a', '2026-11-23', 'a', 'test', '06:00', 'loaded'),
    (2, 'b', '2026-11-23', 'b', 'test', '06:00', 'loaded');
INSERT INTO cases (id, case_key, content_hash, state, number, letter, service_date, fields,
    batch_id, line, created_at, changed_at)
VALUES (1, 'a', 'a', 'held', '', '', '', '{}', 2, 1, '06:00', '07:00'),
    (2, 'b', 'b', 'ready', '', '', '', '{}', 2, 1, '06:00', '07:00'),
    (3, 'c', 'c', 'held', '', '', '', '{}', 1, 2, '06:00', '07:00');
INSERT INTO events (at, run_id, actor, subject, source, target, cause, detail, hash)
VALUES ('07:00', 'r', 'mara', 'FX-000001', 'ready', 'held', 'person', 'with all of B-000001', ''),
    ('07:00', 'r', 'mara', 'FX-000003', 'ready', 'held', 'number problem', 'no number', '');
INSERT INTO tasks (kind, task_key, title, batch_id, run_id, opened_at, due_at)
VALUES ('release-held', 'release-held:B-000001', 'B-000001 is held', 1, 'r', '08:00', '08:00');
INSERT INTO tasks (kind, task_key, title, case_id, batch_id, run_id, opened_at, due_at)
VALUES ('release-held', 'release-held:FX-000002', 'FX-000002 is held', 2, 2, 'r', '08:00', '08:00')
"""
"""A report held as a whole, whose fax a newer one has taken since; a fax of the other that is held
alone, and one of the first that is held for its number."""

BEFORE_0004 = """
INSERT INTO runs (id, command, actor, started_at) VALUES ('r', 'load', 'mara', '06:00');
INSERT INTO mails (id, content_hash, message_id, service, read_at, run_id)
VALUES (1, 'a', '<a@fax.example>', 'test', '06:00', 'r');
INSERT INTO verdicts (mail_id, position, kind, number, reason, reference, job_id, outcome)
VALUES (1, 1, 'delivered', '+12025550101', NULL, 'FX-000001-A1', '7', 'applied'),
    (1, 2, 'failed', NULL, 'busy', NULL, NULL, 'no-change')
"""


def with_next_migration(monkeypatch: pytest.MonkeyPatch) -> None:
    files = [*migration._files(), NEXT]
    monkeypatch.setattr(migration, "_files", lambda: files)


@contextmanager
def killed_half_way(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A migration is killed after its first statement."""
    real = migration._statements

    def killed(sql: str) -> Iterator[str]:
        yield next(real(sql))
        raise KeyboardInterrupt

    with monkeypatch.context() as killing:
        killing.setattr(migration, "_statements", killed)
        with pytest.raises(KeyboardInterrupt):
            yield


def reopen(folder: Path) -> Store:
    return open_store(folder / "faxflow.db", "rehearsal", config="faxflow.toml")


def tables(store: Store) -> set[str]:
    with store.read() as tx:
        return {row[0] for row in tx.execute("SELECT name FROM sqlite_master")}


def test_an_older_store_is_brought_up_when_it_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_store(tmp_path).close()
    with_next_migration(monkeypatch)

    reopen(tmp_path).close()
    again = reopen(tmp_path)

    assert {"next_one", "next_two"} <= tables(again)


def test_a_migration_that_is_killed_is_finished_by_the_next_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_store(tmp_path).close()
    with_next_migration(monkeypatch)
    with killed_half_way(monkeypatch):
        reopen(tmp_path)
    beside = sqlite3.connect(tmp_path / "faxflow.db")
    left = beside.execute("SELECT name FROM sqlite_master WHERE name = 'next_one'").fetchall()
    beside.close()

    finished = reopen(tmp_path)

    assert left == []
    assert {"next_one", "next_two"} <= tables(finished)


def test_nobody_else_can_write_while_a_store_is_brought_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_store(tmp_path).close()
    with_next_migration(monkeypatch)
    other = sqlite3.connect(tmp_path / "faxflow.db", timeout=0)
    real, refused = migration._statements, []

    def meddled(sql: str) -> Iterator[str]:
        try:
            other.execute("UPDATE store_info SET generation = 7")
            other.commit()
        except sqlite3.OperationalError as error:
            refused.append(str(error))
        yield from real(sql)

    monkeypatch.setattr(migration, "_statements", meddled)

    reopen(tmp_path).close()

    other.close()
    assert refused == ["database is locked"]


def test_a_report_held_before_holds_were_kept_is_held_afterwards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as earlier:
        first_two = migration._files()[:2]
        earlier.setattr(migration, "_files", lambda: first_two)
        store = new_store(tmp_path, made_by=None)
    with store.write() as tx:
        for statement in BEFORE_0003.split(";"):
            tx.execute(statement)
    store.close()

    reopened = reopen(tmp_path)

    with reopened.read() as tx:
        held = [tuple(row) for row in tx.execute("SELECT id, held_at FROM batches ORDER BY id")]
        taken = [tuple(row) for row in tx.execute("SELECT held_with, ready_since FROM cases")]
    assert (held, taken) == ([(1, "08:00"), (2, None)], [(1, "07:00"), *[(None, "07:00")] * 2])


def test_the_verdicts_of_an_older_store_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as earlier:
        first_three = migration._files()[:3]
        earlier.setattr(migration, "_files", lambda: first_three)
        store = new_store(tmp_path, made_by=None)
    with store.write() as tx:
        for statement in BEFORE_0004.split(";"):
            tx.execute(statement)
    store.close()

    reopened = reopen(tmp_path)

    with reopened.write() as tx:
        tx.execute("UPDATE verdicts SET outcome = 'contradicts' WHERE position = 2")
        kept = [tuple(row) for row in tx.execute("SELECT * FROM verdicts ORDER BY position")]
    assert kept == [
        (1, 1, "delivered", "+12025550101", None, "FX-000001-A1", "7", "applied", None, None),
        (1, 2, "failed", None, "busy", None, None, "contradicts", None, None),
    ]


def test_a_locked_store_is_not_brought_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = new_store(tmp_path)
    with_next_migration(monkeypatch)
    monkeypatch.setattr(connection, "LOCK_WAIT_SECONDS", 0.0)

    with store.write(), pytest.raises(StoreLocked):
        reopen(tmp_path)

    assert "next_one" not in tables(store)


def test_a_store_whose_making_was_killed_asks_to_be_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "faxflow.db"
    with killed_half_way(monkeypatch):
        create_store(path, "rehearsal", MORNING)

    with pytest.raises(StoreDamaged, match="remove it and create it again"):
        reopen(tmp_path)
