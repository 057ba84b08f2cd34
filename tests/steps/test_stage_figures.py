"""A stay counts once, in the week in which it was decided whether it was in time."""

from datetime import date
from pathlib import Path

import pytest

from faxflow.domain.referral import Stage
from faxflow.domain.statistics.period import Period
from few_referrals import WEEK, FewReferrals, at

S = Stage
NEXT = Period(date(2026, 11, 16), date(2026, 11, 22))


@pytest.fixture
def few(tmp_path: Path) -> FewReferrals:
    return FewReferrals(tmp_path)


def test_of_four_stays_that_were_left_one_was_late(few: FewReferrals) -> None:
    for day in ("09", "10", "12"):
        few.add(
            f"11-{day} 09:00", (f"11-{day} 09:00", S.ELIGIBILITY), (f"11-{day} 12:00", S.CLOSED)
        )
    late = few.add("11-09 09:00", ("11-09 09:00", S.ELIGIBILITY), ("11-13 12:00", S.CLOSED))
    few.change_stay(late, S.ELIGIBILITY, breached_at=at("11-09 17:00"))

    every, part = few.figure("sla-kept"), few.figure("sla-kept", "eligibility")

    assert (every.value, every.basis) == (0.75, 4)
    assert (part.value, part.basis) == (0.75, 4)
    assert few.figure("sla-kept", "documentation").value is None


def test_a_late_stay_counts_when_its_time_passed_and_not_when_it_was_left(
    few: FewReferrals,
) -> None:
    late = few.add("11-13 09:00", ("11-13 09:00", S.ELIGIBILITY), ("11-18 12:00", S.CLOSED))
    few.change_stay(late, S.ELIGIBILITY, breached_at=at("11-13 17:00"))

    assert few.figure("sla-kept").basis == 1
    assert few.value("sla-kept") == 0
    assert few.figure("sla-kept", period=NEXT).basis == 0


def test_what_is_overdue_counts_before_any_run_has_noted_it(few: FewReferrals) -> None:
    few.add("11-13 09:00", ("11-13 09:00", S.ELIGIBILITY), due_at=at("11-13 17:00"))
    few.add("11-13 09:00", ("11-13 09:00", S.ELIGIBILITY), due_at=at("11-23 17:00"))

    found = few.figure("sla-kept")

    assert (found.value, found.basis) == (0, 1)
    assert few.row("stages", "eligibility")[-2:] == (2, 1)


def test_a_noted_breach_that_lasts_counts_once(few: FewReferrals) -> None:
    due = at("11-13 17:00")
    late = few.add("11-13 09:00", ("11-13 09:00", S.ELIGIBILITY), due_at=due)
    few.change_stay(late, S.ELIGIBILITY, breached_at=due)

    assert few.figure("sla-kept").basis == 1


def test_waiting_stages_count_as_chases_and_an_end_that_was_reopened_not_at_all(
    few: FewReferrals,
) -> None:
    few.add(
        "11-09 09:00",
        ("11-09 09:00", S.NEEDS_INFO),
        ("11-10 09:00", S.CLOSED),
        ("11-12 09:00", S.ELIGIBILITY),
    )

    assert few.figure("sla-kept").basis == 0
    assert (few.value("chase-kept"), few.figure("chase-kept").basis) == (1, 1)
    assert few.value("chase-kept", "needs-info") == 1


def test_sunday_night_by_the_clock_of_the_practice_is_the_week_before(few: FewReferrals) -> None:
    few.add("11-06 09:00", ("11-06 09:00", S.NEEDS_INFO))
    few.add("11-13 09:00", ("11-13 09:00", S.ELIGIBILITY), ("11-15 23:30", S.CLOSED))
    few.add("11-13 09:00", ("11-13 09:00", S.ELIGIBILITY), ("11-16 00:00", S.CLOSED))

    assert few.figure("sla-kept", period=WEEK).basis == 1
    assert few.figure("sla-kept", period=NEXT).basis == 1
    assert [one.basis for one in few.chart("sla-kept", NEXT).points] == [1, 1]


def test_time_in_a_stage_is_that_of_open_hours(few: FewReferrals) -> None:
    # Open 8 to 17: five hours on Monday, and two on Tuesday.
    few.add("11-09 09:00", ("11-09 12:00", S.ELIGIBILITY), ("11-10 10:00", S.CLOSED))

    allowed, stays, kept, median, ninetieth, *_ = few.row("stages", "eligibility")

    assert (allowed, stays, kept) == (8, 1, 1)
    assert (median, ninetieth) == (7, 7)
