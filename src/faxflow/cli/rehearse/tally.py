"""Counts what each hour of the rehearsed day did."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime, tzinfo
from enum import StrEnum

from faxflow.domain.rehearsed_day import RehearsedHour


class Deed(StrEnum):
    """What is counted."""

    HANDED_OVER = "handed over"
    DELIVERED = "delivered"
    FAILED = "failed"
    AGAIN = "again"
    ALERTS = "alerts"


class Tally:
    """Hours are those of the practice's clock, `zone`."""

    def __init__(self, zone: tzinfo) -> None:
        self._zone = zone
        self._hours: defaultdict[datetime, Counter[Deed]] = defaultdict(Counter)

    def note(self, deed: Deed, at: datetime, count: int = 1) -> None:
        """`count` of them happened at that moment."""
        if count:
            hour = at.astimezone(self._zone).replace(minute=0, second=0, microsecond=0)
            self._hours[hour][deed] += count

    def note_each(self, deed: Deed, moments: Iterable[datetime]) -> None:
        """One happened at each of the moments."""
        for at in moments:
            self.note(deed, at)

    def hours(self) -> list[RehearsedHour]:
        """The hours in which anything happened, in order."""
        return [_hour(at, self._hours[at]) for at in sorted(self._hours)]


def _hour(at: datetime, counts: Mapping[Deed, int]) -> RehearsedHour:
    return RehearsedHour(
        at=f"{at:%H:%M}",
        handed_over=counts.get(Deed.HANDED_OVER, 0),
        delivered=counts.get(Deed.DELIVERED, 0),
        failed=counts.get(Deed.FAILED, 0),
        again=counts.get(Deed.AGAIN, 0),
        alerts=counts.get(Deed.ALERTS, 0),
    )
