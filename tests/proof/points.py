"""Which points the batteries try, and what they count."""

import random
from collections.abc import Iterable, Sequence

from proof.battery import Battery, Hurt
from proof.breach import Kind
from proof.figures import FULL
from proof.scenes import SCENES, Scene

SEED = 20261122


def chosen(battery: Battery, part: int, parts: int) -> Sequence[int]:
    """Every point of a full run that falls to this part, else a seeded sample."""
    every = range(1, battery.calls + 1, battery.scene.stride)
    if FULL:
        return every[part::parts]
    sample = random.Random(f"{SEED} {battery.scene.name}").sample(every, battery.scene.sample)
    return sorted(sample)


def scene_called(name: str) -> Scene:
    return next(scene for scene in SCENES if scene.name == name)


def broken(hurts: Iterable[Hurt]) -> list[str]:
    """What is broken, each beside its point."""
    return [
        f"point {hurt.point}: {breach.kind}: {breach.what}"
        for hurt in hurts
        for breach in hurt.breaches
    ]


def figures(hurts: Iterable[Hurt]) -> dict[str, int]:
    """How many points were reached, and at how many of them each kind of promise broke."""
    named = {Kind.DUPLICATE: "duplicates", Kind.LOSS: "losses", Kind.LIMBO: "limbo"}
    found = {"points": 0, "duplicates": 0, "losses": 0, "limbo": 0, "other": 0}
    for hurt in hurts:
        found["points"] += hurt.reached
        for column in {named.get(breach.kind, "other") for breach in hurt.breaches}:
            found[column] += 1
    return found
