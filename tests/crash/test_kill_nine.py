"""Promise 8: kill -9 before any system call of any command, and the next runs keep all promises.

Real processes are killed; the gateway, the inbox and the store are real as well.
"""

import random
import time
from collections.abc import Callable
from dataclasses import replace

import pytest

from proof.battery import Battery
from proof.breach import Kind
from proof.figures import FULL, Count
from proof.points import SEED, broken, chosen, figures, scene_called
from proof.scenes import SCENES, Scene

PARTS = 8 if FULL else 1
pytestmark = pytest.mark.timeout(1800 if FULL else 120)

Batteries = Callable[[Scene], Battery]


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_a_run_killed_before_any_system_call_is_finished_by_the_next(
    scene: Scene, part: int, batteries: Batteries, count: Count
) -> None:
    battery, began = batteries(scene), time.monotonic()

    hurts = [battery.kill_at(point) for point in chosen(battery, part, PARTS)]

    count(f"kill -9: {scene.name}", **figures(hurts), seconds=time.monotonic() - began)
    assert broken(hurts) == []
    assert any(hurt.reached for hurt in hurts)


@pytest.mark.parametrize("part", range(PARTS))
def test_a_run_killed_after_a_kill_is_finished_by_the_next(
    part: int, batteries: Batteries, count: Count
) -> None:
    chance, began = random.Random(SEED + part), time.monotonic()
    battery = batteries(scene_called("send"))
    pairs = [chance.choices(range(1, battery.calls), k=2) for _ in range(40 if FULL else 4)]

    hurts = [battery.kill_twice_at(first, second) for first, second in pairs]

    count("kill -9, twice: send", **figures(hurts), seconds=time.monotonic() - began)
    assert broken(hurts) == []


@pytest.mark.parametrize(
    ("naive", "kind"),
    [
        ("send_then_commit", Kind.DUPLICATE),
        ("commit_then_send", Kind.LOSS),
        ("resend_after_timeout", Kind.DUPLICATE),
    ],
)
def test_a_naive_sender_fails_the_same_battery(
    naive: str, kind: Kind, batteries: Batteries, count: Count
) -> None:
    scene = replace(scene_called("send"), program=f"proof.naive:{naive}")
    battery, began = batteries(scene), time.monotonic()

    first = battery.calls // 4  # from here on one whole fax is handed over
    few = range(first, first + 48, 4 if kind is Kind.LOSS else 12)
    points = range(1, battery.calls + 1, 2) if FULL else few

    hurts = [battery.kill_at(point) for point in points]

    count(f"naive: {naive}", **figures(hurts), seconds=time.monotonic() - began)
    assert kind in {breach.kind for hurt in hurts for breach in hurt.breaches}
