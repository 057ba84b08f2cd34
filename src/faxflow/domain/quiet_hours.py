"""Quiet hours: the part of the day in which a recipient's line is left alone."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, time, timedelta, tzinfo

NEVER_QUIET = "none"

_SPAN = re.compile(r"([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)")
_LOOKED_AT = [timedelta(minutes=30 * step) for step in range(48)]


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From `start` until just before `end`, by the recipient's own clock; 20:00-07:00 spans
    midnight."""

    start: time
    end: time

    def hold_at(self, clock: time) -> bool:
        """Whether it is quiet when a clock on the recipient's wall shows `clock`."""
        if self.start < self.end:
            return self.start <= clock < self.end
        return clock >= self.start or clock < self.end


def parse_quiet_hours(text: str) -> QuietHours | None:
    """The span written as 20:00-07:00, or None for `none`. Raises ValueError for any other text."""
    if text == NEVER_QUIET:
        return None
    found = _SPAN.fullmatch(text)
    if found is None or found.group(1, 2) == found.group(3, 4):
        raise ValueError("it takes a span of the day, as 20:00-07:00, or none")
    start_hour, start_minute, end_hour, end_minute = map(int, found.groups())
    return QuietHours(time(start_hour, start_minute), time(end_hour, end_minute))


def may_ring(
    quiet: QuietHours | None, now: datetime, zones: Collection[tzinfo], *, home: tzinfo
) -> bool:
    """Whether no zone in which the recipient may be has its quiet hours now.

    `home` counts where no zone is known, and where the zones lie so far apart that they have
    no waking hour in common: else such a fax would wait for ever.
    """
    if quiet is None:
        return True
    known = zones if zones and _share_an_hour(quiet, now, zones) else [home]
    return _all_awake(quiet, now, known)


def _share_an_hour(quiet: QuietHours, now: datetime, zones: Collection[tzinfo]) -> bool:
    return len(zones) == 1 or any(_all_awake(quiet, now + ahead, zones) for ahead in _LOOKED_AT)


def _all_awake(quiet: QuietHours, now: datetime, zones: Collection[tzinfo]) -> bool:
    return not any(quiet.hold_at(now.astimezone(zone).time()) for zone in zones)
