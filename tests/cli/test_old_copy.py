"""An old copy of the store that somebody puts in its place by hand sends nothing."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from rehearsing import Practice, practice

CHECK, STORE, PERSON, FINE = 5, 74, 3, {0, 3}


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Practice]:
    with practice(tmp_path, faxes=3) as made:
        yield made


def loaded(here: Practice) -> Path:
    """The store once its faxes are ready, copied by hand."""
    for command in ("extract", "normalize", "load"):
        assert here.run(command) in FINE
    store, copy = here.folder / "data" / "faxflow.db", here.folder / "copy.db"
    with closing(sqlite3.connect(store)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
    return copy


def put_back(here: Practice, copy: Path) -> None:
    for left in (here.folder / "data").glob("faxflow.db*"):
        left.unlink()
    shutil.copyfile(copy, here.folder / "data" / "faxflow.db")


def test_an_old_copy_sends_nothing(here: Practice, capsys: pytest.CaptureFixture[str]) -> None:
    copy = loaded(here)
    here.run("send")
    sent = len(here.gateway.taken)
    put_back(here, copy)

    codes = [here.run("task", "list"), here.run("send"), here.run("run-morning")]

    assert codes[1:] == [STORE, STORE]
    assert "store restore" in capsys.readouterr().err
    assert len(here.gateway.taken) == sent > 0


def test_it_goes_on_once_its_guard_is_on(here: Practice) -> None:
    copy = loaded(here)
    here.run("send")
    sent = len(here.gateway.taken)
    put_back(here, copy)
    place = str(here.folder / "data" / "faxflow.db")

    restored = here.run("store", "restore", place, "--replace")

    assert restored == PERSON
    assert here.run("send") in FINE
    assert len(here.gateway.taken) == sent
    assert here.rows("SELECT DISTINCT state FROM cases") == [("held",)]


def test_a_copy_that_lacks_nothing_is_no_old_one(here: Practice) -> None:
    put_back(here, loaded(here))

    assert here.run("send") in FINE
    assert here.gateway.taken


def test_a_new_store_in_its_place_is_another(here: Practice) -> None:
    loaded(here)
    for left in (here.folder / "data").glob("faxflow.db*"):
        left.unlink()

    assert here.run("store", "create") == 0
    assert here.run("run-morning") in FINE


def test_a_mark_that_cannot_be_read_stops_nothing(here: Practice) -> None:
    loaded(here)
    (here.folder / "data" / "locks" / "store-seen.json").write_text("torn")

    assert here.run("send") in FINE
    assert here.gateway.taken


def test_a_backup_that_is_put_in_place_by_hand_sends_nothing_on_any_machine(
    here: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    loaded(here)
    backup = here.folder / "backup.db"
    here.run("store", "backup", str(backup))
    here.run("send")
    sent = len(here.gateway.taken)
    put_back(here, backup)
    shutil.rmtree(here.folder / "data" / "locks")

    codes = [here.run(*command) for command in (("task", "list"), ("send",), ("run-morning",))]

    assert codes[1:] == [STORE, STORE]
    assert "put there by hand" in capsys.readouterr().err
    assert len(here.gateway.taken) == sent > 0
    assert here.run("store", "check", "--quick") == CHECK
    assert here.run("store", "export", str(here.folder / "m.tar"), "--move") == STORE
    assert not (here.folder / "m.tar").exists()


def test_a_backup_that_was_at_work_by_hand_is_restored_from_its_very_place(here: Practice) -> None:
    loaded(here)
    backup, second = here.folder / "backup.db", here.folder / "second.db"
    here.run("store", "backup", str(backup))
    here.run("send")
    sent = len(here.gateway.taken)
    put_back(here, backup)
    for command in ("watch-bounces", "retry", "send"):
        here.run(command)
    place = str(here.folder / "data" / "faxflow.db")

    copied = here.run("store", "backup", str(second))
    restored = here.run("store", "restore", place, "--replace")

    assert (copied, restored) == (0, PERSON)
    assert here.run("send") in FINE
    assert len(here.gateway.taken) == sent
    assert here.run("store", "backup", "--verify", str(second)) == 0
