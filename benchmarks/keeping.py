"""What it costs to keep a store: backed up, checked, measured and pruned, each beside plain SQL.

The peers do less: SQLite's own copy is not looked at, its own check knows no promise of ours.
"""

import sqlite3
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from benchmarks.big_report import stage
from faxflow.domain.pruned import Pruned
from faxflow.steps.health.take_samples import Machine, take_samples
from faxflow.steps.load import load
from faxflow.steps.retention.names import prune_names
from faxflow.steps.work import Work
from faxflow.store.backup import back_up
from faxflow.store.check.every_rule import check_store
from faxflow.store.connection import Store
from making import RunMaker, new_store, rehearsal_config, work_with

_ROWS, _LOOKS, _DAYS = 100_000, 20, 60
_MACHINE = Machine("bench", "bench", 0, 0)
_COUNTS = (
    "SELECT state, count(*) FROM cases GROUP BY state",
    "SELECT kind, count(*) FROM tasks WHERE closed_at IS NULL GROUP BY kind",
    "SELECT command, max(started_at) FROM runs GROUP BY command",
)
_OVER = "UPDATE cases SET state = 'delivered', changed_at = '2020-01-01T00:00:00.000+00:00'"


@dataclass(frozen=True, slots=True)
class _Beside:
    """What was done, and seconds of processor time: ours, and those of what stands beside it."""

    what: str
    ours: float
    peer: str
    theirs: float


def measure() -> tuple[str, float, str, float]:
    """What is measured, faxes backed up a second, the peer's name, its faxes a second."""
    with tempfile.TemporaryDirectory() as name, closing(new_store(Path(name))) as store:
        folder = Path(name)
        config = rehearsal_config(folder)
        retention = config.retention.model_copy(update={"names_days": _DAYS})
        work = work_with(
            store, RunMaker()(store, "bench"), config.model_copy(update={"retention": retention})
        )
        stage(work, _ROWS)
        load(work)
        backup = _backup(work, folder)
        for one in (backup, _check(store), _metrics(work), _pruning(work)):
            ratio = f"{one.ours / one.theirs:.1f} times" if one.theirs else "-"
            print(
                f"  {_ROWS:,} faxes {one.what}: {one.ours:.2f} s of processor time;"
                f" {one.peer}: {one.theirs:.2f} s: {ratio}",
                flush=True,
            )
    title = f"faxes backed up and checked ({_ROWS:,})"
    return title, _ROWS / backup.ours, "sqlite3's own backup, unchecked", _ROWS / backup.theirs


def _backup(work: Work, folder: Path) -> _Beside:
    ours = _seconds(lambda: back_up(work.store, folder / "ours.db", work.run.now()))
    return _Beside("backed up", ours, "SQLite's copy", _seconds(lambda: _copy(work, folder)))


def _copy(work: Work, folder: Path) -> None:
    with work.store.read() as tx, closing(sqlite3.connect(folder / "theirs.db")) as copy:
        tx.backup(copy)


def _check(store: Store) -> _Beside:
    ours = _seconds(lambda: _all_well(store))
    theirs = _seconds(lambda: _asked(store, "PRAGMA integrity_check", "PRAGMA foreign_key_check"))
    return _Beside("checked with their history", ours, "SQLite's own checks", theirs)


def _all_well(store: Store) -> None:
    with store.read() as tx:
        assert not list(check_store(tx))


def _metrics(work: Work) -> _Beside:
    _, counted = take_samples(work, None, _MACHINE)
    ours = _seconds(lambda: [take_samples(work, counted, _MACHINE) for _ in range(_LOOKS)])
    theirs = _seconds(lambda: [_asked(work.store, *_COUNTS) for _ in range(_LOOKS)])
    return _Beside(f"measured {_LOOKS} times", ours, "three counts of them", theirs)


def _pruning(work: Work) -> _Beside:
    """Last, since it leaves nothing of anybody; the peer's is taken back."""
    with work.store.write() as tx:
        tx.execute(_OVER)
    theirs = _seconds(lambda: _emptied(work.store))
    done = Pruned()
    ours = _seconds(lambda: prune_names(work, done, dry_run=False))
    assert done.counts.faxes == _ROWS
    return _Beside("pruned of names", ours, "one statement that empties them", theirs)


def _emptied(store: Store) -> None:
    with store.trial() as tx:
        tx.execute("UPDATE cases SET number = '', fields = '{}', removed_at = changed_at")


def _asked(store: Store, *statements: str) -> None:
    with store.read() as tx:
        for sql in statements:
            tx.execute(sql).fetchall()


def _seconds(act: Callable[[], object]) -> float:
    start = time.process_time()
    act()
    return time.process_time() - start
