"""Which file is a day's report, however many lie there and whenever they were written."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faxflow.domain.file_choice import Chosen, NoneChosen, Seen, Wanted, age_words, choose

ZONE = ZoneInfo("America/Chicago")
DAY = date(2026, 11, 20)
NOON = datetime(2026, 11, 20, 12, tzinfo=ZONE)
NAMED = Wanted("a-${today:%Y%m%d}.csv", ZONE, max_age_hours=24)


def seen(name: str, hours_old: float) -> Seen:
    return Seen(name, 1, (NOON - timedelta(hours=hours_old)).astimezone(UTC))


def test_of_equally_new_files_the_last_by_name_counts() -> None:
    files = [seen("b.csv", 1), seen("c.csv", 1), seen("a.csv", 1)]

    chosen = choose(files, Wanted("*", ZONE), DAY, NOON)

    assert chosen == Chosen(files[1], others=2)


def test_the_age_of_a_file_of_a_day_that_is_over_counts_to_that_days_end() -> None:
    file = seen("a-20261120.csv", 1)

    chosen = choose([file], NAMED, DAY, NOON + timedelta(days=30))

    assert chosen == Chosen(file, others=0)


@pytest.mark.parametrize(
    ("pattern", "says_it"),
    [
        ("*.csv", False),
        ("${today:%d}.csv", False),
        ("${today:%m-%d}.csv", True),
        ("${today:%a}.csv", False),
        ("${today-1:%Y%m%d}.csv", True),
        ("${yesterday:%j}.csv", True),
    ],
)
def test_a_name_tells_the_day_where_no_other_day_of_half_a_year_has_it(
    pattern: str, says_it: bool
) -> None:
    assert Wanted(pattern, ZONE).names_the_day(DAY) is says_it


def test_last_years_file_is_not_todays_though_its_name_says_day_and_month() -> None:
    wanted = Wanted("${today:%m-%d}.csv", ZONE)

    chosen = choose([seen("11-20.csv", 24 * 365)], wanted, DAY, NOON)

    assert chosen == NoneChosen("the newest file is of 2025-11-20")


@settings(max_examples=50, deadline=None)
@given(st.lists(st.floats(min_value=0, max_value=400), max_size=8))
def test_a_file_is_never_older_than_the_limit_nor_older_than_another(ages: list[float]) -> None:
    files = [seen("a-20261120.csv", age) for age in ages]

    chosen = choose(files, NAMED, DAY, NOON)

    fresh = [age for age in ages if age <= 24]
    assert isinstance(chosen, Chosen if fresh else NoneChosen)
    if isinstance(chosen, Chosen):
        assert chosen.seen.changed_at == max(one.changed_at for one in files)


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(40, "40 minutes"), (119, "119 minutes"), (1860, "31 hours"), (60 * 24 * 12, "12 days")],
)
def test_an_age_is_told_as_people_say_it(minutes: int, words: str) -> None:
    assert age_words(timedelta(minutes=minutes)) == words
