"""A backup is a whole, checked copy in a file of its own, or nothing at all."""

import sqlite3
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from faulty_disk import files_no_longer_than, without_rights_on
from faxflow.errors import BackupUnusable, BadUsage, FaxflowError, StoreForbidden, StoreFull
from faxflow.store import backup, events, placed_file
from faxflow.store.backup import back_up
from faxflow.store.connection import Connection, Store, open_store
from making import MORNING
from stocked import Stocked, row


@pytest.fixture
def stocked(tmp_path: Path) -> Stocked:
    made = Stocked(tmp_path)
    made.load(row(1), row(2))
    return made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "backups"
    made.mkdir()
    return made


def refused(store: Store, target: Path, problem: type[FaxflowError]) -> None:
    with pytest.raises(problem):
        back_up(store, target, MORNING)


def change(store: Store, sql: str) -> None:
    with store.write() as tx:
        tx.execute("PRAGMA defer_foreign_keys = ON")
        tx.execute(sql)


def test_a_backup_opens_as_a_store_with_all_that_was_in_it(stocked: Stocked, folder: Path) -> None:
    done = back_up(stocked.store, folder / "copy.db", MORNING)

    copy = open_store(done.path, "rehearsal", config="faxflow.toml")
    with copy.read() as tx:
        assert tx.execute("SELECT count(*) FROM cases").fetchone()[0] == done.manifest.cases == 2
        assert events.verify(tx) == done.manifest.events
    copy.close()
    assert done.size == done.path.stat().st_size


def test_a_backup_is_one_private_file(stocked: Stocked, folder: Path) -> None:
    done = back_up(stocked.store, folder / "copy.db", MORNING)

    assert list(folder.iterdir()) == [done.path]
    assert stat.S_IMODE(done.path.stat().st_mode) == 0o600


def test_another_program_may_write_while_a_backup_is_made(stocked: Stocked, folder: Path) -> None:
    other = sqlite3.connect(stocked.store.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    other.execute("DELETE FROM batch_rows")

    done = back_up(stocked.store, folder / "copy.db", MORNING)

    other.execute("COMMIT")
    other.close()
    copy = sqlite3.connect(done.path)
    assert copy.execute("SELECT count(*) FROM batch_rows").fetchone() == (2,)
    copy.close()


def test_what_is_written_between_the_count_and_the_copy_is_in_neither(
    stocked: Stocked, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = backup.opened

    def writing_first(path: Path) -> Connection:
        other = sqlite3.connect(stocked.store.path)
        other.execute("DELETE FROM batch_rows")
        other.commit()
        other.close()
        return real(path)

    monkeypatch.setattr(backup, "opened", writing_first)

    assert back_up(stocked.store, folder / "copy.db", MORNING).manifest.cases == 2


def test_a_file_that_stands_there_is_never_written_over(stocked: Stocked, folder: Path) -> None:
    (folder / "copy.db").write_text("the only other copy")

    refused(stocked.store, folder / "copy.db", BadUsage)

    assert (folder / "copy.db").read_text() == "the only other copy"


def test_a_file_that_comes_meanwhile_is_not_written_over(
    stocked: Stocked, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = placed_file.to_disk

    def overtaken(path: Path) -> None:
        (folder / "copy.db").write_text("the only other copy")
        real(path)

    monkeypatch.setattr(placed_file, "to_disk", overtaken)

    refused(stocked.store, folder / "copy.db", BadUsage)

    assert [file.read_text() for file in folder.iterdir()] == ["the only other copy"]


def test_a_disk_that_fills_up_leaves_nothing_behind(stocked: Stocked, folder: Path) -> None:
    with files_no_longer_than(50_000):
        refused(stocked.store, folder / "copy.db", StoreFull)

    assert list(folder.iterdir()) == []


def test_a_missing_folder_is_told_as_such(stocked: Stocked, folder: Path) -> None:
    refused(stocked.store, folder / "none" / "copy.db", BadUsage)


def test_a_closed_folder_is_told_as_such(stocked: Stocked, folder: Path) -> None:
    with without_rights_on(folder):
        refused(stocked.store, folder / "copy.db", StoreForbidden)


@pytest.mark.parametrize(
    "spoil",
    [
        "UPDATE events SET actor = 'somebody' WHERE id = 1",
        "DELETE FROM events WHERE id = (SELECT max(id) FROM events)",
    ],
    ids=["changed history", "history cut short"],
)
def test_a_store_whose_history_was_changed_gives_no_backup(
    stocked: Stocked, folder: Path, spoil: str
) -> None:
    change(stocked.store, spoil)

    refused(stocked.store, folder / "copy.db", BackupUnusable)

    assert list(folder.iterdir()) == []


def orphaned(stocked: Stocked) -> None:
    beside = sqlite3.connect(stocked.store.path)
    beside.execute("UPDATE cases SET batch_id = 99")
    beside.commit()
    beside.close()


def damaged(stocked: Stocked) -> None:
    """An index that knows a row which its table does not hold."""
    beside = sqlite3.connect(stocked.store.path)
    beside.execute("PRAGMA writable_schema = ON")
    beside.execute(
        "UPDATE sqlite_master SET sql = 'CREATE INDEX cases_by_batch ON cases (line)'"
        " WHERE name = 'cases_by_batch'"
    )
    beside.commit()
    beside.close()


@pytest.mark.parametrize("spoil", [orphaned, damaged])
def test_a_store_that_is_not_sound_gives_no_backup(
    stocked: Stocked, folder: Path, spoil: Callable[[Stocked], None]
) -> None:
    spoil(stocked)

    refused(stocked.store, folder / "copy.db", BackupUnusable)

    assert list(folder.iterdir()) == []
