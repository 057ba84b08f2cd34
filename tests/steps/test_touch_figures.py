"""First touch and time at work: what counts as a touch, and what a task's moments can tell."""

from pathlib import Path

import pytest

from faxflow.domain.referral import Stage
from few_referrals import FewReferrals, at

S = Stage


@pytest.fixture
def few(tmp_path: Path) -> FewReferrals:
    return FewReferrals(tmp_path)


def contact(few: FewReferrals, referral: int, moment: str, outcome: str = "reached") -> None:
    few.put(
        "contact_attempts",
        referral_id=referral,
        at=at(moment),
        actor="mara",
        whom="patient",
        how="phone",
        outcome=outcome,
    )


def change(few: FewReferrals, referral: int, moment: str) -> None:
    few.put(
        "field_changes",
        referral_id=referral,
        field="payer",
        was="",
        became="Bluestone Mutual",
        at=at(moment),
        actor="mara",
        run_id=few.stocked.run.id,
    )


def test_the_first_touch_is_the_earliest_of_contact_change_and_move(few: FewReferrals) -> None:
    few.add("11-09 09:00", ("11-09 09:00", S.NEEDS_INFO), ("11-09 15:00", S.ELIGIBILITY))
    contact(few, 1, "11-09 12:00")
    change(few, 1, "11-09 10:00")
    few.add("11-09 09:00", ("11-09 09:00", S.NEEDS_INFO), ("11-09 12:00", S.ELIGIBILITY))

    found, clock = few.figure("first-touch-median"), few.figure("first-touch-by-the-clock")

    assert (found.value, found.basis) == (2, 2)
    assert clock.value == 2
    assert few.figure("first-contact-median").value == 3


def test_a_night_counts_by_the_clock_and_not_in_open_hours(few: FewReferrals) -> None:
    few.add("11-09 16:00", ("11-09 16:00", S.NEEDS_INFO), ("11-10 09:00", S.ELIGIBILITY))

    assert few.value("first-touch-median") == 2
    assert few.value("first-touch-by-the-clock") == 17


def test_what_a_person_entered_has_no_first_touch_and_what_nobody_touched_is_counted(
    few: FewReferrals,
) -> None:
    few.add("11-09 09:00", ("11-09 09:00", S.ELIGIBILITY), channel="person")
    few.add("11-09 09:00", ("11-09 09:00", S.ELIGIBILITY))

    assert few.figure("first-touch-median").basis == 0
    assert few.value("untouched") == 1


def test_attempts_reached_somebody_who_refused_too(few: FewReferrals) -> None:
    few.add("11-09 09:00", ("11-09 09:00", S.ELIGIBILITY))
    for outcome in ("reached", "refused", "no-answer", "left-message"):
        contact(few, 1, "11-09 12:00", outcome)

    assert (few.value("contacts-reached"), few.figure("contacts-reached").basis) == (0.5, 4)


def test_two_tasks_in_one_pair_of_hands_are_done_one_after_the_other(few: FewReferrals) -> None:
    few.task("mara", "11-09 09:00", "11-09 09:20")
    few.task("mara", "11-09 09:05", "11-09 09:30")
    few.task("dov", "11-09 09:00", "11-09 09:30")

    assert few.row("touch-time", "eligibility") == (3, 20, 1)
    assert few.value("touch-total") == pytest.approx(1)


def test_tasks_that_closed_at_one_moment_are_one_piece(few: FewReferrals) -> None:
    few.task("mara", "11-09 09:00", "11-09 09:20")
    few.task("mara", "11-09 09:10", "11-09 09:20")

    assert (few.value("touch-median"), few.figure("touch-median").basis) == (20, 1)
    assert few.value("touch-covered") == 1


def test_what_lay_over_the_practices_night_is_not_timed_and_is_said(few: FewReferrals) -> None:
    few.task("mara", "11-09 16:00", "11-10 09:00")
    few.task("mara", "11-10 17:30", "11-10 19:30")  # over the midnight of UTC, and no other
    few.task(None, None, "11-10 12:00")

    assert (few.value("touch-median"), few.figure("touch-median").basis) == (120, 1)
    assert few.value("touch-covered") == pytest.approx(1 / 3)


def test_a_task_of_another_kind_stands_by_its_kind_and_the_fax_desks_not_at_all(
    few: FewReferrals,
) -> None:
    few.task("mara", "11-09 09:00", "11-09 09:20", kind="review-arrival", task_key="a")
    few.task("dov", "11-09 09:00", "11-09 09:20", kind="mend-fax", task_key="b", queue=None)

    assert [one.label for one in few.table("touch-time").rows] == ["review-arrival"]
    assert few.figure("touch-covered").basis == 1
