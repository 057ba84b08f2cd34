"""Removes the browser's files where we are killed before we can."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from faxflow.adapters.child_process import ProcessGroup

_SWEEP = """read -r parted || {
  kill -KILL -- "-$1"
  rm -rf -- "$2" || { sleep 1; rm -rf -- "$2"; }
}"""
"""The pipe's end means that its holder has died; a dying browser may still write once."""


@contextmanager
def sweeping(scratch: Path, group: ProcessGroup) -> Iterator[None]:
    """While the block runs, our death ends the group's processes and removes `scratch`."""
    if sys.platform == "win32" or group.number is None:
        yield
        return
    sweeper = subprocess.Popen(
        ["/bin/sh", "-c", _SWEEP, "sweeper", str(group.number), str(scratch)],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        process_group=0,
    )
    try:
        yield
    finally:
        sweeper.kill()
        sweeper.communicate()
