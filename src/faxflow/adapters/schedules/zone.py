"""The time zone that the machine's clock shows."""

import os
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

_DATA: Final = "zoneinfo/"


def machine_zone(root: Path) -> str:
    """Its name (IANA), by /etc/localtime, else /etc/timezone; a machine without is on UTC."""
    target = os.path.realpath(root / "etc/localtime")
    names = (_after(target), _written(root / "etc/timezone"), "UTC")
    return next(name for name in names if name and _is_known(name))


def _after(target: str) -> str:
    _, found, name = target.partition(_DATA)
    return name.removeprefix("posix/") if found else ""


def _written(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return ""


def _is_known(name: str) -> bool:
    try:
        return bool(ZoneInfo(name))
    except (KeyError, ValueError, OSError):
        return False
