"""Which days the demo plays, and when cron runs on them."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from faxflow.cli.demo.referrals.calendar import last_open_days, ticks
from faxflow.domain.office_hours import OfficeHours, Window

_HOURS = OfficeHours(ZoneInfo("America/Chicago"), frozenset(range(5)), (Window(480, 1020),), "US")


def test_a_day_that_is_not_over_yet_is_not_played() -> None:
    noon = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)

    days = last_open_days(_HOURS, noon, 2)

    assert days == [date(2026, 11, 20), date(2026, 11, 23)]


def test_holidays_are_passed_over() -> None:
    night = datetime(2026, 11, 28, 3, 0, tzinfo=UTC)

    days = last_open_days(_HOURS, night, 2)

    assert days == [date(2026, 11, 25), date(2026, 11, 27)]


def test_cron_runs_by_the_quarter_hour_and_seldom_at_night() -> None:
    every = list(ticks(_HOURS, [date(2026, 11, 20), date(2026, 11, 23)]))

    by_day = [at for at in every if _HOURS.is_open(at)]

    assert len(by_day) == 2 * 9 * 4
    assert all(later - at <= timedelta(hours=3) for at, later in pairwise(every))
    assert len(every) < len(by_day) + 40
