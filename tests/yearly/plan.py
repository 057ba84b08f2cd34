"""What a generated year is to be like: how long, how much of everything, and as of when."""

import random
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from faxflow.config.hours import Hours
from faxflow.domain.office_hours import OfficeHours
from faxflow.domain.referral import STAGES
from faxflow.domain.referrals.clock import Clock
from yearly.moments import OpenTime, to_ms

_LONG = 100
_LEAD = timedelta(hours=2)


@dataclass(frozen=True)
class YearPlan:
    """`now` is the moment at which the store stands; what would come later has not happened.

    Without `with_mails` no mail of a gateway is kept, which no figure asks for.

    In the `bad` days faxes fail three times as often; in the `quiet` ones no report, and in the
    `empty` ones nothing at all comes in. The years of few days have none of them.
    """

    days: int = 365
    faxes_a_day: int = 650
    referrals_a_day: int = 120
    seed: int = 7
    now: datetime = datetime(2026, 11, 24, 16, 31, 7, tzinfo=UTC)
    zone_name: str = "America/Chicago"
    gateways: tuple[str, str] = ("rehearsal", "metro")
    with_events: bool = False
    with_mails: bool = True
    environment: str = "rehearsal"
    hours: Hours = field(default=Hours(), repr=False)

    @cached_property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.zone_name)

    @cached_property
    def now_ms(self) -> int:
        return to_ms(self.now)

    @cached_property
    def today(self) -> date:
        return self.now.astimezone(self.zone).date()

    @cached_property
    def first_day(self) -> date:
        return self.today - timedelta(days=self.days - 1)

    def every_day(self) -> list[date]:
        return [self.first_day + timedelta(days=n) for n in range(self.days)]

    @cached_property
    def office(self) -> OfficeHours:
        return self.hours.calendar(self.zone, "US")

    @cached_property
    def open_time(self) -> OpenTime:
        first, last = date(self.first_day.year - 1, 1, 1), date(self.today.year + 3, 12, 31)
        return OpenTime(self.office, first, last)

    @cached_property
    def calendar(self) -> str:
        """The version of hours and stages, as `remind` reckons it."""
        return Clock(self.office, STAGES, _LEAD).version(self.now)

    def chance(self, what: str) -> random.Random:
        """Chance of its own for each part, so that one part does not change another."""
        return random.Random(f"{self.seed} {what}")

    @cached_property
    def bad(self) -> frozenset[date]:
        return self._span(0.58, 35)

    @cached_property
    def quiet(self) -> frozenset[date]:
        return self._span(0.3, 7)

    @cached_property
    def empty(self) -> frozenset[date]:
        return self._span(0.09, 7)

    def _span(self, where: float, length: int) -> frozenset[date]:
        """Whole weeks from Monday on."""
        if self.days < _LONG:
            return frozenset()
        start = self.first_day + timedelta(days=int(self.days * where))
        monday = start - timedelta(days=start.weekday())
        return frozenset(monday + timedelta(days=n) for n in range(length))
