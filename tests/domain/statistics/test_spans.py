"""Moments are put into the practice's days and weeks as text."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from faxflow.domain.statistics.period import Period
from faxflow.domain.statistics.spans import spans_of, stamp

ZONE = ZoneInfo("America/Chicago")
PERIOD = Period(date(2026, 10, 26), date(2026, 11, 8))
CHARTED = Period(date(2026, 10, 12), date(2026, 11, 8))
LONG_AGO = date(2020, 1, 1)


def local(day: date, hour: int) -> str:
    return stamp(datetime(day.year, day.month, day.day, hour, tzinfo=ZONE).astimezone(UTC))


def test_a_week_in_which_the_clock_is_set_back_ends_at_its_own_midnight() -> None:
    spans = spans_of(PERIOD, CHARTED, ZONE, LONG_AGO)

    assert list(spans.edges) == [
        "2026-10-12T05:00:00.000+00:00",
        "2026-10-19T05:00:00.000+00:00",
        "2026-10-26T05:00:00.000+00:00",
        "2026-11-02T06:00:00.000+00:00",
        "2026-11-09T06:00:00.000+00:00",
    ]
    assert spans.whole == (spans.edges[2], spans.edges[4])


def test_each_value_is_in_one_week_and_those_outside_in_none() -> None:
    spans = spans_of(PERIOD, CHARTED, ZONE, LONG_AGO)
    days = (date(2026, 10, 11), date(2026, 10, 12), date(2026, 10, 18), date(2026, 11, 9))
    values = [(local(day, hour), day.day) for day in days for hour in (0, 23)]

    assert spans.by_week(values) == [[12, 12, 18, 18], [], [], []]
    assert spans.counted([at for at, _ in values]) == [4, 0, 0, 0]


def test_the_period_has_its_first_moment_and_not_the_one_after_its_last() -> None:
    spans = spans_of(PERIOD, CHARTED, ZONE, LONG_AGO)
    start, end = spans.whole

    assert spans.in_period(start)
    assert not spans.in_period(end)
    assert spans.of_period([(start, "first"), (end, "after")]) == ["first"]


def test_no_week_is_charted_that_began_before_all_did() -> None:
    spans = spans_of(PERIOD, CHARTED, ZONE, date(2026, 10, 20))

    assert [week.first for week in spans.weeks] == [date(2026, 10, 26), date(2026, 11, 2)]


def test_without_a_week_to_chart_the_hull_is_the_period() -> None:
    spans = spans_of(PERIOD, CHARTED, ZONE, date.max)

    assert spans.each_week == []
    assert spans.hull == spans.whole
    assert spans.by_week([(spans.whole[0], 1)]) == []
