"""Where a production store is gone, an empty one takes its place with the guard on only."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest

from faxflow.cli.main import main
from faxflow.cli.world import World
from faxflow.domain.ids import RunId
from faxflow.domain.run import Run
from faxflow.store import events
from faxflow.store.connection import open_store
from making import MORNING, REHEARSAL_TEXT, MovableClock

DONE, USAGE, PERSON, STORE, LATER = 0, 2, 3, 74, 75
_TOKENS = count()


@dataclass
class Practice:
    """A practice in production, or in rehearsal, on one machine."""

    folder: Path
    clock: MovableClock

    @property
    def place(self) -> Path:
        return self.folder / "data" / "faxflow.db"

    def configure(self, environment: str) -> None:
        text = REHEARSAL_TEXT.replace('"rehearsal"', f'"{environment}"')
        (self.folder / "faxflow.toml").write_text(text)

    def run(self, *command: str) -> int:
        token = f"{next(_TOKENS):06x}"
        world = World({}, self.clock, "tester", lambda: token)
        return main([*command, "--config", str(self.folder / "faxflow.toml")], world)

    def lived(self, environment: str) -> None:
        """It was made, something happened, and a command has seen it."""
        assert self.run("store", "create") == DONE
        with closing(open_store(self.place, environment, config="")) as store:
            run = Run(RunId("run-x"), "tester", self.clock)
            with store.write() as tx:
                events.record(tx, run, [events.Event("store", "something")])
        assert self.run("task", "list") == DONE

    def lose(self) -> None:
        for left in self.place.parent.glob("faxflow.db*"):
            left.unlink()

    def rows(self, sql: str) -> list[tuple[object, ...]]:
        with closing(sqlite3.connect(self.place)) as store:
            return store.execute(sql).fetchall()


@pytest.fixture
def here(tmp_path: Path) -> Practice:
    made = Practice(tmp_path, MovableClock(MORNING))
    made.configure("production")
    return made


def test_no_empty_store_takes_the_place_of_one_that_is_gone(
    here: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    here.lived("production")
    here.lose()

    code = here.run("store", "create")

    told = capsys.readouterr().err
    assert (code, here.place.exists()) == (STORE, False)
    assert "faxflow store restore" in told
    assert "--anew" in told


def test_made_anew_it_is_guarded_and_gives_out_no_reference_again(here: Practice) -> None:
    here.lived("production")
    here.lose()

    assert here.run("store", "create", "--anew") == PERSON

    assert here.rows("SELECT generation, reconciled_at, lifted_at FROM restores") == [
        (2, None, None)
    ]
    assert here.rows("SELECT generation FROM store_info") == [(2,)]
    assert here.rows("SELECT kind FROM tasks") == [("reconcile",)]
    [(next_case,)] = here.rows("SELECT seq FROM sqlite_sequence WHERE name = 'cases'")
    assert next_case == 100_000
    assert here.rows("SELECT unread_from < '2026-10-24' FROM restores") == [(1,)]
    assert here.run("audit", "verify") == DONE
    assert list(here.place.parent.glob(".*")) == []
    assert oct(here.place.stat().st_mode & 0o777) == "0o600"


def test_the_place_of_one_that_stands_is_never_taken(here: Practice) -> None:
    here.lived("production")
    before = here.rows("SELECT hash_key FROM store_info")

    codes = [here.run("store", "create"), here.run("store", "create", "--anew")]

    assert codes == [USAGE, USAGE]
    assert here.rows("SELECT hash_key FROM store_info") == before


def test_one_in_which_nothing_ever_happened_is_made_again(here: Practice) -> None:
    assert here.run("store", "create") == DONE
    assert here.run("task", "list") == DONE
    here.lose()

    assert here.run("store", "create") == DONE


def test_a_rehearsal_that_is_over_is_in_nobodys_way(here: Practice) -> None:
    here.configure("rehearsal")
    here.lived("rehearsal")
    here.lose()
    here.configure("production")

    assert here.run("store", "create") == DONE


def test_a_restore_goes_beyond_the_generation_that_this_machine_has_seen(here: Practice) -> None:
    here.lived("production")
    backup = here.folder / "backup.db"
    assert here.run("store", "backup", str(backup)) == DONE
    for _ in range(2):
        here.lose()
        assert here.run("store", "restore", str(backup)) == PERSON
        here.run("task", "list")

    assert here.rows("SELECT generation FROM restores") == [(3,)]
