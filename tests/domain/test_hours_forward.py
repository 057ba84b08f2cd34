"""Open time is counted forward to the minute: each case by hand, its working beside it."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faxflow.domain.office_hours import OfficeHours, Window

CHICAGO, BERLIN = ZoneInfo("America/Chicago"), ZoneInfo("Europe/Berlin")
LORD_HOWE, KOLKATA = ZoneInfo("Australia/Lord_Howe"), ZoneInfo("Asia/Kolkata")
WORKDAYS, EVERY_DAY = frozenset(range(5)), frozenset(range(7))
MINUTE = timedelta(minutes=1)


def windows(*written: str) -> tuple[Window, ...]:
    """`08:00-12:00` as minutes since midnight."""
    return tuple(Window(*(60 * int(t[:2]) + int(t[3:]) for t in w.split("-"))) for w in written)


WHOLE, LUNCH = windows("08:00-17:00"), windows("08:00-12:00", "13:00-17:00")
PLAIN = OfficeHours(CHICAGO, WORKDAYS, WHOLE, "US")
SPLIT = OfficeHours(CHICAGO, WORKDAYS, LUNCH, "US")
FRIDAYS = OfficeHours(CHICAGO, WORKDAYS, LUNCH, "US", by_weekday={4: windows("08:00-12:00")})
HALF_DAYS = OfficeHours(
    CHICAGO,
    WORKDAYS,
    LUNCH,
    "US",
    closed_on=frozenset({date(2026, 11, 27)}),
    open_on=frozenset({date(2026, 10, 12)}),
    by_weekday={4: windows("08:00-12:00")},
    by_day={
        date(2026, 12, 24): windows("08:00-12:00"),
        date(2026, 11, 28): windows("09:00-11:00"),
        date(2026, 12, 11): LUNCH,
    },
)
NIGHT = OfficeHours(CHICAGO, EVERY_DAY, windows("00:00-24:00"))
NIGHTLY = OfficeHours(CHICAGO, EVERY_DAY, windows("00:00-06:00", "22:00-24:00"))
ONE_THIRTY = OfficeHours(CHICAGO, EVERY_DAY, windows("01:30-02:00"))
TWO_THIRTY = OfficeHours(CHICAGO, EVERY_DAY, windows("02:30-04:00"))
BERLIN_NIGHT = OfficeHours(BERLIN, EVERY_DAY, windows("00:00-24:00"))
BERLIN_DAY = OfficeHours(BERLIN, WORKDAYS, WHOLE, "DE")
HOWE_NIGHT = OfficeHours(LORD_HOWE, EVERY_DAY, windows("00:00-06:00"))
HOWE_GAP = OfficeHours(LORD_HOWE, EVERY_DAY, windows("02:15-03:00"))
INDIA = OfficeHours(KOLKATA, WORKDAYS, WHOLE)

CASES = [
    # Thu 26 Nov 2026 is Thanksgiving. Chicago is UTC-6 then; 8:00 is 14:00 UTC, 17:00 is 23:00.
    # -- one window a day
    (PLAIN, "2026-11-23T14:00", "1:00", "2026-11-23T15:00", "Mon 8:00 + 1 h"),
    (PLAIN, "2026-11-23T14:00", "9:00", "2026-11-23T23:00", "the whole day: due as it closes"),
    (PLAIN, "2026-11-23T14:00", "9:01", "2026-11-24T14:01", "a minute more: Tue 8:01"),
    (PLAIN, "2026-11-23T23:00", "0:01", "2026-11-24T14:01", "begun at closing: Tue 8:00 + 1 min"),
    (PLAIN, "2026-11-23T23:00", "0:00", "2026-11-23T23:00", "no time at all passes at once"),
    (PLAIN, "2026-11-21T18:00", "2:00", "2026-11-23T16:00", "Sat noon: Mon 8:00 + 2 h"),
    (PLAIN, "2026-11-23T06:00", "2:00", "2026-11-23T16:00", "Mon midnight: Mon 8:00 + 2 h"),
    (PLAIN, "2026-11-20T22:30", "1:00", "2026-11-23T14:30", "Fri 16:30: 30 min, Mon 30 min"),
    (PLAIN, "2026-11-25T22:30", "1:00", "2026-11-27T14:30", "Wed 16:30: 30 min, Thu off, Fri"),
    (PLAIN, "2026-07-02T21:30", "1:00", "2026-07-06T13:30", "Thu 2 Jul 16:30 (UTC-5); the Fourth"),
    # -- the 4th of July 2026 is a Saturday, so Fri 3 Jul is off: 30 min Thu, 30 min Mon 6 Jul
    # -- lunch, 12:00-13:00 (18:00-19:00 UTC)
    (SPLIT, "2026-11-23T17:30", "0:30", "2026-11-23T18:00", "up to lunch: due at 12:00, not 13:00"),
    (SPLIT, "2026-11-23T17:30", "0:31", "2026-11-23T19:01", "a minute after lunch"),
    (SPLIT, "2026-11-23T18:20", "1:00", "2026-11-23T20:00", "begun at lunch: 13:00 + 1 h"),
    (SPLIT, "2026-11-23T14:00", "8:00", "2026-11-23T23:00", "4 h and 4 h: due at 17:00"),
    (SPLIT, "2026-11-23T17:00", "16:00", "2026-11-25T17:00", "Mon 11:00: 5 h, Tue 8, Wed 3: 11:00"),
    # -- Fridays 8:00-12:00
    (FRIDAYS, "2026-11-20T17:00", "2:00", "2026-11-23T15:00", "Fri 11:00: 1 h, Mon 1 h"),
    (FRIDAYS, "2026-11-19T22:00", "6:00", "2026-11-23T15:00", "Thu 16:00: 1, Fri 4, Mon 1 h"),
    (FRIDAYS, "2026-11-20T19:00", "1:00", "2026-11-23T15:00", "Fri 13:00 is closed: Mon 9:00"),
    # -- half days, own closings, a worked holiday, a worked Saturday
    (
        HALF_DAYS,
        "2026-12-24T17:00",
        "2:00",
        "2026-12-28T15:00",
        "Thu 24 Dec: 1 h; Fri off; Mon 1 h",
    ),
    (
        HALF_DAYS,
        "2026-12-24T14:00",
        "4:00",
        "2026-12-24T18:00",
        "all of the half day: due at 12:00",
    ),
    (HALF_DAYS, "2026-11-25T22:00", "2:00", "2026-11-28T16:00", "Wed 1 h; Thu, Fri off; Sat 9-10"),
    (HALF_DAYS, "2026-11-25T22:00", "4:00", "2026-11-30T15:00", "Wed 1, Sat 2, Mon 1 h: 9:00"),
    (
        HALF_DAYS,
        "2026-10-09T16:00",
        "2:00",
        "2026-10-12T14:00",
        "Fri 11:00 (-5): 1 h; Columbus: 1 h",
    ),
    (HALF_DAYS, "2026-12-11T17:00", "3:00", "2026-12-11T21:00", "a whole Friday: 1 h, lunch, 2 h"),
    # -- spring in Chicago: Sun 8 Mar 2026, 2:00 (UTC-6) becomes 3:00 (UTC-5) at 08:00 UTC
    (
        PLAIN,
        "2026-03-06T22:30",
        "1:00",
        "2026-03-09T13:30",
        "Fri 16:30 (-6): 30 min; Mon 8:30 (-5)",
    ),
    (NIGHT, "2026-03-08T06:00", "24:00", "2026-03-09T06:00", "Sun has 23 h: ends Mon 1:00 (-5)"),
    (NIGHT, "2026-03-08T07:30", "1:00", "2026-03-08T08:30", "1:30 + 1 h is 3:30 on the wall"),
    (TWO_THIRTY, "2026-03-08T06:00", "0:30", "2026-03-08T08:30", "2:30 is left out: from 3:00 on"),
    (TWO_THIRTY, "2026-03-08T06:00", "1:30", "2026-03-09T08:00", "1 h (3:00-4:00), Mon 2:30-3:00"),
    # -- autumn in Chicago: Sun 1 Nov 2026, 2:00 (UTC-5) becomes 1:00 (UTC-6) at 07:00 UTC
    (
        PLAIN,
        "2026-10-30T21:30",
        "1:00",
        "2026-11-02T14:30",
        "Fri 16:30 (-5): 30 min; Mon 8:30 (-6)",
    ),
    (NIGHT, "2026-11-01T05:00", "24:00", "2026-11-02T05:00", "Sun has 25 h: ends Sun 23:00 (-6)"),
    (ONE_THIRTY, "2026-11-01T05:00", "0:30", "2026-11-01T07:00", "the first 1:30-2:00"),
    (ONE_THIRTY, "2026-11-01T05:00", "1:00", "2026-11-01T08:00", "and the second: 7:30-8:00 UTC"),
    (ONE_THIRTY, "2026-11-01T06:45", "0:30", "2026-11-01T07:45", "first 1:45: 15 min; second: 15"),
    (ONE_THIRTY, "2026-11-01T07:45", "0:30", "2026-11-02T07:45", "second 1:45: 15 min; Mon 1:45"),
    # -- Berlin: Sun 29 Mar 2026, 2:00 (+1) becomes 3:00 (+2) at 01:00 UTC; back on 25 Oct at 01:00
    (
        BERLIN_DAY,
        "2026-03-27T15:30",
        "1:00",
        "2026-03-30T06:30",
        "Fri 16:30 (+1): 30; Mon 8:30 (+2)",
    ),
    (
        BERLIN_DAY,
        "2026-10-23T14:30",
        "1:00",
        "2026-10-26T07:30",
        "Fri 16:30 (+2): 30; Mon 8:30 (+1)",
    ),
    (
        BERLIN_DAY,
        "2026-04-02T14:00",
        "2:00",
        "2026-04-07T07:00",
        "Thu 16:00: 1 h; Easter; Tue 9:00",
    ),
    (BERLIN_NIGHT, "2026-03-28T23:00", "23:00", "2026-03-29T22:00", "Sun has 23 h, from 0:00 (+1)"),
    (BERLIN_NIGHT, "2026-10-24T22:00", "25:00", "2026-10-25T23:00", "Sun has 25 h, from 0:00 (+2)"),
    # -- Lord Howe: Sun 5 Apr 2026, 2:00 (+11) becomes 1:30 (+10:30) at 15:00 UTC on Saturday;
    # -- Sun 4 Oct 2026, 2:00 (+10:30) becomes 2:30 (+11) at 15:30 UTC on Saturday
    (HOWE_NIGHT, "2026-04-04T13:00", "6:00", "2026-04-04T19:00", "0:00 + 6 h: 5:30, half twice"),
    (HOWE_NIGHT, "2026-04-04T13:00", "6:30", "2026-04-04T19:30", "6.5 h fit: due at closing, 6:00"),
    (HOWE_NIGHT, "2026-10-03T13:30", "5:30", "2026-10-03T19:00", "5.5 h fit: due at closing, 6:00"),
    (HOWE_NIGHT, "2026-10-03T13:30", "5:31", "2026-10-04T13:01", "a minute more: Mon 0:01 (+11)"),
    (HOWE_GAP, "2026-10-03T13:30", "0:30", "2026-10-03T16:00", "2:15 is left out: 2:30-3:00"),
    # -- a window up to midnight and on from it; a zone with half an hour; a long way
    (NIGHTLY, "2026-11-24T04:00", "8:00", "2026-11-24T12:00", "22:00-24:00 and 0:00-6:00"),
    (NIGHTLY, "2026-11-24T04:00", "8:01", "2026-11-25T04:01", "then at 22:01 again"),
    (INDIA, "2026-11-23T11:00", "1:00", "2026-11-24T03:00", "Mon 16:30: 30 min; Tue 8:30 (+5:30)"),
    (PLAIN, "2026-11-23T14:00", "90:00", "2026-12-07T23:00", "10 days of 9 h: Thanksgiving off"),
]


def at(written: str) -> datetime:
    return datetime.fromisoformat(written).replace(tzinfo=UTC)


def length(written: str) -> timedelta:
    hours, minutes = map(int, written.split(":"))
    return timedelta(hours=hours, minutes=minutes)


@pytest.mark.parametrize(("hours", "start", "open_time", "due", "working"), CASES)
def test_open_time_ends_where_a_person_with_a_calendar_says(
    hours: OfficeHours, *, start: str, open_time: str, due: str, working: str
) -> None:
    found = hours.after(at(start), length(open_time))

    assert found == at(due), working
    assert hours.worked(at(start), found) == length(open_time)


BACK = [
    # Reminders: two open hours before what is due.
    (PLAIN, "2026-11-23T20:00", "2:00", "2026-11-23T18:00", "14:00: 12:00"),
    (SPLIT, "2026-11-23T20:00", "2:00", "2026-11-23T17:00", "14:00: 1 h, lunch, 11:00"),
    (SPLIT, "2026-11-23T19:00", "1:00", "2026-11-23T17:00", "13:00: 11:00, lunch is no time"),
    (PLAIN, "2026-11-23T14:30", "2:00", "2026-11-20T21:30", "Mon 8:30: 30 min, Fri 15:30"),
    (PLAIN, "2026-11-23T16:00", "2:00", "2026-11-23T14:00", "10:00: 8:00, not Fri 17:00"),
    (PLAIN, "2026-11-27T14:30", "2:00", "2026-11-25T21:30", "Fri 8:30: over Thanksgiving"),
    (FRIDAYS, "2026-11-23T15:00", "2:00", "2026-11-20T17:00", "Mon 9:00: 1 h, Fri 11:00"),
    (HALF_DAYS, "2026-12-28T15:00", "2:00", "2026-12-24T17:00", "Mon 9:00: 1 h, 24 Dec 11:00"),
    (PLAIN, "2026-11-02T14:30", "1:00", "2026-10-30T21:30", "Mon 8:30 (-6): Fri 16:30 (-5)"),
    (ONE_THIRTY, "2026-11-01T07:45", "0:30", "2026-11-01T06:45", "1:45 to 1:45, an hour before"),
]


@pytest.mark.parametrize(("hours", "end", "open_time", "start", "working"), BACK)
def test_open_time_before_a_moment_begins_where_a_person_says(
    hours: OfficeHours, *, end: str, open_time: str, start: str, working: str
) -> None:
    assert hours.before(at(end), length(open_time)) == at(start), working


@st.composite
def calendars(draw: st.DrawFn) -> OfficeHours:
    zone = draw(st.sampled_from([CHICAGO, BERLIN, LORD_HOWE, KOLKATA, ZoneInfo("Asia/Beirut")]))
    days = draw(st.frozensets(st.integers(0, 6), min_size=1))
    own = {day: draw(some_windows()) for day in draw(st.frozensets(st.integers(0, 6), max_size=2))}
    return OfficeHours(zone, days | own.keys(), draw(some_windows()), by_weekday=own)


@st.composite
def some_windows(draw: st.DrawFn) -> tuple[Window, ...]:
    limits = sorted(draw(st.sets(st.integers(0, 24 * 4), min_size=2, max_size=6)))
    return tuple(Window(a * 15, b * 15) for a, b in zip(limits[::2], limits[1::2], strict=False))


CHANGES = [date(2026, 3, 7), date(2026, 3, 28), date(2026, 4, 4), date(2026, 10, 24)]
MOMENTS = st.builds(
    lambda day, minutes: datetime(day.year, day.month, day.day, tzinfo=UTC) + minutes * MINUTE,
    st.sampled_from([*CHANGES, date(2026, 10, 3), date(2026, 10, 31)]),
    st.integers(0, 3 * 1440),
)
LENGTHS = st.builds(lambda minutes: minutes * MINUTE, st.integers(1, 3000))


@settings(max_examples=150, deadline=None)
@given(calendars(), MOMENTS, LENGTHS)
def test_forward_leaves_exactly_that_much_open_time_and_ends_as_early_as_can_be(
    hours: OfficeHours, start: datetime, length: timedelta
) -> None:
    end = hours.after(start, length)

    assert hours.worked(start, end) == length
    assert hours.worked(start, end - MINUTE) < length


@settings(max_examples=150, deadline=None)
@given(calendars(), MOMENTS, LENGTHS)
def test_back_and_forward_undo_each_other(
    hours: OfficeHours, start: datetime, length: timedelta
) -> None:
    first_open = max(hours.opening(start)[0], start)

    there = hours.after(start, length)
    back = hours.before(there, length)

    assert back == first_open
    assert hours.after(back, length) == there


@settings(max_examples=150, deadline=None)
@given(calendars(), MOMENTS, LENGTHS, LENGTHS)
def test_in_two_steps_one_comes_to_the_same_moment_and_more_is_later(
    hours: OfficeHours, start: datetime, one: timedelta, other: timedelta
) -> None:
    at_once = hours.after(start, one + other)

    assert hours.after(hours.after(start, one), other) == at_once
    assert hours.after(start, one) < at_once
    assert hours.after(start + other, one) >= hours.after(start, one)


def test_a_calendar_that_never_opens_goes_by_the_clock_on_the_wall() -> None:
    never = OfficeHours(CHICAGO, frozenset(), WHOLE)

    assert never.after(at("2026-11-23T14:00"), length("9:00")) == at("2026-11-23T23:00")
    assert never.before(at("2026-11-23T23:00"), length("9:00")) == at("2026-11-23T14:00")
