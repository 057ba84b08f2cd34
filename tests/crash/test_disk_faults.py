"""Promise 8: a full or a broken disk at any moment ends a run in our own words, and loses nothing.

Any call on the practice's files may fail: once, for a while, or from then on until the run ends.
"""

import errno
import random
import time
from collections.abc import Callable

import pytest

from proof.battery import Battery
from proof.figures import FULL, Count
from proof.points import SEED, broken, figures
from proof.scenes import SCENES, Scene

PARTS = 4 if FULL else 1
FOREVER = 1_000_000
FAULTS = [
    pytest.param(errno.ENOSPC, 1, id="full once"),
    pytest.param(errno.ENOSPC, FOREVER, id="full from then on"),
    pytest.param(errno.EIO, 1, id="broken once"),
    pytest.param(errno.EIO, 20, id="broken for a while"),
]

Batteries = Callable[[Scene], Battery]


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize(("error", "times"), FAULTS)
@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_a_run_whose_disk_fails_is_finished_by_the_next(
    scene: Scene, error: int, times: int, part: int, *, batteries: Batteries, count: Count
) -> None:
    battery, began = batteries(scene), time.monotonic()
    chance = random.Random(f"{SEED} {scene.name} {error} {times} {part}")
    every = range(1, battery.file_calls(error) + 1)
    points = chance.sample(every, min(len(every), scene.sample * (3 if FULL else 0) or 1))

    hurts = [battery.fail_at(point, error=error, times=times) for point in points]

    name = "disk full" if error == errno.ENOSPC else "disk broken"
    count(f"{name}: {scene.name}", **figures(hurts), seconds=time.monotonic() - began)
    assert broken(hurts) == []
