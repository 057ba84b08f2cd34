"""However and whenever a walk is killed, no process and no file of the browser outlives it."""

import os
import signal
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from portal_walks import PASSWORD
from watched_processes import gone, living_with

from faxflow.simulator.portal import Portal
from faxflow.simulator.portal.exchange import Reply, Request

HERE = Path(__file__).parent
SCRIPT = """
import sys
from pathlib import Path
from portal_walks import DAY, Walk
source = Walk(sys.argv[1], Path(sys.argv[2])).source()
print("begins", flush=True)
source.fetch(DAY)
"""


class WatchedPortal(Portal):
    """Tells when an address of it is first asked for."""

    def __init__(self, watched: str) -> None:
        super().__init__(PASSWORD, faxes=6, delay_seconds=30)
        self._watched = watched
        self.asked = Event()

    def reply(self, request: Request) -> Reply:
        if request.path.startswith(self._watched):
            self.asked.set()
        return super().reply(request)


@pytest.fixture
def scratch() -> Iterator[Path]:
    """An empty folder with a path short enough for Chromium's sockets."""
    with tempfile.TemporaryDirectory(prefix="killed-") as folder:
        yield Path(folder)


@pytest.mark.parametrize(
    ("moment", "how"),
    [
        ("", signal.SIGKILL),
        ("/", signal.SIGKILL),
        ("/reports", signal.SIGKILL),
        ("/download", signal.SIGKILL),
        ("/menu", signal.SIGTERM),
        ("/download", signal.SIGINT),
    ],
)
def test_a_walk_that_is_killed_leaves_nothing(
    moment: str, how: signal.Signals, scratch: Path, tmp_path: Path
) -> None:
    with WatchedPortal(moment) as portal:
        run = begun_walk(portal.url, scratch, tmp_path)
        assert not moment or portal.asked.wait(60)
        living = living_with(str(scratch))
        modes = {stat.S_IMODE(path.stat().st_mode) for path in scratch.iterdir()}

        run.send_signal(how)
        run.communicate()

    assert run.returncode == -how
    assert len(living) > 5 or not moment
    assert modes <= {0o700}
    assert all(gone(process) for process in (*living, *living_with(str(scratch))))
    assert list(scratch.iterdir()) == []


def begun_walk(url: str, scratch: Path, folder: Path) -> "subprocess.Popen[str]":
    """A walk in a process of its own, which is just about to open its browser."""
    paths = os.pathsep.join([str(HERE.parents[1] / "src"), str(HERE)])
    run = subprocess.Popen(
        [sys.executable, "-c", SCRIPT, url, str(folder)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "TMPDIR": str(scratch), "PYTHONPATH": paths},
    )
    assert run.stdout
    assert run.stdout.readline() == "begins\n"
    return run
