"""Word's processes on this machine: which run, and the end of those that do not answer."""

import csv
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import Final

_LISTS: Final = {
    "win32": ("tasklist", "/FI", "IMAGENAME eq WINWORD.EXE", "/FO", "CSV", "/NH"),
    "darwin": ("pgrep", "-x", "Microsoft Word"),
}
_PATIENCE_SECONDS: Final = 20.0


def word_processes(platform: str = sys.platform) -> frozenset[int]:
    """The ids of those that run now; none where the system tells of none."""
    command = _LISTS.get(platform)
    program = None if command is None else shutil.which(command[0])
    if command is None or program is None:
        return frozenset()
    try:
        told = subprocess.run(
            [program, *command[1:]],
            check=False,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=_PATIENCE_SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired):
        return frozenset()
    lines = told.stdout.splitlines()
    ids = [row[1] for row in csv.reader(lines) if len(row) > 1] if platform == "win32" else lines
    return frozenset(int(one) for one in ids if one.strip().isdecimal())


def end_processes(ids: Iterable[int]) -> None:
    """Ends them at once; one that is gone already is ended."""
    for one in ids:
        with suppress(OSError):
            # On Windows, which knows no signals, this ends the process all the same.
            os.kill(one, getattr(signal, "SIGKILL", signal.SIGTERM))
