"""Open hours between many pairs of moments are those that the office hours say of each pair."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from random import Random
from zoneinfo import ZoneInfo

import pytest

from faxflow.domain.office_hours import OfficeHours, Window
from faxflow.domain.statistics.open_time import OpenTime, seconds_between
from faxflow.domain.statistics.spans import stamp

ZONE = ZoneInfo("America/Chicago")
HOURS = OfficeHours(ZONE, frozenset(range(5)), (Window(8 * 60, 12 * 60), Window(13 * 60, 17 * 60)))
ALL_DAY = OfficeHours(ZONE, frozenset(range(7)), (Window(0, 24 * 60),))
FIRST = datetime(2026, 3, 2, tzinfo=UTC)
LAST = datetime(2026, 11, 20, tzinfo=UTC)


@pytest.mark.parametrize("hours", [HOURS, ALL_DAY], ids=["lunch", "day and night"])
def test_it_says_what_the_office_hours_say(hours: OfficeHours) -> None:
    draw, open_time = Random(5), OpenTime(hours, FIRST, LAST)
    length = (LAST - FIRST).total_seconds()
    moments = [FIRST + timedelta(seconds=draw.random() * length) for _ in range(200)]

    for start, end in pairwise(moments):
        expected = hours.worked(start, end).total_seconds() / 3600
        assert open_time.hours(stamp(start), stamp(end)) == pytest.approx(expected, abs=1e-6)


def test_a_day_and_night_office_is_open_for_23_hours_on_the_day_of_spring() -> None:
    start = datetime(2026, 3, 8, tzinfo=ZONE).astimezone(UTC)
    end = datetime(2026, 3, 9, tzinfo=ZONE).astimezone(UTC)

    assert OpenTime(ALL_DAY, start, end).hours(stamp(start), stamp(end)) == 23


def test_no_time_lies_between_a_moment_and_an_earlier_one() -> None:
    noon, one = stamp(FIRST), stamp(FIRST + timedelta(hours=1))

    assert seconds_between(one, noon) == 0
    assert OpenTime(ALL_DAY, FIRST, LAST).hours(one, noon) == 0
