"""A store is one file, for one environment, whole or not at all."""

import sqlite3
import stat
from pathlib import Path

import pytest

from faxflow.errors import (
    BadUsage,
    StoreDamaged,
    StoreLocked,
    StoreMissing,
    StoreTooNew,
    WrongEnvironment,
)
from faxflow.store import connection
from faxflow.store.connection import Store, create_store, open_store
from making import MORNING, new_store


def test_a_new_store_is_readable_by_its_owner_alone(tmp_path: Path) -> None:
    store = new_store(tmp_path)

    with store.write() as tx:
        tx.execute("UPDATE store_info SET generation = 1")

    for file in tmp_path.glob("faxflow.db*"):
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_store_is_never_made_over_another(tmp_path: Path) -> None:
    new_store(tmp_path).close()

    with pytest.raises(BadUsage, match="stands at"):
        create_store(tmp_path / "faxflow.db", "production", MORNING)


def test_a_rehearsal_store_refuses_production(tmp_path: Path) -> None:
    new_store(tmp_path).close()

    with pytest.raises(WrongEnvironment, match="made for rehearsal"):
        open_store(tmp_path / "faxflow.db", "production", config="faxflow.toml")


def test_a_missing_store_is_not_made_by_opening_it(tmp_path: Path) -> None:
    path = tmp_path / "faxflow.db"

    with pytest.raises(StoreMissing):
        open_store(path, "rehearsal", config="faxflow.toml")

    assert not path.exists()


def test_a_file_that_is_no_store_is_called_damaged(tmp_path: Path) -> None:
    path = tmp_path / "faxflow.db"
    path.write_bytes(b"not a database at all" * 100)

    with pytest.raises(StoreDamaged):
        open_store(path, "rehearsal", config="faxflow.toml")


def test_a_store_from_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    with store.write() as tx:
        tx.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
            " VALUES ('faxflow', '9999_future', '2030-01-01')"
        )
    store.close()

    with pytest.raises(StoreTooNew, match="9999_future"):
        open_store(tmp_path / "faxflow.db", "rehearsal", config="faxflow.toml")


def test_a_locked_store_is_told_as_locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "LOCK_WAIT_SECONDS", 0.0)
    store, other = new_store(tmp_path), sqlite3.connect(tmp_path / "faxflow.db")
    other.execute("BEGIN IMMEDIATE")

    with pytest.raises(StoreLocked), store.write():
        pass

    other.close()


def test_a_transaction_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    store = new_store(tmp_path)

    with pytest.raises(KeyError):
        _fail_half_way(store)

    with store.read() as tx:
        assert tx.execute("SELECT generation FROM store_info").fetchone()[0] == 1


def _fail_half_way(store: Store) -> None:
    with store.write() as tx:
        tx.execute("UPDATE store_info SET generation = 9")
        raise KeyError


def test_a_trial_shows_what_would_be_done_and_leaves_nothing_behind(tmp_path: Path) -> None:
    store = new_store(tmp_path)

    with store.trial() as tx:
        tx.execute("UPDATE store_info SET generation = 7")
        seen = tx.execute("SELECT generation FROM store_info").fetchone()[0]

    with store.read() as tx:
        kept = tx.execute("SELECT generation FROM store_info").fetchone()[0]
    assert (seen, kept) == (7, 1)


def test_the_schema_file_is_what_all_migrations_make(tmp_path: Path) -> None:
    store, schema = new_store(tmp_path), sqlite3.connect(":memory:")
    text = (Path(connection.__file__).parent / "schema.sql").read_text()

    schema.executescript(text)

    with store.read() as tx:
        assert _tables(schema) == _tables(tx)
    schema.close()


def _tables(connected: sqlite3.Connection) -> set[tuple[object, ...]]:
    """Columns, keys and indexes; not the text, into which ALTER TABLE writes as it likes."""
    found = connected.execute(
        'SELECT m.name, c.name, c.type, c."notnull", c.dflt_value, c.pk'
        " FROM sqlite_master m JOIN pragma_table_xinfo(m.name) c WHERE m.name NOT LIKE '%sqlite_%'"
    )
    keys = connected.execute(
        'SELECT m.name, k."from", k."table", k."to"'
        " FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) k"
    )
    indexes = connected.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND name NOT LIKE '%sqlite_%'"
    )
    return {tuple(row) for row in (*found, *keys, *indexes)}
