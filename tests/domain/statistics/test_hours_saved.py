"""Hours saved are an estimate that says what it rests on, and may be below zero."""

from datetime import UTC, timedelta

from faxflow.domain.statistics.hours_saved import ClosedTask, hours_saved
from making import MORNING

MANUAL = (10.0, 13.0)


def task(minutes: float | None, *, days: int = 0) -> ClosedTask:
    closed = MORNING + timedelta(days=days)
    return ClosedTask(None if minutes is None else MORNING - timedelta(minutes=minutes), closed)


def values(delivered: int, *tasks: ClosedTask) -> dict[str, float | None]:
    section = hours_saved(delivered, tasks, MANUAL, UTC)
    return {one.measure.key: one.value for one in section.figures}


def test_faxes_by_hand_less_the_staffs_own_time_is_what_was_saved() -> None:
    found = values(600, task(30), task(90))

    assert found == {
        "hours-saved-least": 600 * 10 / 60 - 2,
        "hours-saved-most": 600 * 13 / 60 - 2,
        "fax-staff-hours": 2,
    }


def test_a_task_that_cannot_be_timed_counts_as_the_median_of_the_others() -> None:
    found = values(600, task(30), task(60), task(90), task(None), task(10, days=1))

    assert found["fax-staff-hours"] == (30 + 60 + 90 + 2 * 60) / 60


def test_where_none_can_be_timed_each_counts_as_a_fax_by_hand() -> None:
    assert values(600, task(None), task(None))["fax-staff-hours"] == 26 / 60


def test_a_loss_is_told_as_one() -> None:
    saved = values(1, task(60))["hours-saved-most"]

    assert saved is not None
    assert saved < 0


def test_its_basis_is_told_in_words() -> None:
    section = hours_saved(600, [task(30), task(None)], MANUAL, UTC)

    assert section.remarks[0] == (
        "An estimate: 600 delivered faxes at 10 to 13 minutes by hand, as [scorecard]"
        " manual_minutes says, less 1.0 hours of staff on 2 tasks, of which 1 could be timed."
    )
