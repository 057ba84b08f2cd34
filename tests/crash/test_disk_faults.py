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

pytestmark = pytest.mark.timeout(1800 if FULL else 120)
FOREVER = 1_000_000
FULL_ONCE, FULL_ON = (errno.ENOSPC, 1), (errno.ENOSPC, FOREVER)
BROKEN_ONCE, BROKEN_ON = (errno.EIO, 1), (errno.EIO, 20)
FAULTS = {
    "full once": FULL_ONCE,
    "full from then on": FULL_ON,
    "broken once": BROKEN_ONCE,
    "broken for a while": BROKEN_ON,
}
QUICK = [scene for scene in SCENES if scene.stride == 1]
TRIED = [
    pytest.param(scene, fault, id=f"{scene.name}, {name}")
    for number, scene in enumerate(SCENES if FULL else QUICK)
    for turn, (name, fault) in enumerate(FAULTS.items())
    if FULL or turn == number % len(FAULTS)
]

Batteries = Callable[[Scene], Battery]


@pytest.mark.parametrize(("scene", "fault"), TRIED)
def test_a_run_whose_disk_fails_is_finished_by_the_next(
    scene: Scene, fault: tuple[int, int], batteries: Batteries, count: Count
) -> None:
    error, times = fault
    battery, began = batteries(scene), time.monotonic()
    chance = random.Random(f"{SEED} {scene.name} {error} {times}")
    every = range(1, battery.file_calls(error) + 1)
    points = chance.sample(every, min(len(every), scene.sample if FULL else 2))

    hurts = [battery.fail_at(point, error=error, times=times) for point in points]

    name = "disk full" if error == errno.ENOSPC else "disk broken"
    count(f"{name}: {scene.name}", **figures(hurts), seconds=time.monotonic() - began)
    assert broken(hurts) == []
