"""What is usual: the median of the same weekday, over whole days of the zone's own clock."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faxflow.domain.usual_volume import VolumeRule, day_span, judge_volume, same_weekdays

CHICAGO = ZoneInfo("America/Chicago")
RULE = VolumeRule(factor=2.0, margin=50, most_without_history=2000)


@pytest.mark.parametrize(
    ("day", "hours"),
    [(date(2026, 3, 8), 23), (date(2026, 11, 1), 25), (date(2026, 11, 23), 24)],
)
def test_a_day_lasts_from_midnight_to_midnight(day: date, hours: int) -> None:
    start, end = day_span(day, CHICAGO)

    assert end - start == timedelta(hours=hours)
    assert start.astimezone(CHICAGO).hour == 0


def test_the_same_weekdays_go_back_week_by_week() -> None:
    first, second = list(same_weekdays(date(2026, 11, 2), 2, CHICAGO))

    assert first[0] == datetime(2026, 10, 26, 5, tzinfo=UTC)
    assert second[0] == datetime(2026, 10, 19, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("faxes", "earlier", "too_many"),
    [
        (1350, [650, 640, 655], False),
        (1351, [650, 640, 655], True),
        (1351, [650, 640, 655, 0, 5000], True),
        (51, [0, 0, 0], True),
        (2000, [650, 640], False),
        (2001, [650, 640], True),
    ],
)
def test_a_day_is_too_much_beyond_twice_the_median_and_fifty(
    faxes: int, earlier: list[int], too_many: bool
) -> None:
    assert judge_volume(faxes, earlier, RULE).too_many is too_many


@given(earlier=st.lists(st.integers(0, 3000), min_size=3, max_size=9), odd=st.integers(0, 10**6))
def test_one_odd_day_never_lifts_the_limit_above_that_of_the_other_days(
    earlier: list[int], odd: int
) -> None:
    limit = judge_volume(0, [*earlier, odd], RULE).limit

    assert limit <= int(max(earlier) * RULE.factor) + RULE.margin
