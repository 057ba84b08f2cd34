"""The time until an appointment says what it leaves out, and the clock may be set meanwhile."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from faxflow.domain.referral import Stage
from faxflow.domain.statistics.period import Period
from few_referrals import FewReferrals

S = Stage


@pytest.fixture
def few(tmp_path: Path) -> FewReferrals:
    return FewReferrals(tmp_path)


def test_the_median_is_of_those_that_were_scheduled_in_the_period(few: FewReferrals) -> None:
    few.add("11-08 09:00", ("11-08 09:00", S.INTAKE_RECEIVED), ("11-10 09:00", S.SCHEDULED))
    few.add("11-08 09:00", ("11-08 09:00", S.INTAKE_RECEIVED), ("11-12 09:00", S.SCHEDULED))
    few.add("11-08 09:00", ("11-08 09:00", S.INTAKE_RECEIVED), ("11-20 09:00", S.SCHEDULED))
    few.add("11-08 09:00", ("11-08 09:00", S.INTAKE_RECEIVED))

    found, slow = few.figure("cycle-median"), few.figure("cycle-p90")

    assert (found.value, found.basis) == (3, 2)
    assert slow.value == pytest.approx(3.8)


def test_only_the_first_appointment_counts(few: FewReferrals) -> None:
    few.add(
        "11-02 09:00",
        ("11-02 09:00", S.INTAKE_RECEIVED),
        ("11-04 09:00", S.SCHEDULED),
        ("11-10 09:00", S.NO_SHOW),
        ("11-11 09:00", S.SCHEDULED),
    )

    assert few.figure("cycle-median").basis == 0
    assert few.value("cycle-median") is None
    first = few.figure("scheduled-per-week", period=Period(date(2026, 11, 2), date(2026, 11, 8)))
    assert (first.value, first.basis) == (1, 1)


@pytest.mark.parametrize(
    ("received", "scheduled", "hours"),
    [("10-31 12:00", "11-01 12:00", 25), ("03-07 12:00", "03-08 12:00", 23)],
)
def test_a_day_on_which_the_clock_is_set_has_the_hours_that_it_has(
    few: FewReferrals, received: str, scheduled: str, hours: int
) -> None:
    few.add(received, (received, S.INTAKE_RECEIVED), (scheduled, S.SCHEDULED))
    day = date.fromisoformat(f"2026-{scheduled[:5]}")

    assert few.value("cycle-median", period=Period(day, day)) == pytest.approx(hours / 24)


def test_a_receipt_that_is_noted_after_the_appointment_counts_with_no_time(
    few: FewReferrals,
) -> None:
    few.add("11-11 09:00", ("11-10 09:00", S.INTAKE_RECEIVED), ("11-10 10:00", S.SCHEDULED))

    assert few.value("cycle-median") == 0
    assert few.value("cycle-open-hours") == 0


def test_what_is_open_and_was_never_scheduled_is_counted_beside_it(few: FewReferrals) -> None:
    few.add("11-10 09:00", ("11-10 09:00", S.ELIGIBILITY))
    few.add("11-10 09:00", ("11-10 09:00", S.ELIGIBILITY), ("11-11 09:00", S.CLOSED))
    few.add("11-10 09:00", ("11-10 09:00", S.INTAKE_RECEIVED), ("11-11 09:00", S.SCHEDULED))

    found = few.scorecard()

    [remark] = next(one.remarks for one in found.sections if one.key == "cycle")
    assert few.value("not-scheduled-yet") == 1
    assert remark.startswith("1 of the period's referrals is open without ever an appointment")


def test_the_share_within_14_days_leaves_out_what_is_too_young_and_what_was_no_request(
    few: FewReferrals,
) -> None:
    now = datetime(2026, 11, 26, 18, 0, tzinfo=UTC)  # noon in Chicago: old is what came by the 12th
    few.add("11-09 09:00", ("11-09 09:00", S.INTAKE_RECEIVED), ("11-23 09:00", S.SCHEDULED))
    few.add("11-09 09:00", ("11-09 09:00", S.INTAKE_RECEIVED), ("11-23 09:01", S.SCHEDULED))
    few.add("11-10 09:00", ("11-10 09:00", S.ELIGIBILITY))
    few.add("11-12 12:01", ("11-12 12:01", S.INTAKE_RECEIVED), ("11-13 09:00", S.SCHEDULED))
    few.add(
        "11-09 09:00",
        ("11-09 09:00", S.ELIGIBILITY),
        ("11-10 09:00", S.CLOSED),
        closed_for="duplicate",
    )

    found = few.scorecard(now=now)

    [share] = [one for one in found.figures() if one.measure.key == "scheduled-in-14-days"]
    assert (share.value, share.basis) == (pytest.approx(1 / 3), 3)


def test_a_week_has_no_point_until_all_of_it_is_old_enough(few: FewReferrals) -> None:
    few.add("10-12 09:00", ("10-12 09:00", S.INTAKE_RECEIVED), ("10-13 09:00", S.SCHEDULED))
    few.add("11-09 09:00", ("11-09 09:00", S.INTAKE_RECEIVED), ("11-10 09:00", S.SCHEDULED))

    first, *others = few.chart("scheduled-in-14-days").points

    assert (first.day, first.value, first.basis) == (date(2026, 10, 12), 1, 1)
    assert [(one.value, one.basis) for one in others] == [(None, 0)] * 4


def test_the_bars_of_the_distribution_are_all_of_them(few: FewReferrals) -> None:
    for scheduled in ("11-09 09:00", "11-09 10:00", "11-10 09:00", "11-15 22:00"):
        few.add("11-09 08:00", ("11-09 08:00", S.INTAKE_RECEIVED), (scheduled, S.SCHEDULED))

    [bars] = [one for each in few.scorecard().sections for one in each.distributions]

    counted = {(one.low, one.high): one.count for one in bars.bins if one.count}
    assert counted == {(0, 1): 2, (1, 2): 1, (5, 7): 1}
    assert bars.basis == 4


def test_the_appointment_of_one_that_was_closed_and_reopened_counts_from_its_receipt(
    few: FewReferrals,
) -> None:
    few.add(
        "11-02 09:00",
        ("11-02 09:00", S.ELIGIBILITY),
        ("11-03 09:00", S.CLOSED),
        ("11-09 09:00", S.READY_TO_SCHEDULE),
        ("11-10 09:00", S.SCHEDULED),
    )

    assert few.value("cycle-median") == 8
