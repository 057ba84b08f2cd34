"""A clock that only goes forward, and rests that can be cut short."""

import time
from threading import Event


class MonotonicStopwatch:
    """The machine's own."""

    def seconds(self) -> float:
        """Seconds since some moment of no meaning."""
        return time.monotonic()

    def rest(self, seconds: float, until: Event) -> None:
        """Returns after `seconds`, or at once when `until` is set."""
        until.wait(seconds)
