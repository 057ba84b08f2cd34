"""One way to break one thing."""

from collections.abc import Callable
from dataclasses import dataclass

from doctor_scene import Scene

Act = Callable[[Scene], object]


@dataclass(frozen=True)
class Break:
    """`well` makes the thing well, `breaks` breaks it; doctor then names `about` and `cure`."""

    breaks: Act
    about: str
    cure: str
    well: Act = lambda scene: scene
    level: str = "bad"
    name: str = ""
