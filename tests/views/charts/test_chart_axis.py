"""Axes hold every value between round ticks, and days are labelled by month or by Monday."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faxflow.domain.statistics.measure import Unit
from faxflow.views.charts.axis import axis_of
from faxflow.views.charts.month_ticks import day_ticks
from faxflow.views.charts.side_labels import spread


@given(
    st.lists(st.floats(0, 1e6, allow_subnormal=False), max_size=20),
    st.sampled_from([Unit.COUNT, Unit.RATIO, Unit.MINUTES, Unit.HOURS, Unit.DAYS]),
    st.integers(2, 8),
)
def test_an_axis_begins_at_zero_holds_all_values_and_has_even_ticks(
    values: list[float], unit: Unit, most: int
) -> None:
    axis = axis_of([value if value > 1e-6 else 0 for value in values], unit, most)

    steps = [later - former for former, later in pairwise(axis.ticks)]
    assert axis.low == 0
    assert axis.high >= max(values, default=0) * (1 - 1e-6)
    assert steps == pytest.approx([steps[0]] * len(steps))
    assert len(steps) <= most + 1
    assert not axis.zoomed


@given(st.lists(st.floats(0, 1), min_size=1, max_size=20), st.integers(2, 8))
def test_an_axis_of_shares_stays_within_nothing_and_all(shares: list[float], most: int) -> None:
    axis = axis_of([round(share, 4) for share in shares], Unit.SHARE, most)

    assert -1e-9 <= axis.low <= min(shares) + 1e-4
    assert max(shares) - 1e-4 <= axis.high <= 1 + 1e-9
    assert axis.zoomed == (axis.low > 1e-9)


def test_whole_things_have_whole_ticks() -> None:
    assert axis_of([1, 2, 3], Unit.COUNT, 6).ticks == (0, 1, 2, 3)


@pytest.mark.parametrize(
    ("high", "unit", "step"),
    [
        (53, Unit.MINUTES, 10),
        (130, Unit.MINUTES, 30),
        (100, Unit.HOURS, 24),
        (0.9, Unit.HOURS, 0.2),
        (650, Unit.COUNT, 200),
    ],
)
def test_steps_are_round_in_their_unit(high: float, unit: Unit, step: float) -> None:
    ticks = axis_of([high], unit, 6 if unit is not Unit.COUNT else 5).ticks

    assert ticks[1] == pytest.approx(step)


def test_a_score_is_shown_from_end_to_end() -> None:
    assert axis_of([4.2, 4.4], Unit.POINTS, 4).ticks == (1, 2, 3, 4, 5)


def test_a_time_of_day_is_shown_by_the_quarter_hour_about_it() -> None:
    axis = axis_of([497, 510], Unit.CLOCK, 4)

    assert all(tick % 15 == 0 for tick in axis.ticks)
    assert axis.high - axis.low <= 120


def test_a_year_of_weeks_is_labelled_by_month_and_each_year_once() -> None:
    ticks = day_ticks(date(2025, 11, 24), date(2026, 11, 16), 14)

    assert [tick.label for tick in ticks] == [
        "Dec",
        "Jan",
        "Feb",
        "Mar",
        "Apr",
        "May",
        "Jun",
        "Jul",
        "Aug",
        "Sep",
        "Oct",
        "Nov",
    ]
    assert [tick.year for tick in ticks if tick.year] == ["2025", "2026"]


def test_where_there_is_little_room_january_is_kept() -> None:
    ticks = day_ticks(date(2025, 11, 24), date(2026, 11, 16), 5)

    assert [tick.label for tick in ticks] == ["Jan", "Apr", "Jul", "Oct"]


def test_a_month_of_days_is_labelled_by_its_mondays() -> None:
    ticks = day_ticks(date(2026, 10, 26), date(2026, 11, 20), 9)

    assert [tick.label for tick in ticks] == ["Oct 26", "Nov 2", "Nov 9", "Nov 16"]


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 900), st.integers(1, 20))
def test_ticks_lie_within_the_days_and_are_never_too_many(
    first: date, days: int, most: int
) -> None:
    last = first + timedelta(days=days)

    ticks = day_ticks(first, last, most)

    assert 1 <= len(ticks) <= most
    assert all(first <= tick.day <= last for tick in ticks)


@given(st.lists(st.floats(0, 200), max_size=6))
def test_labels_keep_their_order_and_their_distance(heights: list[float]) -> None:
    wanted = sorted(heights)

    placed = spread(wanted, 10, 0, 200)

    assert all(later - former >= 10 - 1e-9 for former, later in pairwise(placed))
    assert all(-1e-9 <= height <= 200 + 1e-9 for height in placed)
