"""The machine's clock: what the kernel says of it, and the zone that the system goes by."""

import ctypes
import sys
from pathlib import Path
from typing import Final

from faxflow.adapters.schedules.zone import cron_zone
from faxflow.domain.run import Clock

_NOT_KEPT: Final = 5
"""TIME_ERROR: nothing keeps the clock right (adjtimex(2))."""
_ROOM: Final = 512
"""Bytes, more than any struct timex has."""


class MachineClocks:
    """`clock` gives the present moment; `root` is / but in tests."""

    def __init__(self, clock: Clock, root: Path) -> None:
        self.now = clock
        self._root = root

    def synchronised(self) -> bool | None:
        """Whether the system says that something keeps it right; None where it does not say."""
        state = kernel_state()
        return None if state is None else state != _NOT_KEPT

    def zone(self) -> str:
        """The machine's time zone, as America/Chicago."""
        return cron_zone(self._root)


def kernel_state() -> int | None:
    """What adjtimex(2) gives when nothing is changed; None where there is no such call."""
    if sys.platform != "linux":
        return None
    try:
        state = ctypes.CDLL(None, use_errno=True).adjtimex(ctypes.create_string_buffer(_ROOM))
    except (OSError, AttributeError):
        return None
    return int(state) if state >= 0 else None
