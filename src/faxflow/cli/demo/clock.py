"""The demo's clock: runs like any other, and can be set forward."""

import time
from datetime import datetime, timedelta


class DemoClock:
    """Starts at a given moment (aware, UTC) and never goes back."""

    def __init__(self, start: datetime) -> None:
        self._base = start
        self._since = time.monotonic()

    def __call__(self) -> datetime:
        return self._base + timedelta(seconds=time.monotonic() - self._since)

    def set_to(self, moment: datetime) -> None:
        """Goes on from `moment`, unless it is past already."""
        if moment > self():
            self._base, self._since = moment, time.monotonic()
