"""The zone of the clock that cron goes by, whatever else the machine says of its zone."""

import os
from pathlib import Path

from faxflow.adapters.machine_zone import is_zone, linked_zone, machine_zone


def cron_zone(root: Path) -> str:
    """Its name (IANA). /etc/localtime alone sets the clock (tzset(3)); where it is a copy that
    names no zone, /etc/timezone does. A machine with neither is on UTC."""
    linked = linked_zone(root)
    if linked and is_zone(linked):
        return linked
    return (machine_zone({}, root) if _is_there(root / "etc/localtime") else None) or "UTC"


def _is_there(path: Path) -> bool:
    return os.path.lexists(path)
