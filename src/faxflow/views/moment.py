"""Moments as people read them: in the practice's own time, with the zone's name."""

from datetime import datetime, tzinfo


def local_minute(moment: datetime, zone: tzinfo) -> str:
    """`2026-11-23 05:00 CST`."""
    return f"{moment.astimezone(zone):%Y-%m-%d %H:%M %Z}"


def local_second(moment: datetime, zone: tzinfo) -> str:
    """`2026-11-23 05:00:07 CST`."""
    return f"{moment.astimezone(zone):%Y-%m-%d %H:%M:%S %Z}"
