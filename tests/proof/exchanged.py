"""A store with a journal beside it that a backup is to replace, and what stands there then."""

import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from making import REHEARSAL_TEXT
from proof.forked import Ended, ForkServer, Order
from proof.making_ready import NOON
from proof.watched_run import Plan
from stocked import Stocked, row

OLD, NEW, NONE = "the old store", "the guarded one", "none, with the old one aside"


@dataclass(frozen=True, slots=True)
class Prepared:
    """The folder of a practice whose backup knows less than its store; `events` are the store's."""

    folder: Path
    events: int


def prepared(folder: Path, *, damaged: bool = False) -> Prepared:
    """The last events stand in the journal alone, as after a power loss."""
    data = folder / "data"
    data.mkdir(parents=True)
    (folder / "faxflow.toml").write_text(REHEARSAL_TEXT)
    made = Stocked(data)
    made.load(row(1), row(2), row(3))
    made.claim(3)
    source, backup = (sqlite3.connect(one) for one in (made.store.path, folder / "backup.db"))
    with closing(source), closing(backup):
        source.backup(backup)
    made.rows("PRAGMA wal_autocheckpoint = 0")
    made.send(1)
    whole = folder.with_name(f"{folder.name}-whole")
    shutil.copytree(folder, whole)
    events = made.rows("SELECT count(*) FROM events")[0][0]
    made.store.close()
    assert (whole / "data" / "faxflow.db-wal").stat().st_size
    if damaged:
        # So badly that what is in the journal mends nothing.
        path = whole / "data" / "faxflow.db"
        path.write_bytes(b"no store any more" * 10_000)
        path.with_name("faxflow.db-wal").write_bytes(b"nor a journal" * 10_000)
    assert isinstance(events, int)
    return Prepared(whole, events)


def restore_in(folder: Path, forks: ForkServer, plan: Plan | None = None) -> Ended:
    """The restore of the backup over the store, as a process of its own."""
    command = ("store", "restore", str(folder / "backup.db"), "--replace")
    said = folder.with_name(f"{folder.name}.said")
    arguments = (*command, "--config", str(folder / "faxflow.toml"))
    return forks.run(Order(arguments, {"PATH": "/usr/bin:/bin"}, said, NOON, plan))


def what_stands(folder: Path, events: int) -> str:
    """Which store a run would open now; an old copy without its guard is none of the answers."""
    path = folder / "data" / "faxflow.db"
    if path.exists():
        return _told(path, events)
    [aside] = folder.glob("data/faxflow.db.before-*[0-9a-f]")
    assert not path.with_name("faxflow.db-wal").exists() or _is_first(aside)
    return NONE


def _told(path: Path, events: int) -> str:
    with closing(sqlite3.connect(path)) as store:
        assert store.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        guarded = store.execute("SELECT count(*) FROM restores WHERE lifted_at IS NULL").fetchone()
        known = store.execute("SELECT count(*) FROM events").fetchone()[0]
        ready = store.execute("SELECT count(*) FROM cases WHERE state = 'ready'").fetchone()
    if guarded == (1,):
        assert ready == (0,)
        return NEW
    return OLD if known == events else f"a store that knows {known} events, not guarded"


def _is_first(aside: Path) -> bool:
    """Whether the journal is still to follow its store."""
    return not aside.with_name(f"{aside.name}-wal").exists()
