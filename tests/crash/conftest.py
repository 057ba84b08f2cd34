"""What the batteries share: one fork server and one prepared practice a scene, for each worker."""

import itertools
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from proof.battery import Battery
from proof.forked import ForkServer
from proof.making_ready import Practice
from proof.scenes import Scene
from proof.stand import Prepared


@pytest.fixture(scope="session")
def forks() -> Iterator[ForkServer]:
    """A fork server, ready."""
    with ForkServer() as server:
        yield server


@pytest.fixture(scope="session")
def quick_folder() -> Iterator[Path]:
    """In memory where that can be: a killed process loses nothing of what it wrote."""
    memory = Path("/dev/shm")  # noqa: S108
    folder = Path(tempfile.mkdtemp(prefix="faxflow-", dir=memory if memory.is_dir() else None))
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def batteries(forks: ForkServer, quick_folder: Path) -> Callable[[Scene], Battery]:
    """Gives each scene's battery, made when it is first asked for."""
    made: dict[Scene, Battery] = {}
    prepared: dict[Callable[[Practice], None], Prepared] = {}
    names = (quick_folder / str(number) for number in itertools.count())

    def battery(scene: Scene) -> Battery:
        if scene.prepare not in prepared:
            prepared[scene.prepare] = scene.ready(next(names))
        if scene not in made:
            base = next(names)
            base.mkdir()
            made[scene] = Battery(scene, prepared[scene.prepare], base, forks)
        return made[scene]

    return battery
