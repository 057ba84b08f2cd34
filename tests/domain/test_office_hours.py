"""Office hours agree with somebody who looks at the wall clock every minute of the day."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from faxflow.domain.office_hours import OfficeHours, Window

CHICAGO = ZoneInfo("America/Chicago")
WORKDAYS = frozenset(range(5))
MINUTE = timedelta(minutes=1)

ZONES = ["America/Chicago", "Europe/Berlin", "Australia/Lord_Howe", "Asia/Beirut", "UTC"]
CLOCK_CHANGES = {
    "America/Chicago": [date(2026, 3, 8), date(2026, 11, 1)],
    "Europe/Berlin": [date(2026, 3, 29), date(2026, 10, 25)],
    "Australia/Lord_Howe": [date(2026, 4, 5), date(2026, 10, 4)],  # half an hour
    "Asia/Beirut": [date(2026, 3, 29), date(2026, 10, 25)],  # at midnight
    "UTC": [date(2026, 3, 8)],
}


def office(*windows: tuple[int, int], **changes: object) -> OfficeHours:
    plain: dict[str, object] = {
        "zone": CHICAGO,
        "days": WORKDAYS,
        "windows": tuple(Window(60 * start, 60 * end) for start, end in windows) or NINE_TO_FIVE,
        "country": "US",
    }
    return OfficeHours(**{**plain, **changes})  # type: ignore[arg-type]


NINE_TO_FIVE = (Window(9 * 60, 17 * 60),)


def chicago(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=CHICAGO).astimezone(UTC)


def is_open_by_the_wall(hours: OfficeHours, moment: datetime) -> bool:
    wall = moment.astimezone(hours.zone)
    minutes = wall.hour * 60 + wall.minute
    inside = any(window.start <= minutes < window.end for window in hours.windows)
    return hours.is_working_day(wall.date()) and inside


@st.composite
def some_windows(draw: st.DrawFn) -> tuple[Window, ...]:
    limits = sorted(draw(st.sets(st.integers(0, 24 * 6), min_size=2, max_size=6)))
    pairs = zip(limits[::2], limits[1::2], strict=False)
    return tuple(Window(start * 10, end * 10) for start, end in pairs)


@st.composite
def days_around_a_change(draw: st.DrawFn) -> tuple[OfficeHours, datetime]:
    """Hours, and a moment shortly before a change of the clock."""
    name = draw(st.sampled_from(ZONES))
    days = draw(st.frozensets(st.integers(0, 6), min_size=1))
    hours = OfficeHours(ZoneInfo(name), days, draw(some_windows()))
    day = draw(st.sampled_from(CLOCK_CHANGES[name])) - timedelta(days=draw(st.integers(0, 1)))
    start = datetime(day.year, day.month, day.day, tzinfo=hours.zone).astimezone(UTC)
    return hours, start + draw(st.integers(0, 1440)) * MINUTE


@settings(max_examples=50, deadline=None)
@given(days_around_a_change(), st.integers(1, 1500))
def test_open_time_is_what_a_walk_minute_by_minute_counts(
    met: tuple[OfficeHours, datetime], length: int
) -> None:
    hours, start = met
    walked = sum(is_open_by_the_wall(hours, start + n * MINUTE) for n in range(length))

    worked = hours.worked(start, start + length * MINUTE)

    assert worked == walked * MINUTE


@settings(max_examples=50, deadline=None)
@given(days_around_a_change())
def test_the_next_opening_is_where_a_walk_first_finds_somebody(
    met: tuple[OfficeHours, datetime],
) -> None:
    hours, start = met
    week = (start + n * MINUTE for n in range(8 * 1440))
    first = next(moment for moment in week if is_open_by_the_wall(hours, moment))

    opens, closes = hours.opening(start)

    assert max(opens, start) == first
    assert is_open_by_the_wall(hours, closes - MINUTE)
    assert hours.is_open(start) == is_open_by_the_wall(hours, start)


@settings(max_examples=50, deadline=None)
@given(days_around_a_change(), st.integers(1, 400))
@example((office((9, 12), (13, 17)), datetime(2026, 11, 23, 21, tzinfo=UTC)), 4 * 60)
def test_going_back_leaves_exactly_that_much_open_time(
    met: tuple[OfficeHours, datetime], minutes: int
) -> None:
    hours, end = met

    start = hours.before(end, minutes * MINUTE)

    assert hours.worked(start, end) == minutes * MINUTE
    assert hours.worked(start + MINUTE, end) < minutes * MINUTE


def test_a_window_in_the_hour_that_is_left_out_opens_when_the_clock_has_jumped() -> None:
    hours = OfficeHours(CHICAGO, frozenset({6}), (Window(150, 300),))

    opens, _ = hours.opening(datetime(2026, 3, 8, 7, tzinfo=UTC))

    assert opens == datetime(2026, 3, 8, 8, tzinfo=UTC)


def test_a_window_in_the_hour_that_comes_twice_opens_twice() -> None:
    hours = OfficeHours(CHICAGO, frozenset({6}), (Window(90, 120),))

    found = hours.stretches(date(2026, 11, 1))

    assert [start.hour for start, _ in found] == [6, 7]


def test_over_lunch_nobody_is_there() -> None:
    hours = office((8, 12), (13, 17))

    assert not hours.is_open(chicago(23, 12, 30))
    assert hours.opening(chicago(23, 12, 30))[0] == chicago(23, 13)


def test_a_friday_evening_opens_on_monday() -> None:
    assert office().opening(chicago(20, 17))[0] == chicago(23, 9)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 11, 25), True),
        (date(2026, 11, 26), False),  # Thanksgiving
        (date(2026, 11, 27), True),  # no public holiday, whatever most offices do
        (date(2026, 7, 3), False),  # the Fourth is a Saturday: observed the day before
        (date(2026, 11, 28), False),
    ],
)
def test_public_holidays_and_weekends_are_no_working_days(day: date, works: bool) -> None:
    assert office().is_working_day(day) is works


def test_without_a_country_no_holiday_is_kept() -> None:
    assert office(country=None).is_working_day(date(2026, 11, 26))


def test_a_practice_closes_and_opens_on_days_of_its_own() -> None:
    friday, columbus = date(2026, 11, 27), date(2026, 10, 12)
    own = office(closed_on=frozenset({friday}), open_on=frozenset({columbus, friday}))

    assert not own.is_working_day(friday)
    assert own.is_working_day(columbus)
    assert own.opening(chicago(25, 17))[0] == chicago(30, 9)


def test_a_calendar_that_never_opens_keeps_nothing_waiting_for_ever() -> None:
    never = office(days=frozenset())

    assert never.opening(chicago(23, 10))[0] == chicago(23, 10)
