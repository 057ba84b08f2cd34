"""remind: each desk once a run, each referral once a round, in office hours, and only if it holds.

The office is open from 8:00 to 17:00. Intake has 4 open hours: what comes in on Monday at 8:00
is due at 12:00, and its desk is reminded at 10:00.
"""

from datetime import timedelta

import pytest
from hub import Hub

from conftest import Office
from faxflow.domain.referral import Queue, Stage
from faxflow.steps.referrals.remind import preview

INTAKE = Queue.INTAKE


@pytest.fixture
def hub(office: Office) -> Hub:
    made = Hub(office)
    made.at(23, 8)
    return made


def test_a_desk_is_reminded_once_two_open_hours_before_the_due_time(hub: Hub) -> None:
    hub.make()

    for minute in range(0, 4 * 60, 15):
        hub.at(23, 8 + minute // 60, minute % 60)
        hub.remind()
        if minute < 120:
            assert hub.bodies(INTAKE) == []

    (body,) = hub.bodies(INTAKE)
    assert body == (
        "A referral needs attention: RF-000001, intake-received, due 12:00:"
        " faxflow referral show RF-000001"
    )


def test_a_reminder_that_falls_due_at_night_waits_for_the_opening(hub: Hub) -> None:
    hub.at(21, 9)
    hub.make(Stage.ELIGIBILITY)  # Saturday: 8 h from Monday 8:00, due 16:00
    told = []
    for day, hour in [(21, 14), (22, 15), (23, 7), (23, 13), (23, 14), (23, 18), (24, 9)]:
        hub.at(day, hour)

        told.append(hub.remind().referrals)

    assert told == [0, 0, 0, 0, 1, 0, 0]


def test_who_comes_in_at_night_with_little_time_is_told_of_in_the_morning(hub: Hub) -> None:
    hub.office.config = hub.office.config.model_copy(
        update={"referrals": hub.office.config.referrals.model_copy(update={"reminder_hours": 6.0})}
    )
    hub.at(22, 3)
    hub.make()

    hub.remind()
    at_night = hub.bodies(INTAKE)
    hub.at(23, 8)
    hub.remind()

    assert (at_night, len(hub.bodies(INTAKE))) == ([], 1)


def test_no_reminder_comes_where_a_practice_wants_none(hub: Hub) -> None:
    settings = hub.office.config.referrals.model_copy(update={"reminder_hours": 0.0})
    hub.office.config = hub.office.config.model_copy(update={"referrals": settings})
    hub.make()

    for minute in range(0, 300, 15):
        hub.at(23, 8 + minute // 60, minute % 60)
        hub.remind()

    assert hub.bodies(INTAKE) == []


def test_each_desk_has_one_notice_a_run_in_order_of_due_time(hub: Hub) -> None:
    hub.make(Stage.ELIGIBILITY)
    hub.at(23, 11)
    hub.make()
    hub.make()
    hub.at(23, 15)

    done = hub.remind()

    assert done.sent == 2
    assert [len(hub.desks[queue].sent) for queue in Queue] == [1, 1, 0, 0]
    (body,) = hub.bodies(INTAKE)
    assert body == (
        "2 referrals need attention:\n"
        "- RF-000002, intake-received, due 15:00: faxflow referral show RF-000002\n"
        "- RF-000003, intake-received, due 15:00: faxflow referral show RF-000003\n\n"
        "All that is yours, in order of due time: faxflow queue"
    )


def test_a_long_list_is_cut_and_says_so(hub: Hub) -> None:
    for _ in range(53):
        hub.make()
    hub.at(23, 10)

    hub.remind()

    (body,) = hub.bodies(INTAKE)
    assert body.count("faxflow referral show") == 50
    assert "- and 3 more\n" in body


def test_what_is_due_another_day_says_which(hub: Hub) -> None:
    hub.at(23, 14)
    hub.make()  # due on Tuesday at 9:00
    hub.at(23, 16)

    hub.remind()

    assert "due 2026-11-24 09:00:" in hub.bodies(INTAKE)[0]


@pytest.mark.parametrize("to", [Stage.ELIGIBILITY, Stage.CLOSED])
def test_nobody_is_reminded_of_what_was_moved_a_minute_ago(hub: Hub, to: Stage) -> None:
    referral = hub.make()
    hub.at(23, 9, 59)
    hub.move(referral, to)
    hub.at(23, 10)

    hub.remind()

    assert all(hub.bodies(queue) == [] for queue in Queue)


def test_the_desk_is_told_whoever_has_taken_it(hub: Hub) -> None:
    referral = hub.make()
    hub.assign(referral, INTAKE, "mara")
    hub.at(23, 10)

    hub.remind()

    assert len(hub.bodies(INTAKE)) == 1
    assert "mara" not in str(hub.desks[INTAKE].sent)


def test_a_stage_that_is_entered_again_is_a_new_round(hub: Hub) -> None:
    referral = hub.make()
    hub.at(23, 10)
    hub.remind()
    hub.move(referral, Stage.NEEDS_INFO)
    hub.move(referral, Stage.INTAKE_RECEIVED)  # 2 of its 4 hours are left: due at 12:00 again

    hub.remind()
    hub.remind()

    assert len(hub.bodies(INTAKE)) == 2


def test_what_is_overdue_is_reminded_of_no_more(hub: Hub) -> None:
    hub.make()
    hub.at(23, 12, 1)

    assert hub.remind().referrals == 0


def test_at_the_very_due_time_it_is_still_time(hub: Hub) -> None:
    hub.make()
    hub.at(23, 12)

    assert hub.remind().referrals == 1


@pytest.mark.parametrize("jump", [timedelta(hours=-1), timedelta(days=-7), timedelta(hours=1)])
def test_a_clock_that_is_set_reminds_of_nothing_twice(hub: Hub, jump: timedelta) -> None:
    hub.make()
    hub.make(Stage.ELIGIBILITY)
    hub.at(23, 10)
    hub.remind()
    hub.office.clock.at += jump
    hub.remind()
    for minute in range(0, 9 * 60, 15):
        hub.at(23, 8 + minute // 60, minute % 60)
        hub.remind()

    assert [len(hub.bodies(queue)) for queue in (INTAKE, Queue.ELIGIBILITY)] == [1, 1]


def test_a_dry_run_shows_the_notices_and_changes_nothing(hub: Hub) -> None:
    hub.make()
    hub.at(23, 10)
    work = hub.office.work("remind")
    before = hub.everything()

    planned = preview(work)

    assert planned.decided is not None
    assert [(one.queue, one.referrals) for one in planned.decided] == [(INTAKE, 1)]
    assert hub.everything() == before
    hub.remind()
    assert hub.bodies(INTAKE) == [planned.decided[0].text.body]


def test_no_word_of_a_patient_is_in_what_a_desk_is_told(hub: Hub) -> None:
    for _ in range(3):
        hub.make()
    hub.at(23, 10)
    hub.remind()
    hub.at(23, 13)
    hub.escalate()

    told = str([desk.sent for desk in hub.desks.values()])
    assert "RF-000003" in told
    assert [word for word in ("Quill", "Vandersloot", "Cardio", "+1") if word in told] == []
