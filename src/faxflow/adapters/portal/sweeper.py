"""A private folder that is removed however we end: by us, or by a shell that outlives us."""

import secrets
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from faxflow.adapters.child_process import ProcessGroup

_LONGEST = 60
"""Chromium makes a socket in a folder below this one; its path must stay under 104 bytes."""

_SHORT = Path("/tmp")  # noqa: S108 - the folder in it is made anew, for us alone

_SWEEP = """read -r parted || {
  kill -KILL -- "-$1"
  rm -rf -- "$2" || { sleep 1; rm -rf -- "$2"; }
}"""
"""The pipe's end means that its holder has died; a dying browser may still write once."""


@contextmanager
def swept_folder(group: ProcessGroup) -> Iterator[Path]:
    """A new folder, 0700. Our death, too, ends the group's processes and removes it."""
    folder = _new_name()
    # The sweeper is there before the folder and longer than it, so that no moment is left
    # at which our death would leave it behind.
    with _sweeper(group, folder):
        folder.mkdir(mode=0o700)
        try:
            yield folder
        finally:
            _remove(folder)


def _new_name() -> Path:
    """A path that nobody has, short enough for Chromium."""
    name = f"faxflow-portal-{secrets.token_hex(4)}"
    path = Path(tempfile.gettempdir()).absolute() / name
    return path if len(str(path)) <= _LONGEST or sys.platform == "win32" else _SHORT / name


@contextmanager
def _sweeper(group: ProcessGroup, folder: Path) -> Iterator[None]:
    if sys.platform == "win32" or group.number is None:
        yield
        return
    shell = subprocess.Popen(
        ["/bin/sh", "-c", _SWEEP, "sweeper", str(group.number), str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        process_group=0,
    )
    try:
        yield
    finally:
        shell.kill()
        shell.communicate()


def _remove(folder: Path) -> None:
    """Removes it; a dying browser may write a last file while we do."""
    for _ in range(20):
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            return
        time.sleep(0.1)
