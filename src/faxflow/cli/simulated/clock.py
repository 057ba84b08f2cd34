"""A rehearsal's clock: runs like any other, and can be set forward instead of waiting."""

import time
from datetime import UTC, datetime, timedelta
from threading import Event, Lock


class SimulatedClock:
    """Starts at a given moment (aware, UTC) and never goes back; safe for several threads.

    It is the rehearsal's stopwatch, too: whoever rests by it sets it forward, so that a pace of
    so many faxes a minute is kept to the second and costs no time.
    """

    def __init__(self, start: datetime) -> None:
        self._lock = Lock()
        self._started = start
        self._asked = 0.0
        # One value, so that no thread sees the half of a change.
        self._running = (start, time.monotonic())

    def __call__(self) -> datetime:
        base, since = self._running
        return base + timedelta(seconds=time.monotonic() - since)

    def set_to(self, moment: datetime) -> None:
        """Goes on from `moment`, unless it is past already."""
        with self._lock:
            if moment > self():
                # A run's id and a letter's day take the moment as they find it: UTC.
                self._running = (moment.astimezone(UTC), time.monotonic())

    def seconds(self) -> float:
        """Seconds since it was started."""
        self._asked = (self() - self._started).total_seconds()
        return self._asked

    def rest(self, seconds: float, until: Event) -> None:
        """Is so much later at once, unless `until` is set.

        Later than when it was last asked: of several who rest side by side, none adds to another.
        """
        if not until.is_set():
            self.set_to(self._started + timedelta(seconds=self._asked + seconds))
