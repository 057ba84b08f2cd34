"""How long a refused login rests: a wrong password tried every few minutes locks the account."""

from datetime import datetime, timedelta

_FIRST, _LONGEST = timedelta(minutes=10), timedelta(hours=1)
_DOUBLINGS = 8  # far beyond the longest pause, and small enough to compute


def next_login(times: int, last_at: datetime) -> datetime:
    """When to try again after `times` refusals in a row, the last of them at `last_at`."""
    doubled: int = 2 ** min(times - 1, _DOUBLINGS)
    return last_at + min(_LONGEST, _FIRST * doubled)
