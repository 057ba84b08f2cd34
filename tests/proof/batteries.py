"""A pytest plugin: in each worker one fork server, and each scene prepared once."""

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
from proof.system_calls import can_announce


@pytest.fixture(scope="session")
def forks() -> Iterator[ForkServer]:
    """A fork server, ready. Where the kernel announces no calls, what needs it is skipped."""
    if not can_announce():
        pytest.skip("this kernel or container announces no system calls (seccomp, Linux 5.5)")
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
def folders(quick_folder: Path) -> Iterator[Path]:
    """Names for folders, none of them there yet."""
    return (quick_folder / str(number) for number in itertools.count())


@pytest.fixture(scope="session")
def prepare(folders: Iterator[Path]) -> Callable[[Scene], Prepared]:
    """Gives each scene's practice, brought to its moment when it is first asked for."""
    known: dict[Callable[[Practice], None], Prepared] = {}

    def prepared(scene: Scene) -> Prepared:
        if scene.prepare not in known:
            known[scene.prepare] = scene.ready(next(folders))
        return known[scene.prepare]

    return prepared


@pytest.fixture(scope="session")
def batteries(
    forks: ForkServer, folders: Iterator[Path], prepare: Callable[[Scene], Prepared]
) -> Callable[[Scene], Battery]:
    """Gives each scene's battery, made when it is first asked for."""
    made: dict[Scene, Battery] = {}

    def battery(scene: Scene) -> Battery:
        if scene not in made:
            base = next(folders)
            base.mkdir()
            made[scene] = Battery(scene, prepare(scene), base, forks)
        return made[scene]

    return battery
