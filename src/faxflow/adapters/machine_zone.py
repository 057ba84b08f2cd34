"""The time zone that this machine is set to, and the country that a zone lies in."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

_ZONES = Path("/usr/share/zoneinfo")
_TABLE = "zone.tab"
"""Of each zone its country, its place and its name, by tabs (tz database)."""


def machine_zone(environment: Mapping[str, str], root: Path = Path("/")) -> str | None:
    """As `America/Chicago`; None where it cannot be told."""
    named = (environment.get("TZ", "").lstrip(":"), _written(root), linked_zone(root))
    return next((one for one in named if one and is_zone(one)), None)


def is_zone(name: str) -> bool:
    """Whether the tz database knows a zone of that name."""
    try:
        return bool(ZoneInfo(name))
    except (KeyError, ValueError, OSError):
        return False


def zones() -> Iterable[str]:
    """The names of all zones."""
    return sorted(available_timezones())


def linked_zone(root: Path) -> str:
    """By the file that /etc/localtime leads to; empty where it leads to none of a zone."""
    place = os.path.realpath(root / "etc/localtime")
    # Below posix/ Debian keeps the same zones once more, which no table of countries names so.
    return place.partition("/zoneinfo/")[2].removeprefix("posix/")


def country_of(zone: str, folder: Path = _ZONES) -> str | None:
    """The country, ISO, two letters; None where the zone is no country's own."""
    try:
        lines = (folder / _TABLE).read_text(encoding="utf-8").splitlines()
    except OSError:
        return None
    rows = (one.split("\t") for one in lines if not one.startswith("#"))
    return next((row[0] for row in rows if len(row) > 2 and row[2] == zone), None)  # noqa: PLR2004


def _written(root: Path) -> str:
    try:
        return (root / "etc/timezone").read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return ""
