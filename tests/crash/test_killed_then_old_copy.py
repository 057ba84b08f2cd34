"""A machine dies while it sends, and somebody puts a copy from before that run back by hand."""

import random
import shutil
from collections.abc import Callable

import pytest

from proof.battery import Battery
from proof.figures import FULL
from proof.points import SEED, scene_called
from proof.scenes import Scene
from proof.stand import Prepared, Stand, stand
from proof.watched_run import Plan

STORE = 74
pytestmark = pytest.mark.timeout(1800 if FULL else 120)

Batteries = Callable[[Scene], Battery]


def points(calls: int) -> list[int]:
    every = range(1, calls + 1)
    return [*every] if FULL else sorted(random.Random(SEED).sample(every[calls // 3 :], 5))


def put_back(prepared: Prepared, here: Stand) -> None:
    """The store as it was before the run, and nothing else: the locks stay as they are."""
    for left in (here.folder / "data").glob("faxflow.db*"):
        left.unlink()
    for one in (prepared.folder / "data").glob("faxflow.db*"):
        shutil.copyfile(one, here.folder / "data" / one.name)


def test_what_the_killed_run_handed_over_goes_out_once(batteries: Batteries) -> None:
    battery, refused = batteries(scene_called("send")), 0
    for point in points(battery.calls):
        with stand(battery.prepared, battery.base / f"copied-{point}", battery.forks) as here:
            here.run("send", plan=Plan(at=point))
            out = here.taken()
            put_back(battery.prepared, here)

            codes = [here.run(command).code for command in ("send", "run-morning")]

            assert not out or codes == [STORE, STORE], f"killed at {point}"
            assert len(set(here.taken())) == len(here.taken()), f"killed at {point}"
            refused += codes == [STORE, STORE]
    assert refused
