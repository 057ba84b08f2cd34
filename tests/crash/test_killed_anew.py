"""A store that is being made anew and is killed at any step is not there, or is there guarded."""

import random
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from making import REHEARSAL_TEXT
from proof.figures import FULL
from proof.forked import Ended, ForkServer, Order
from proof.making_ready import NOON
from proof.points import SEED
from proof.watched_run import Plan

pytestmark = pytest.mark.timeout(1800 if FULL else 120)
PERSON, STANDS = 3, 2
GUARDED = "a guarded store"


def points(calls: int) -> list[int]:
    every = [*range(1, calls + 1)]
    return every if FULL else sorted([*random.Random(SEED).sample(every[:-25], 2), *every[-25::5]])


def anew_in(folder: Path, forks: ForkServer, plan: Plan) -> Ended:
    command = ("store", "create", "--anew", "--config", str(folder / "faxflow.toml"))
    said = folder.with_name(f"{folder.name}.said")
    return forks.run(Order(command, {"PATH": "/usr/bin:/bin"}, said, NOON, plan))


def what_stands(folder: Path) -> str | None:
    path = folder / "data" / "faxflow.db"
    if not path.exists():
        return None
    with closing(sqlite3.connect(path)) as store:
        guarded = store.execute("SELECT count(*) FROM restores WHERE lifted_at IS NULL").fetchone()
        whole = store.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    return GUARDED if whole and guarded == (1,) else "a store without its guard"


def test_a_killed_making_leaves_none_without_its_guard(
    folders: Iterator[Path], forks: ForkServer
) -> None:
    here = next(folders)
    here.mkdir(exist_ok=True)
    (here / "faxflow.toml").write_text(REHEARSAL_TEXT)
    whole = shutil.copytree(here, next(folders))
    ended = anew_in(whole, forks, Plan())
    assert (ended.code, what_stands(whole)) == (PERSON, GUARDED)

    for point in points(len(ended.calls)):
        copy = shutil.copytree(here, next(folders))

        anew_in(copy, forks, Plan(at=point))

        assert what_stands(copy) in {None, GUARDED}, f"killed at {point}"
        assert anew_in(copy, forks, Plan()).code in {PERSON, STANDS}
        assert what_stands(copy) == GUARDED
        shutil.rmtree(copy)
