"""Quiet hours: by the recipient's clock, over midnight, on both days that clocks change."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faxflow.domain.number_place import zones_of
from faxflow.domain.quiet_hours import QuietHours, may_ring, parse_quiet_hours

CHICAGO, DENVER = ZoneInfo("America/Chicago"), ZoneInfo("America/Denver")
NIGHT = QuietHours(time(20), time(7))
MOMENTS = st.datetimes(
    datetime(2026, 1, 1),  # noqa: DTZ001 - the zone comes with `timezones`
    datetime(2027, 12, 31),  # noqa: DTZ001
    timezones=st.just(UTC),
)


def at(day: str, clock: str, zone: ZoneInfo = CHICAGO) -> datetime:
    return datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=zone).astimezone(UTC)


@pytest.mark.parametrize(
    ("clock", "rings"),
    [("06:59", False), ("07:00", True), ("19:59", True), ("20:00", False), ("00:00", False)],
)
def test_a_span_over_midnight_holds_from_its_start_until_before_its_end(
    clock: str, rings: bool
) -> None:
    now = at("2026-11-23", clock)

    assert may_ring(NIGHT, now, [CHICAGO], home=CHICAGO) is rings


@pytest.mark.parametrize("day", ["2026-03-08", "2026-11-01"], ids=["spring", "autumn"])
def test_on_the_days_that_clocks_change_it_rings_from_the_same_hour(day: str) -> None:
    before, after = at(day, "06:59"), at(day, "07:00")

    assert not may_ring(NIGHT, before, [CHICAGO], home=CHICAGO)
    assert may_ring(NIGHT, after, [CHICAGO], home=CHICAGO)


def test_the_hour_that_comes_twice_is_quiet_twice() -> None:
    quiet = QuietHours(time(1), time(2))
    begins = datetime(2026, 11, 1, 6, 0, tzinfo=UTC)  # 01:00, for the first time

    rings = [
        may_ring(quiet, begins + timedelta(minutes=30 * n), [CHICAGO], home=CHICAGO)
        for n in range(-1, 5)
    ]

    assert rings == [True, False, False, False, False, True]


def test_where_several_zones_may_be_meant_all_must_be_awake() -> None:
    now = at("2026-11-23", "07:30", CHICAGO)  # 06:30 in Denver

    assert may_ring(NIGHT, now, [CHICAGO], home=CHICAGO)
    assert not may_ring(NIGHT, now, [CHICAGO, DENVER], home=CHICAGO)


def test_zones_without_a_waking_hour_in_common_leave_the_clock_at_home() -> None:
    apart = [ZoneInfo("Pacific/Guam"), ZoneInfo("Europe/Lisbon"), CHICAGO]

    assert may_ring(NIGHT, at("2026-11-23", "07:30"), apart, home=CHICAGO)
    assert not may_ring(NIGHT, at("2026-11-23", "06:30"), apart, home=CHICAGO)


@pytest.mark.parametrize(
    ("number", "zones"),
    [
        ("+14155550123", {"America/Los_Angeles"}),
        ("+442079460155", {"Europe/London"}),
        ("+15552010117", set()),
        ("+18005550123", set()),
        ("nothing", set()),
    ],
)
def test_a_numbers_zones_come_from_its_plan(number: str, zones: set[str]) -> None:
    assert {zone.key for zone in zones_of(number)} == zones


def test_a_number_of_no_known_place_goes_by_the_clock_at_home() -> None:
    assert not may_ring(NIGHT, at("2026-11-23", "06:30"), [], home=CHICAGO)
    assert may_ring(NIGHT, at("2026-11-23", "07:30"), [], home=CHICAGO)


@pytest.mark.parametrize("text", ["", "20-07", "20:00-24:00", "7:00-8:00", "08:00-08:00", "never"])
def test_what_is_no_span_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="20:00-07:00, or none"):
        parse_quiet_hours(text)


@given(
    moment=MOMENTS,
    start=st.times(),
    end=st.times(),
    zones=st.lists(
        st.sampled_from(["America/Chicago", "Pacific/Guam", "Asia/Tokyo", "America/St_Johns"]),
        unique=True,
    ),
)
def test_no_fax_waits_for_ever(moment: datetime, start: time, end: time, zones: list[str]) -> None:
    quiet = QuietHours(start, end)
    awake = timedelta(hours=24) - (
        datetime.combine(moment, end) - datetime.combine(moment, start)
    ) % timedelta(hours=24)
    if start == end or awake < timedelta(hours=2):
        return

    rings = any(
        may_ring(
            quiet, moment + timedelta(minutes=30 * n), list(map(ZoneInfo, zones)), home=CHICAGO
        )
        for n in range(100)
    )

    assert rings
