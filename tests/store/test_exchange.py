"""The exchange of the store's file: nobody may have it open, and nothing is written over."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from faxflow.errors import StoreLocked
from faxflow.store.restore.exchange import generation_of, make_one_file, take_place
from stocked import Stocked


def a_file(path: Path, word: str) -> Path:
    with closing(sqlite3.connect(path)) as made:
        made.execute(f"CREATE TABLE {word} (id INTEGER)")
        made.commit()
    return path


def word_in(path: Path) -> str:
    with closing(sqlite3.connect(path)) as opened:
        return str(opened.execute("SELECT name FROM sqlite_master").fetchone()[0])


def test_where_none_stood_the_new_one_takes_the_place(tmp_path: Path) -> None:
    new, place = a_file(tmp_path / "new", "new"), tmp_path / "faxflow.db"

    moved = take_place(new, place, tmp_path / "aside")

    assert (moved, word_in(place)) == (False, "new")
    assert not (tmp_path / "aside").exists()


def test_the_old_one_is_kept_under_another_name(tmp_path: Path) -> None:
    new, place = a_file(tmp_path / "new", "new"), a_file(tmp_path / "faxflow.db", "old")

    moved = take_place(new, place, tmp_path / "aside")

    assert (moved, word_in(place), word_in(tmp_path / "aside")) == (True, "new", "old")


def test_a_store_that_another_program_has_open_stays_where_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stocked = Stocked(tmp_path)
    new = a_file(tmp_path / "new", "new")
    monkeypatch.setattr(sqlite3, "connect", impatient(sqlite3.connect))

    with pytest.raises(StoreLocked):
        take_place(new, stocked.store.path, tmp_path / "aside")

    assert generation_of(stocked.store.path) == 1
    assert not (tmp_path / "aside").exists()


def test_a_journal_that_lost_its_store_is_moved_aside_too(tmp_path: Path) -> None:
    new, place = a_file(tmp_path / "new", "new"), tmp_path / "faxflow.db"
    place.with_name("faxflow.db-wal").write_bytes(b"of the store that was moved before the crash")

    take_place(new, place, tmp_path / "aside")

    assert word_in(place) == "new"
    assert (tmp_path / "aside-wal").read_bytes().startswith(b"of the store")


def test_a_file_system_without_links_moves_the_old_one_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new, place = a_file(tmp_path / "new", "new"), a_file(tmp_path / "faxflow.db", "old")
    monkeypatch.setattr("os.link", no_links)

    moved = take_place(new, place, tmp_path / "aside")

    assert (moved, word_in(place), word_in(tmp_path / "aside")) == (True, "new", "old")


def test_all_of_a_store_comes_to_be_in_one_file(tmp_path: Path) -> None:
    stocked = Stocked(tmp_path)
    stocked.batch()
    stocked.store.close()

    make_one_file(stocked.store.path)

    assert sorted(one.name for one in tmp_path.iterdir()) == ["faxflow.db"]


def test_what_cannot_be_read_has_no_generation(tmp_path: Path) -> None:
    broken = tmp_path / "faxflow.db"
    broken.write_bytes(b"no store" * 999)

    assert (generation_of(broken), generation_of(tmp_path / "none")) == (0, 0)


def no_links(*_paths: object) -> None:
    raise OSError(95, "Operation not supported")


def impatient(real):  # type: ignore[no-untyped-def]
    """A connection that does not wait for its turn."""
    return lambda path, **given: real(path, **{**given, "timeout": 0.05})
