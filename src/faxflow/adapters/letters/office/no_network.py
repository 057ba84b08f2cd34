"""Programs started without any network, where the system lets us."""

import shutil
import subprocess
import sys
from functools import cache
from typing import Final

_WAYS: Final = (
    ("--net",),
    ("--user", "--map-current-user", "--net"),
    ("--user", "--map-root-user", "--net"),
)
"""For the system's administrator, for others, and for others before util-linux 2.35."""
_PATIENCE_SECONDS: Final = 5.0


@cache
def without_network() -> tuple[str, ...]:
    """What to write before a command so that it runs in a network of nothing, not even loopback.

    Empty where the system has no such thing or forbids it, as containers often do. `unshare`
    becomes the program that it starts, so its process and its group stay the same.
    """
    unshare = shutil.which("unshare") if sys.platform == "linux" else None
    if unshare is None:
        return ()
    return next((command for way in _WAYS if _works(command := (unshare, *way, "--"))), ())


def _works(command: tuple[str, ...]) -> bool:
    try:
        tried = subprocess.run(
            [*command, "true"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_PATIENCE_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return tried.returncode == 0
