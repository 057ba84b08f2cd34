"""The gateway's rate limit: one start after another at even distances, never a burst."""

from dataclasses import dataclass


@dataclass(slots=True)
class Pace:
    """`free_at` is when the next fax may start, in seconds of a clock that only goes forward."""

    interval_seconds: float
    free_at: float

    def wait(self, now: float) -> float:
        """Takes the next start, and gives how many seconds are left until then."""
        start = max(now, self.free_at)
        self.free_at = start + self.interval_seconds
        return start - now


def pace(per_minute: float | None, *, now: float, since_last_seconds: float | None) -> Pace:
    """The pace of a run that begins `since_last_seconds` after the last run's last fax.

    Without a limit, or without an earlier fax (None), the first may start at once.
    """
    interval = 60 / per_minute if per_minute else 0.0
    if since_last_seconds is None:
        return Pace(interval, now)
    # A clock that was set back must not make the run wait for hours.
    left = interval - max(0.0, since_last_seconds)
    return Pace(interval, now + max(0.0, left))
