"""A restore that is killed at any step leaves the old store, whole, or the new one, guarded."""

import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from proof.exchanged import NEW, NONE, OLD, Prepared, prepared, restore_in, what_stands
from proof.figures import FULL
from proof.forked import ForkServer
from proof.points import SEED
from proof.watched_run import Plan

pytestmark = pytest.mark.timeout(1800 if FULL else 120)
STORED = 3


def points(calls: int) -> list[int]:
    """Every call of a full run, else a few, and those at the end, where the files are exchanged."""
    every = range(1, calls + 1)
    if FULL:
        return [*every]
    chosen = random.Random(SEED).sample(every[:-30], 3)
    return sorted([*chosen, *every[-30::5]])


@pytest.fixture
def here(tmp_path: Path, folders: Iterator[Path]) -> Prepared:
    return prepared(next(folders))


def test_a_killed_restore_leaves_no_old_copy_without_a_guard(
    here: Prepared, folders: Iterator[Path], forks: ForkServer
) -> None:
    whole = shutil.copytree(here.folder, next(folders))
    ended = restore_in(whole, forks, Plan())
    assert (ended.code, what_stands(whole, here.events)) == (STORED, NEW)

    for point in points(len(ended.calls)):
        copy = shutil.copytree(here.folder, next(folders))

        restore_in(copy, forks, Plan(at=point))

        assert what_stands(copy, here.events) in {OLD, NEW, NONE}, f"killed at {point}"
        assert restore_in(copy, forks).code == STORED
        assert what_stands(copy, here.events) == NEW
        assert list(copy.glob("data/.restore-*")) == []
        shutil.rmtree(copy)


def test_a_damaged_store_is_moved_aside_whole(folders: Iterator[Path], forks: ForkServer) -> None:
    here = prepared(next(folders), damaged=True)
    was = {one.name: one.read_bytes() for one in (here.folder / "data").glob("faxflow.db*")}

    ended = restore_in(here.folder, forks)

    assert (ended.code, what_stands(here.folder, here.events)) == (STORED, NEW)
    aside = sorted((here.folder / "data").glob("faxflow.db.before-*"))
    kept = [one.read_bytes() for one in aside if not one.name.endswith("-shm")]
    assert kept == [was["faxflow.db"], was["faxflow.db-wal"]]
