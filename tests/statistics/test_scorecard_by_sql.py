"""Every figure of a scorecard equals a second computation in SQL, over a generated full year."""

from datetime import date
from pathlib import Path

import pytest

from a_year import YearPlan, a_year
from faxflow.domain.statistics.period import Period, whole_weeks
from faxflow.steps.scorecard import scorecard
from faxflow.steps.work import Work
from looking_back import FULL, at_work, books_of, checker_of
from sql_books import Books

pytestmark = pytest.mark.timeout(600)

_YEAR = Period(FULL.first_day, FULL.today)
_QUARTER = whole_weeks(FULL.today, 13)
_ODD_DAYS = Period(date(2026, 3, 4), date(2026, 3, 17))
"""In which the clocks are put forward."""

_EMPTY = Period(min(FULL.empty), max(FULL.empty))
_BEFORE = Period(date(2025, 1, 1), date(2025, 6, 30))
_CHARTED = whole_weeks(FULL.today, 52)


@pytest.mark.parametrize("period", [_QUARTER, _YEAR, _ODD_DAYS, _EMPTY, _BEFORE], ids=str)
def test_every_figure_of_a_year_equals_its_second_computation(
    work: Work, books: Books, period: Period
) -> None:
    found = scorecard(work, period, _CHARTED, FULL.now)

    differences = checker_of(books, work, period).differences(found.sections)

    assert differences == []


@pytest.mark.parametrize("seed", range(1, 9))
def test_every_figure_of_any_small_year_equals_its_second_computation(
    tmp_path: Path, seed: int
) -> None:
    plan = YearPlan(days=20 + 5 * seed, faxes_a_day=9 * seed, referrals_a_day=3 * seed, seed=seed)
    path = a_year(tmp_path / "faxflow.db", plan)
    period = Period(plan.first_day, plan.today)

    with at_work(path, plan) as work:
        found = scorecard(work, period, whole_weeks(plan.today, 9), plan.now)
        checker = checker_of(books_of(path, plan), work, period)

    assert checker.differences(found.sections) == []
