"""A day stands beside the weekdays before it, each by the same time on the clock."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from faxflow.domain.statistics.clock import minutes_of, same_time
from faxflow.domain.statistics.fax_columns import DayCourse, ReportRows
from faxflow.domain.statistics.figure import RunChart, Section
from faxflow.domain.statistics.period import Period
from faxflow.domain.statistics.usual import (
    Compared,
    DaySeen,
    compared,
    day_seen,
    not_compared,
    usual_section,
)

CHICAGO = ZoneInfo("America/Chicago")
MONDAY = date(2026, 11, 23)
AS_OF = datetime(2026, 11, 23, 8, 17, tzinfo=CHICAGO).astimezone(UTC)
WEEKDAYS = frozenset(range(5))


def days(first: date, last: date | None = None, as_of: datetime = AS_OF) -> Compared:
    found = compared(Period(first, last or first), as_of, CHICAGO, WEEKDAYS)
    assert found
    return found


def report(day: date, hour: int, read: int, *, own: bool = False) -> ReportRows:
    at = datetime.combine(day, time(hour), CHICAGO).astimezone(UTC)
    return ReportRows(day, own, at, read, 2)


def seen(what: Compared, **courses: DayCourse) -> list[DaySeen]:
    """Each day with nine faxes, but for those that are given by `d` and their date."""
    usual = DayCourse(9, 6, 5, 1)
    return [DaySeen(day, courses.get(f"d{day:%m%d}", usual), 10, 1) for day in what.days]


def chart(section: Section, key: str) -> RunChart:
    return next(one for one in section.charts if one.measure.key == key)


def test_the_twenty_weekdays_before_say_what_is_usual() -> None:
    what = days(MONDAY)

    assert (what.before[0], what.before[-1]) == (date(2026, 10, 26), date(2026, 11, 20))
    assert all(day.weekday() < 5 for day in what.before)
    assert (len(what.before), list(what.judged)) == (20, [MONDAY])


def test_days_before_are_looked_at_by_the_same_time_of_the_clock_though_it_was_set() -> None:
    what = days(MONDAY)

    before_the_change = what.by(date(2026, 10, 30)).astimezone(CHICAGO)
    assert (before_the_change.hour, before_the_change.minute) == (8, 17)
    assert before_the_change.tzname() == "CDT"
    assert what.by(MONDAY) == AS_OF


def test_a_day_that_is_over_is_compared_as_long_after_as_it_is_looked_at() -> None:
    what = days(date(2026, 11, 20))

    assert what.by(date(2026, 11, 20)) == AS_OF
    assert what.by(date(2026, 11, 19)).astimezone(CHICAGO).date() == date(2026, 11, 22)


def test_a_week_that_is_going_on_is_compared_up_to_today() -> None:
    what = days(MONDAY, date(2026, 11, 29))

    assert (what.last, list(what.judged)) == (MONDAY, [MONDAY])


def test_days_on_which_the_office_is_closed_are_left_out() -> None:
    what = days(date(2026, 11, 16), date(2026, 11, 22))

    assert [day.day for day in what.judged] == [16, 17, 18, 19, 20]


def test_more_than_a_month_and_days_to_come_are_not_compared() -> None:
    long, to_come = Period(date(2026, 1, 1), MONDAY), Period(date(2027, 1, 1), date(2027, 1, 1))

    assert compared(long, AS_OF, CHICAGO, WEEKDAYS) is None
    assert compared(to_come, AS_OF, CHICAGO, WEEKDAYS) is None
    assert not_compared(long).remarks == ("What is usual is shown of up to 31 days.",)
    assert not_compared(to_come).remarks == ("No day is over yet.",)


def test_only_what_had_been_fetched_by_then_counts() -> None:
    by = datetime(2026, 11, 23, 8, 17, tzinfo=CHICAGO)
    batches = [report(MONDAY, 5, 600), report(MONDAY, 8, 1, own=True), report(MONDAY, 9, 30)]

    found = day_seen(MONDAY, DayCourse(), batches, by)

    assert (found.rows, found.rejected) == (601, 4)


def test_a_fax_added_by_hand_does_not_pass_for_the_report() -> None:
    by = datetime(2026, 11, 23, 8, 17, tzinfo=CHICAGO)

    found = day_seen(MONDAY, DayCourse(made=1), [report(MONDAY, 8, 1, own=True)], by)

    assert found.rows is None


def test_today_is_judged_by_the_days_before_alone() -> None:
    what = days(MONDAY)

    section = usual_section(seen(what, d1123=DayCourse(9, 6, 5, 40)), what, going_on=True)

    tries = chart(section, "usual-failed-tries").process
    assert tries.limits
    assert (tries.limits.mean, tries.limits.basis) == (1, 20)
    assert tries.latest_signals


def test_a_weekday_without_a_report_has_no_value_and_is_named() -> None:
    what = days(MONDAY)
    every = [
        DaySeen(one.day, one.course, None if one.day.day in (11, 12) else 10, 1)
        for one in seen(what)
    ]

    section = usual_section(every, what, going_on=False)

    made = chart(section, "usual-made")
    assert [point.day.day for point in made.points if point.value is None] == [11, 12]
    assert section.remarks == ("No report had come on 2026-11-11 and 2026-11-12.",)


def test_before_today_has_a_report_it_is_said_so() -> None:
    what = days(MONDAY)
    *before, today = seen(what)

    section = usual_section(
        [*before, DaySeen(today.day, DayCourse(), None, 0)], what, going_on=True
    )

    assert chart(section, "usual-rows").points[-1].value is None
    assert section.remarks == ("No report had come by this time of the day on 2026-11-23.",)


def test_days_before_the_first_report_are_no_part_of_the_charts() -> None:
    what = days(MONDAY)
    every = [
        DaySeen(one.day, one.course, 10 if one.day >= date(2026, 11, 16) else None, 1)
        for one in seen(what)
    ]

    section = usual_section(every, what, going_on=False)

    assert chart(section, "usual-made").points[0].day == date(2026, 11, 16)
    assert chart(section, "usual-made").process.limits is None
    assert section.remarks == ("Until 13 days are known, nothing is said of what is usual.",)


def test_without_any_report_there_is_nothing_to_show() -> None:
    what = days(MONDAY)
    every = [DaySeen(day, DayCourse(), None, 0) for day in what.days]

    section = usual_section(every, what, going_on=True)

    assert section.charts == ()
    assert section.remarks == ("No report came on any of these days.",)


def test_the_last_delivery_is_compared_once_the_day_is_over() -> None:
    what = days(MONDAY)
    late = DayCourse(9, 6, 5, 1, AS_OF, AS_OF + timedelta(hours=6))
    every = seen(what, d1123=late)

    going_on = {one.measure.key for one in usual_section(every, what, going_on=True).charts}
    over = usual_section(every, what, going_on=False)

    assert "fax-last-delivery" not in going_on
    assert chart(over, "fax-last-delivery").points[-1].value == 14 * 60 + 17
    assert chart(over, "fax-first-delivery").points[-1].value == 8 * 60 + 17


def test_a_sunday_is_compared_with_nothing() -> None:
    sunday = date(2026, 11, 22)
    what = days(sunday)

    section = usual_section(seen(what), what, going_on=False)

    assert section.remarks[-1].startswith("The office is closed on these days")


def test_the_clock_counts_what_it_shows() -> None:
    assert minutes_of(AS_OF + timedelta(seconds=30), CHICAGO) == 497.5
    assert same_time(AS_OF, -30, CHICAGO) - AS_OF == -timedelta(days=30, hours=1)
