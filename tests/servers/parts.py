"""What every server of the tests needs: its program, a port, a folder, and to be waited for."""

import os
import shutil
import socket
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_SYSTEM_FOLDERS = "/usr/sbin:/sbin:/usr/local/sbin"
_START_SECONDS = 20.0


def program(name: str, package: str) -> str:
    """Its full path; a missing program fails the test by its name."""
    found = shutil.which(name, path=f"{os.environ.get('PATH', '')}:{_SYSTEM_FOLDERS}")
    if found is None:
        pytest.fail(f"{name} is missing: install {package}")
    return found


def free_port() -> int:
    """A port of loopback that nobody listened on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def open_folder() -> Iterator[Path]:
    """A folder that the servers' own users can reach, unlike pytest's."""
    folder = Path(tempfile.mkdtemp(prefix="faxflow-test-", dir="/tmp"))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def wait_until_up(port: int, log: Path) -> None:
    """Returns when someone listens on the port; fails with the log when nobody does in time."""
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    told = log.read_text() if log.exists() else "it left no log"
    pytest.fail(f"the server on port {port} did not start: {told}")
