"""Leaves no image of this process's memory on a disk when it crashes."""

import sys
from contextlib import suppress


def keep_no_image() -> None:
    """No core file of this process, nor of the programs that it starts (core(5)).

    A collector that the kernel hands images to is told the same, and systemd's obeys.
    """
    if sys.platform != "win32":
        import resource

        with suppress(OSError):  # a unit that may set no limits has this one from systemd
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
