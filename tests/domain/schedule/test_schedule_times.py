"""Times of the schedule are the same moments for cron, for systemd, and for a reader."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from faxflow.domain.schedule.clocks import hours_ahead
from faxflow.domain.schedule.times import (
    Times,
    at,
    cron_fields,
    every,
    next_after,
    on_calendar,
    shifted,
)

CHICAGO = ZoneInfo("America/Chicago")
WEEKDAYS = (0, 1, 2, 3, 4)
NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("times", "cron", "calendar"),
    [
        (at(5 * 60, WEEKDAYS), "0 5 * * 1-5", "Mon..Fri *-*-* 05:00:00 UTC"),
        (every(5, 0), "*/5 * * * *", "*-*-* *:00/5:00 UTC"),
        (every(15, 7), "7-59/15 * * * *", "*-*-* *:07/15:00 UTC"),
        (Times((15, 30, 45), (8,)), "15-59/15 8 * * *", "*-*-* 08:15/15:00 UTC"),
        (Times((0, 40), (7,), (0,)), "0,40 7 * * 1", "Mon *-*-* 07:00,40:00 UTC"),
        (at(0, (6,)), "0 0 * * 7", "Sun *-*-* 00:00:00 UTC"),
        (at(61, (0, 2, 3)), "1 1 * * 1,3-4", "Mon,Wed..Thu *-*-* 01:01:00 UTC"),
        (Times((3, 9, 11)), "3,9,11 * * * *", "*-*-* *:03,09,11:00 UTC"),
    ],
)
def test_times_are_written_as_cron_and_systemd_read_them(
    times: Times, cron: str, calendar: str
) -> None:
    assert (cron_fields(times), on_calendar(times, "UTC")) == (cron, calendar)


def test_the_next_moment_is_by_the_practices_clock() -> None:
    due = next_after(at(5 * 60, WEEKDAYS), NOW, CHICAGO)

    assert due == datetime(2026, 11, 23, 11, tzinfo=UTC)


def test_a_moment_that_is_now_is_past() -> None:
    due = next_after(at(5 * 60), datetime(2026, 11, 23, 11, tzinfo=UTC), CHICAGO)

    assert due == datetime(2026, 11, 24, 11, tzinfo=UTC)


def test_over_a_weekend_the_next_moment_is_on_monday() -> None:
    due = next_after(at(5 * 60, WEEKDAYS), datetime(2026, 11, 27, 12, tzinfo=UTC), CHICAGO)

    assert due == datetime(2026, 11, 30, 11, tzinfo=UTC)


def test_days_that_name_none_have_no_next_moment() -> None:
    assert next_after(at(0, ()), NOW, CHICAGO) is None


def test_hours_that_a_shift_moves_past_midnight_fall_on_the_next_day() -> None:
    moved = shifted(Times((0,), (5, 22, 23), WEEKDAYS), 3)

    assert [cron_fields(one) for one in moved] == ["0 8 * * 1-5", "0 1-2 * * 2-6"]


def test_hours_of_every_day_stay_one_line_however_they_are_shifted() -> None:
    moved = shifted(Times((10,), (1, 21)), -3)

    assert [cron_fields(one) for one in moved] == ["10 18,22 * * *"]


@pytest.mark.parametrize("hours", [-23, -7, -1, 0, 1, 6, 14, 23])
def test_a_shift_moves_each_moment_of_the_week_and_loses_none(hours: int) -> None:
    times = Times((0, 30), (0, 5, 6, 23), (0, 3, 6))

    moved = _minutes_of_week(shifted(times, hours))

    expected = {(one + 60 * hours) % (7 * 24 * 60) for one in _minutes_of_week((times,))}
    assert moved == expected


def _minutes_of_week(several: tuple[Times, ...]) -> set[int]:
    return {
        (day * 24 + hour) * 60 + minute
        for times in several
        for day in times.days
        for hour in times.hours
        for minute in times.minutes
    }


@pytest.mark.parametrize(
    ("machine", "practice", "ahead"),
    [
        ("America/Chicago", "America/Chicago", 0),
        ("US/Central", "America/Chicago", 0),
        ("America/New_York", "America/Chicago", 1),
        ("UTC", "America/Phoenix", 7),
        ("UTC", "America/Chicago", None),
        ("America/Phoenix", "America/Denver", None),
        ("Asia/Kolkata", "UTC", None),
    ],
)
def test_a_clock_is_so_far_ahead_only_if_it_is_so_all_year(
    machine: str, practice: str, ahead: int | None
) -> None:
    assert hours_ahead(ZoneInfo(machine), ZoneInfo(practice), NOW) == ahead
