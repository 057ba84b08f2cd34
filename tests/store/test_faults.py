"""A full disk, a locked file or a forbidden folder: told as such, and nothing half done."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from faulty_disk import files_no_longer_than, without_rights_on
from faxflow.errors import (
    ExitCode,
    StoreDamaged,
    StoreForbidden,
    StoreFull,
    StoreLocked,
    StoreUnsteady,
)
from faxflow.store import connection
from faxflow.store.connection import Store, create_store, open_store
from faxflow.store.faults import translated
from making import MORNING, RunMaker, new_store


def fill(store: Store, run_id: str) -> None:
    """Writes a megabyte, a row at a time, in one transaction."""
    with store.write() as tx:
        for number in range(1000):
            tx.execute(
                "INSERT INTO notices (message_id, subject, body, decided_at)"
                " VALUES (:id, '', :body, '')",
                {"id": f"{run_id}-{number}", "body": "x" * 1000},
            )


def notices(store: Store) -> int:
    with store.read() as tx:
        return int(tx.execute("SELECT count(*) FROM notices").fetchone()[0])


def test_a_store_that_may_grow_no_more_keeps_nothing_of_the_transaction(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    with store.read() as tx:
        pages = tx.execute("PRAGMA page_count").fetchone()[0]
        tx.execute(f"PRAGMA max_page_count = {pages + 10}")

    with pytest.raises(StoreFull, match="nothing was half done"):
        fill(store, "first")

    assert notices(store) == 0


def test_a_disk_that_is_full_at_the_commit_keeps_nothing_and_the_next_run_goes_on(
    tmp_path: Path,
) -> None:
    store = new_store(tmp_path)
    make_run = RunMaker()
    make_run(store)
    journal = tmp_path / "faxflow.db-wal"

    with files_no_longer_than(journal.stat().st_size), pytest.raises(StoreFull):
        make_run(store)

    make_run(store)
    with store.read() as tx:
        runs = [row[0] for row in tx.execute("SELECT id FROM runs ORDER BY id")]
    assert runs == ["run-1", "run-3"]


def test_a_store_is_opened_only_once_the_lock_is_free(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "LOCK_WAIT_SECONDS", 0.0)
    new_store(tmp_path).close()
    path = tmp_path / "faxflow.db"
    other = sqlite3.connect(path)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")

    with pytest.raises(StoreLocked):
        open_store(path, "rehearsal", config="faxflow.toml")

    other.close()
    open_store(path, "rehearsal", config="faxflow.toml").close()


def malformed() -> sqlite3.DatabaseError:
    """What SQLite raises of a page that it cannot make sense of."""
    error = sqlite3.DatabaseError("database disk image is malformed")
    error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    return error


def test_a_whole_file_that_is_called_malformed_is_not_told_as_damaged(tmp_path: Path) -> None:
    store = new_store(tmp_path)

    with pytest.raises(StoreUnsteady, match="just now: database disk") as told, store.write():
        raise malformed()

    assert told.value.exit_code == ExitCode.TRY_LATER
    assert notices(store) == 0


@pytest.mark.parametrize("page", [1, 3])
def test_a_file_with_a_page_overwritten_is_told_as_damaged(tmp_path: Path, page: int) -> None:
    new_store(tmp_path).close()
    path = tmp_path / "faxflow.db"
    content = bytearray(path.read_bytes())
    content[(page - 1) * 4096 : page * 4096] = b"x" * 4096
    path.write_bytes(content)

    with pytest.raises(StoreDamaged), translated(path):
        raise malformed()


def test_a_store_that_belongs_to_another_account_is_told_as_such(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    new_store(folder).close()

    with without_rights_on(folder), pytest.raises(StoreForbidden, match="closed to this account"):
        open_store(folder / "faxflow.db", "rehearsal", config="faxflow.toml")


def test_a_store_cannot_be_made_where_this_account_may_not_write(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()

    with without_rights_on(folder), pytest.raises(StoreForbidden):
        create_store(folder / "faxflow.db", "rehearsal", MORNING)


def test_a_store_cannot_be_made_below_a_file(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("no folder")

    with pytest.raises(StoreFull, match="cannot be written"):
        create_store(tmp_path / "data" / "faxflow.db", "rehearsal", MORNING)


def test_a_store_of_another_account_in_an_open_folder_is_told_as_such(open_folder: Path) -> None:
    new_store(open_folder).close()
    path = open_folder / "faxflow.db"

    with without_rights_on(path), pytest.raises(StoreForbidden, match="closed to this account"):
        open_store(path, "rehearsal", config="faxflow.toml")


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every account may enter, unlike pytest's own."""
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


def test_a_store_that_was_exchanged_meanwhile_is_to_be_tried_again(tmp_path: Path) -> None:
    path, other = tmp_path / "faxflow.db", tmp_path / "other.db"
    for one in (path, other):
        create_store(one, "rehearsal", MORNING)
    with closing(sqlite3.connect(path, isolation_level=None)) as opened:
        opened.execute("PRAGMA journal_mode = DELETE").fetchone()
        other.replace(path)

        with pytest.raises(StoreLocked), translated(path):
            opened.execute("DELETE FROM runs")
