"""Lengths of time as a glance takes them in: `45 min`, `3 h`, `4 d`."""

from datetime import timedelta

_HOURS_FROM = timedelta(minutes=100)
_DAYS_FROM = timedelta(hours=48)


def glance(length: timedelta) -> str:
    """Its whole minutes, hours or days; one that is below nothing counts as nothing."""
    length = max(length, timedelta())
    if length >= _DAYS_FROM:
        return f"{length.days} d"
    minutes = int(length.total_seconds() // 60)
    return f"{minutes // 60} h" if length >= _HOURS_FROM else f"{minutes} min"
