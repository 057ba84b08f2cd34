"""An encrypted store does what a plain one does, and its bytes tell nothing."""

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from encrypted_stores import CANARY, KEY, OTHER, stocked_plain

from faxflow.errors import (
    BadUsage,
    PartMissing,
    StoreDamaged,
    StoreKeyRefused,
    StoreLocked,
    StoreNotEncrypted,
)
from faxflow.store import connection, driver, events
from faxflow.store.backup import back_up
from faxflow.store.cleansing import cleanse
from faxflow.store.connection import Store, open_store
from faxflow.store.conversion import convert
from faxflow.store.examination import environment_of, examined
from making import MORNING, new_store

pytest.importorskip("sqlcipher3")


@pytest.fixture(autouse=True)
def no_key_is_left() -> Iterator[None]:
    yield
    driver.use_key(None)


def reopen(folder: Path) -> Store:
    return open_store(folder / "faxflow.db", "rehearsal", config="faxflow.toml")


def bytes_of(folder: Path) -> bytes:
    return b"".join(one.read_bytes() for one in sorted(folder.rglob("*")) if one.is_file())


def test_nothing_is_told_by_the_bytes_of_the_store_its_log_or_its_backup(tmp_path: Path) -> None:
    driver.use_key(KEY)
    with closing(new_store(tmp_path)) as store:
        with store.write() as tx:
            tx.execute("UPDATE store_info SET made_by = :name", {"name": CANARY})
        back_up(store, tmp_path / "backup.db", MORNING)
        names = {one.name for one in tmp_path.iterdir()}
        content = bytes_of(tmp_path)

    assert {"faxflow.db", "faxflow.db-wal", "backup.db"} <= names
    assert CANARY.encode() not in content
    assert b"CREATE TABLE" not in content


def test_the_same_of_a_plain_store_is_found(tmp_path: Path) -> None:
    with closing(new_store(tmp_path)) as store, store.write() as tx:
        tx.execute("UPDATE store_info SET made_by = :name", {"name": CANARY})

    assert CANARY.encode() in bytes_of(tmp_path)


def test_a_backup_opens_with_the_same_key(tmp_path: Path) -> None:
    driver.use_key(KEY)
    with closing(new_store(tmp_path)) as store:
        back_up(store, tmp_path / "backup.db", MORNING)

    with examined(tmp_path / "backup.db") as copy:
        assert environment_of(copy) == "rehearsal"


def test_another_key_is_refused_and_says_what_to_do(tmp_path: Path) -> None:
    driver.use_key(KEY)
    new_store(tmp_path).close()
    driver.use_key(OTHER)

    with pytest.raises(StoreKeyRefused, match="Give the key that it was encrypted with"):
        reopen(tmp_path)


def test_without_a_key_it_says_that_it_may_be_encrypted(tmp_path: Path) -> None:
    driver.use_key(KEY)
    new_store(tmp_path).close()
    driver.use_key(None)

    with pytest.raises(StoreDamaged, match="if it is encrypted"):
        reopen(tmp_path)


def test_a_plain_store_is_not_taken_for_an_encrypted_one(tmp_path: Path) -> None:
    new_store(tmp_path).close()
    driver.use_key(KEY)

    with pytest.raises(StoreNotEncrypted, match="store encrypt"):
        reopen(tmp_path)


def test_a_locked_file_is_told_as_such(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    driver.use_key(KEY)
    monkeypatch.setattr(connection, "LOCK_WAIT_SECONDS", 0.0)
    store, other = new_store(tmp_path), reopen(tmp_path)

    with store.write(), pytest.raises(StoreLocked), other.write():
        pass

    store.close()
    other.close()


def test_it_is_written_anew_as_a_plain_one_is(tmp_path: Path) -> None:
    driver.use_key(KEY)
    with closing(new_store(tmp_path)) as store:
        assert cleanse(store) is not None


def test_a_plain_store_is_encrypted_with_all_that_it_holds(tmp_path: Path) -> None:
    stocked_plain(tmp_path)

    told = convert(tmp_path / "faxflow.db", was=None, becomes=KEY, now=MORNING)

    driver.use_key(KEY)
    with closing(reopen(tmp_path)) as store, store.read() as tx:
        kept = tx.execute("SELECT count(*) AS cases FROM cases").fetchone()["cases"]
        next_id = tx.execute("SELECT seq FROM sqlite_sequence WHERE name = 'cases'").fetchone()
        assert events.verify(tx) == told.events
    assert (kept, told.cases, next_id["seq"]) == (2, 2, 2)
    assert CANARY.encode() not in bytes_of(tmp_path)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["faxflow.db"]
    assert (tmp_path / "faxflow.db").stat().st_mode & 0o777 == 0o600


def test_its_schema_is_the_same_to_the_letter(tmp_path: Path) -> None:
    stocked_plain(tmp_path)
    before = schema_of(tmp_path)

    convert(tmp_path / "faxflow.db", was=None, becomes=KEY, now=MORNING)
    driver.use_key(KEY)
    convert(tmp_path / "faxflow.db", was=KEY, becomes=None, now=MORNING)

    assert schema_of(tmp_path) == before


def schema_of(folder: Path) -> list[tuple[str, ...]]:
    with closing(sqlite3.connect(folder / "faxflow.db")) as plain:
        return sorted(plain.execute("SELECT type, name, COALESCE(sql, '') FROM sqlite_master"))


def test_with_a_new_key_the_old_one_opens_it_no_more(tmp_path: Path) -> None:
    driver.use_key(KEY)
    new_store(tmp_path).close()

    convert(tmp_path / "faxflow.db", was=KEY, becomes=OTHER, now=MORNING)

    with pytest.raises(StoreKeyRefused):
        reopen(tmp_path)
    driver.use_key(OTHER)
    reopen(tmp_path).close()


@pytest.mark.parametrize("was", [KEY, None])
def test_one_that_is_not_as_it_is_said_to_be_stays_as_it_is(
    tmp_path: Path, was: str | None
) -> None:
    driver.use_key(None if was else KEY)
    new_store(tmp_path).close()
    before = (tmp_path / "faxflow.db").read_bytes()

    with pytest.raises(BadUsage):
        convert(tmp_path / "faxflow.db", was=was, becomes=OTHER, now=MORNING)

    assert (tmp_path / "faxflow.db").read_bytes() == before


def test_with_the_wrong_key_nothing_is_converted(tmp_path: Path) -> None:
    driver.use_key(KEY)
    new_store(tmp_path).close()
    before = (tmp_path / "faxflow.db").read_bytes()
    driver.use_key(OTHER)

    with pytest.raises(StoreKeyRefused):
        convert(tmp_path / "faxflow.db", was=OTHER, becomes=None, now=MORNING)

    assert (tmp_path / "faxflow.db").read_bytes() == before
    assert sorted(one.name for one in tmp_path.iterdir()) == ["faxflow.db"]


def test_while_somebody_has_it_open_it_is_not_converted(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    with store.read() as tx:
        tx.execute("SELECT count(*) FROM cases").fetchone()
        with pytest.raises(StoreLocked):
            convert(tmp_path / "faxflow.db", was=None, becomes=KEY, now=MORNING)
    store.close()

    reopen(tmp_path).close()


@pytest.mark.parametrize(("text", "fits"), [(KEY, True), ("x" * 64, False), ("1f" * 31, False)])
def test_a_key_is_64_hex_digits(text: str, fits: bool) -> None:
    assert driver.is_key(text) is fits


def test_without_the_library_it_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver.use_key(KEY)
    new_store(tmp_path).close()
    monkeypatch.setitem(sys.modules, "sqlcipher3", None)
    monkeypatch.setitem(sys.modules, "sqlcipher3.dbapi2", None)

    with pytest.raises(PartMissing, match="Install sqlcipher3"):
        reopen(tmp_path)
