"""Every figure of a day's report equals a second computation in SQL, over a generated full year."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from a_year import YearPlan, a_year
from day_checked import DayChecker
from faxflow.domain.statistics.period import Period
from faxflow.steps.report import report
from faxflow.steps.work import Work
from looking_back import FULL, at_work, books_of, checker_of
from sql_books import Books

pytestmark = pytest.mark.timeout(600)

_TODAY = Period(FULL.today, FULL.today)
_WEEK = Period(date(2026, 11, 16), date(2026, 11, 22))
_PERIODS = {
    "today": _TODAY,
    "the day of 25 hours": Period(date(2026, 11, 1), date(2026, 11, 1)),
    "the day of 23 hours": Period(date(2026, 3, 8), date(2026, 3, 8)),
    "a holiday": Period(date(2026, 7, 3), date(2026, 7, 3)),
    "a day after the clocks were set back": Period(date(2026, 11, 2), date(2026, 11, 2)),
    "a week": _WEEK,
    "a day without a report": Period(min(FULL.quiet), min(FULL.quiet)),
    "a day without anything": Period(min(FULL.empty), min(FULL.empty)),
    "one of the first days": Period(date(2025, 12, 1), date(2025, 12, 1)),
    "a day in bad times": Period(max(FULL.bad), max(FULL.bad)),
}


@pytest.mark.parametrize("name", list(_PERIODS))
def test_every_figure_of_a_day_equals_its_second_computation(
    work: Work, books: Books, name: str
) -> None:
    period = _PERIODS[name]

    found = report(work, period)

    checker = DayChecker(checker_of(books, work, period), FULL.office)
    assert checker.differences(found) == []


@pytest.mark.parametrize("seed", range(1, 7))
def test_every_figure_of_any_small_day_equals_its_second_computation(
    tmp_path: Path, seed: int
) -> None:
    now = datetime(2026, 11, 2 + seed, 1 + 4 * seed % 24, 7 * seed, tzinfo=UTC)
    plan = YearPlan(
        days=16 + 4 * seed, faxes_a_day=12 * seed, referrals_a_day=3, seed=seed, now=now
    )
    path = a_year(tmp_path / "faxflow.db", plan)
    period = Period(plan.today, plan.today)

    with at_work(path, plan) as work:
        found = report(work, period)
        checker = DayChecker(checker_of(books_of(path, plan), work, period), plan.office)

    assert checker.differences(found) == []
