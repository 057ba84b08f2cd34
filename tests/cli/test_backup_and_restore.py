"""store backup, store restore: what is encrypted opens again, and nothing else becomes a store."""

import errno
import itertools
import json
import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pyrage
import pytest

from faxflow.adapters.file_lock import FileLocks
from faxflow.cli.main import main
from faxflow.cli.world import World
from making import MORNING, REHEARSAL_TEXT, MovableClock
from stocked import Stocked, row

_TOKENS = itertools.count()
DONE, USAGE, PERSON, UNUSABLE, STORE, LATER, CONFIGURED = 0, 2, 3, 5, 74, 75, 78


@dataclass
class Place:
    """A practice's folder with a key of age, and its commands."""

    folder: Path
    settings: str = ""
    clock: MovableClock = field(default_factory=MovableClock)
    runs: int = 0

    def __post_init__(self) -> None:
        self.folder.mkdir(exist_ok=True)
        self.identity = pyrage.x25519.Identity.generate()
        self.key = self.folder / "key.txt"
        self.key.write_text(f"# made for a test\n{self.identity}\n")
        self.configure()

    def configure(self, text: str = "") -> None:
        recipient = f'[backup]\nrecipients = ["{self.identity.to_public()}"]\n'
        (self.folder / "faxflow.toml").write_text(REHEARSAL_TEXT + recipient + text)

    def stocked(self) -> None:
        (self.folder / "data").mkdir()
        made = Stocked(self.folder / "data")
        made.load(row(1), row(2), row(3))
        made.send(1)
        made.claim(2)
        made.store.close()

    def run(self, *command: str, **environment: str) -> int:
        self.runs = next(_TOKENS)
        token = f"{self.runs:06x}"
        world = World(environment, self.clock, "tester", lambda: token)
        return main([*command, "--config", str(self.folder / "faxflow.toml")], world)

    def backup(self) -> Path:
        target = self.folder / f"backup-{self.runs}.age"
        assert self.run("store", "backup", str(target)) == DONE
        return target

    def restore(self, backup: Path, *options: str) -> int:
        return self.run("store", "restore", str(backup), "--identity", str(self.key), *options)

    def rows(self, sql: str) -> list[tuple[object, ...]]:
        with closing(sqlite3.connect(self.folder / "data" / "faxflow.db")) as store:
            return store.execute(sql).fetchall()

    def left(self) -> list[str]:
        return [one.name for one in (self.folder / "data").glob(".*")]


@pytest.fixture
def place(tmp_path: Path) -> Place:
    made = Place(tmp_path / "practice")
    made.stocked()
    return made


@pytest.fixture
def empty(place: Place, tmp_path: Path) -> Place:
    """The same practice on a new machine."""
    made = Place(tmp_path / "new")
    made.identity, made.key = place.identity, place.key
    made.configure()
    return made


def test_an_encrypted_backup_holds_no_word_of_the_store(place: Place) -> None:
    backup = place.backup()

    content = backup.read_bytes()
    assert content.startswith(b"age-encryption.org/v1\n")
    assert b"SQLite" not in content
    assert place.left() == []
    assert oct(backup.stat().st_mode & 0o777) == "0o600"


@pytest.mark.skipif(shutil.which("age") is None, reason="needs Debian's age")
def test_the_age_of_debian_opens_it_to_a_store(place: Place) -> None:
    backup, opened = place.backup(), place.folder / "opened.db"

    command = ["age", "--decrypt", "-i", str(place.key), "-o", str(opened), str(backup)]
    subprocess.run(command, check=True)

    with closing(sqlite3.connect(opened)) as store:
        assert store.execute("SELECT count(*) FROM cases").fetchone() == (3,)


def test_verify_opens_it_and_says_what_it_holds(
    place: Place, capsys: pytest.CaptureFixture[str]
) -> None:
    backup = place.backup()
    capsys.readouterr()

    code = place.run(
        *("store", "backup", str(backup), "--verify", "--identity", str(place.key), "--json")
    )

    told = json.loads(capsys.readouterr().out)
    assert (code, told["cases"], told["encrypted"]) == (DONE, 3, True)
    assert place.left() == []


def test_the_key_may_come_from_the_secrets(place: Place) -> None:
    backup = place.backup()

    options = ("--verify", "--identity-secret", "BACKUP_KEY")
    code = place.run("store", "backup", str(backup), *options, BACKUP_KEY=str(place.identity))

    assert code == DONE


def flipped(content: bytes) -> bytes:
    middle = len(content) // 2
    return content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]


@pytest.mark.parametrize(
    "spoil",
    [flipped, lambda c: c[:-1], lambda c: c[: len(c) // 2], lambda c: c[:90], lambda _c: b""],
    ids=["a bit flipped", "a byte short", "half of it", "a header alone", "empty"],
)
def test_a_backup_that_was_damaged_becomes_no_store(
    place: Place, empty: Place, spoil: object
) -> None:
    assert callable(spoil)
    backup = place.backup()
    backup.write_bytes(spoil(backup.read_bytes()))

    code = empty.restore(backup)

    assert code == UNUSABLE
    assert not (empty.folder / "data" / "faxflow.db").exists()
    assert empty.left() == []


def test_another_key_opens_nothing(place: Place, empty: Place) -> None:
    backup = place.backup()
    wrong = empty.folder / "wrong.txt"
    wrong.write_text(f"{pyrage.x25519.Identity.generate()}\n")

    code = empty.run("store", "restore", str(backup), "--identity", str(wrong))

    assert code == UNUSABLE
    assert empty.left() == []


def test_without_a_key_it_asks_for_one(place: Place, empty: Place) -> None:
    backup = place.backup()

    assert empty.run("store", "restore", str(backup)) == USAGE


def test_a_secret_key_among_the_recipients_is_refused_and_not_told(
    place: Place, capsys: pytest.CaptureFixture[str]
) -> None:
    secret = str(place.identity)
    text = (place.folder / "faxflow.toml").read_text()
    (place.folder / "faxflow.toml").write_text(
        text.replace(str(place.identity.to_public()), secret)
    )

    code = place.run("store", "backup")

    assert code == CONFIGURED
    assert secret not in capsys.readouterr().err


def test_what_is_restored_is_guarded(place: Place, empty: Place) -> None:
    code = empty.restore(place.backup())

    states = dict(empty.rows("SELECT state, count(*) FROM cases GROUP BY state"))
    assert (code, states) == (PERSON, {"held": 2, "sent": 1})
    assert empty.rows("SELECT generation FROM store_info") == [(2,)]
    assert empty.rows("SELECT lifted_at FROM restores") == [(None,)]
    assert empty.rows("SELECT kind FROM tasks WHERE kind = 'reconcile'") == [("reconcile",)]
    assert empty.run("audit", "verify") == DONE


def test_no_id_of_the_lost_time_comes_again(place: Place, empty: Place) -> None:
    empty.restore(place.backup())

    counters = dict(empty.rows("SELECT name, seq FROM sqlite_sequence"))
    assert all(int(str(last)) >= 100_000 for last in counters.values())
    assert {"cases", "batches", "tasks", "referrals", "mails", "events"} <= counters.keys()


def test_a_store_that_stands_there_stays(place: Place) -> None:
    backup = place.backup()

    code = place.restore(backup)

    assert code == USAGE
    assert place.rows("SELECT count(*) FROM restores") == [(0,)]


def test_replaced_it_is_moved_aside_and_its_generation_is_not_given_out_again(
    place: Place,
) -> None:
    backup = place.backup()
    place.restore(backup, "--replace")

    code = place.restore(backup, "--replace")

    assert code == PERSON
    assert place.rows("SELECT generation FROM store_info") == [(3,)]
    assert len(list((place.folder / "data").glob("faxflow.db.before-*"))) == 2


def test_a_dry_run_only_looks(place: Place) -> None:
    backup = place.backup()
    was = sorted(one.name for one in (place.folder / "data").iterdir())

    code = place.restore(backup, "--dry-run")

    assert code == DONE
    assert sorted(one.name for one in (place.folder / "data").iterdir()) == was
    assert place.rows("SELECT count(*) FROM restores") == [(0,)]


def test_a_full_disk_is_told_as_one_and_leaves_the_store(
    place: Place, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    place.configure()
    plain = place.folder / "plain.db"
    shutil.copyfile(place.folder / "data" / "faxflow.db", plain)

    def no_room(_source: Path, _target: Path) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(shutil, "copyfile", no_room)

    assert place.restore(plain, "--replace") == LATER
    assert "faxflow.db cannot be written" in capsys.readouterr().err
    assert place.rows("SELECT count(*) FROM restores") == [(0,)]
    assert place.left() == []


def test_nothing_is_exchanged_while_a_run_is_at_work(place: Place) -> None:
    backup = place.backup()

    with FileLocks(place.folder / "data" / "locks", place.clock).hold("outbound", "another"):
        code = place.restore(backup, "--replace")

    assert code == LATER
    assert place.rows("SELECT count(*) FROM restores") == [(0,)]


def test_a_store_of_the_other_environment_is_refused(place: Place, empty: Place) -> None:
    backup = place.backup()
    config = empty.folder / "faxflow.toml"
    config.write_text(config.read_text().replace('"rehearsal"', '"production"'))

    assert empty.restore(backup) == CONFIGURED
    assert not (empty.folder / "data" / "faxflow.db").exists()


def test_a_newer_schema_is_refused(place: Place, empty: Place) -> None:
    with closing(sqlite3.connect(place.folder / "data" / "faxflow.db")) as store:
        store.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
            " VALUES ('faxflow', '9999_next', 'then')"
        )
        store.commit()
        store.execute("VACUUM INTO ?", (str(place.folder / "newer.db"),))

    assert empty.restore(place.folder / "newer.db") == STORE
    assert not (empty.folder / "data" / "faxflow.db").exists()


def aged(folder: Path, days: int) -> None:
    long_ago = (MORNING - timedelta(days=days)).timestamp()
    for one in folder.iterdir():
        os.utime(one, (long_ago, long_ago))


def test_old_backups_go_once_a_good_one_is_made_and_others_files_never(place: Place) -> None:
    place.configure("keep_days = 7\n")
    folder = place.folder / "data" / "backups"
    place.run("store", "backup")
    [old] = folder.iterdir()
    (folder / "of-somebody.db").write_text("another's")
    aged(folder, 9)
    for _ in range(2):
        place.run("store", "backup")

    place.run("store", "backup")

    names = sorted(one.name for one in folder.iterdir())
    assert old.name not in names
    assert len(names) == 4
    assert "of-somebody.db" in names


def test_a_clock_that_is_years_ahead_leaves_the_newest_backups(place: Place) -> None:
    place.configure("keep_days = 7\n")
    folder = place.folder / "data" / "backups"
    for _ in range(4):
        place.run("store", "backup")
        aged(folder, 1)
    before = {one.name for one in folder.iterdir()}
    place.clock.forward(days=4000)

    place.run("store", "backup")

    left = {one.name for one in folder.iterdir()}
    assert len(left & before) == 2
    assert len(left) == 3


def test_a_backup_that_goes_elsewhere_takes_no_others_place(place: Place) -> None:
    place.configure("keep_days = 7\n")
    folder = place.folder / "data" / "backups"
    for _ in range(4):
        place.run("store", "backup")
    aged(folder, 30)

    place.backup()

    assert len(list(folder.iterdir())) == 4


def test_a_folder_whose_disk_is_not_mounted_is_not_made(
    place: Place, capsys: pytest.CaptureFixture[str]
) -> None:
    mounted = place.folder / "mounted"
    mounted.mkdir()
    place.configure(f'folder = "{mounted}/faxflow"\n')

    code = place.run("store", "backup")

    assert code == CONFIGURED
    assert "Mount its disk" in capsys.readouterr().err
    assert list(mounted.iterdir()) == []


def test_a_backup_that_fails_removes_no_older_one(place: Place) -> None:
    place.configure("keep_days = 7\n")
    folder = place.folder / "data" / "backups"
    place.run("store", "backup")
    [old] = folder.iterdir()
    os.utime(old, (0, 0))
    with closing(sqlite3.connect(place.folder / "data" / "faxflow.db")) as store:
        store.execute("UPDATE events SET actor = 'somebody' WHERE id = 1")
        store.commit()

    code = place.run("store", "backup")

    assert code == UNUSABLE
    assert [one.name for one in folder.iterdir()] == [old.name]


def test_what_a_killed_run_left_readable_goes_with_the_next(place: Place) -> None:
    left = place.folder / "data" / ".backup-4711.plain"
    left.write_text("a store that can be read")

    place.backup()

    assert not left.exists()


def test_no_fax_is_let_go_before_the_mailbox_was_asked(
    place: Place, empty: Place, capsys: pytest.CaptureFixture[str]
) -> None:
    empty.restore(place.backup())
    capsys.readouterr()

    code = empty.run("case", "release", "FX-000003", "--because", "not-arrived")

    assert code != DONE
    assert "faxflow store reconcile" in capsys.readouterr().err
    assert empty.rows("SELECT state FROM cases WHERE id = 3") == [("held",)]


def test_the_guard_is_not_lifted_before_the_mailbox_was_asked(place: Place, empty: Place) -> None:
    empty.restore(place.backup())

    assert empty.run("store", "lift", "--because", "reconciled") == UNUSABLE
    assert empty.run("store", "lift", "--because", "nothing-was-sent") == DONE
    assert empty.rows("SELECT closed_at IS NULL FROM tasks WHERE kind = 'reconcile'") == [(0,)]
