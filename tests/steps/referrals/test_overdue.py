"""escalate: what is overdue is told to the supervisor once, with its breach in the history.

As in test_remind: what comes in on Monday at 8:00 is due at 12:00.
"""

from datetime import timedelta

import pytest
from hub import Hub, on_the_wall

from conftest import Office
from faxflow.domain.referral import Queue, Stage
from faxflow.errors import ServerUnreachable
from faxflow.steps.escalate import preview_overdue

DOWN = ServerUnreachable(server="mail", what="down")
SUPERVISOR = Queue.SUPERVISOR


@pytest.fixture
def hub(office: Office) -> Hub:
    made = Hub(office)
    made.at(23, 8)
    return made


def test_what_is_overdue_is_told_once_however_often_it_is_looked_at(hub: Hub) -> None:
    hub.make()
    hub.at(23, 12)
    hub.escalate()
    at_the_due_time = hub.bodies(SUPERVISOR)

    for minute in range(1, 300, 15):
        hub.at(23, 12 + minute // 60, minute % 60)
        hub.escalate()

    assert at_the_due_time == []
    (body,) = hub.bodies(SUPERVISOR)
    assert body == (
        "A referral is overdue: RF-000001, intake-received, at the intake desk, was due 12:00:"
        " faxflow referral show RF-000001"
    )


def test_the_breach_stands_in_the_history(hub: Hub) -> None:
    referral = hub.make()
    hub.at(23, 13)

    hub.escalate()
    hub.move(referral, Stage.ELIGIBILITY)

    first, second = hub.visits(referral)
    assert (first.breached_at, second.breached_at) == (on_the_wall(23, 12), None)
    assert hub.office.rows("SELECT subject, reason FROM events WHERE cause = 'overdue'") == [
        ("RF-000001", "intake-received")
    ]


@pytest.mark.parametrize(("minute", "breached"), [(0, None), (1, on_the_wall(23, 12))])
def test_who_leaves_too_late_has_breached_it_though_nobody_looked(
    hub: Hub, minute: int, breached: object
) -> None:
    referral = hub.make()
    hub.at(23, 12, minute)

    hub.move(referral, Stage.ELIGIBILITY)

    assert hub.visits(referral)[0].breached_at == breached


def test_what_fell_due_at_closing_is_told_in_the_morning(hub: Hub) -> None:
    hub.make(Stage.ELIGIBILITY)
    hub.at(23, 10)
    hub.make(Stage.ELIGIBILITY)  # due on Tuesday at 9:00
    told = []
    for day, hour in [(23, 17), (23, 20), (24, 3), (24, 8), (24, 10)]:
        hub.at(day, hour)

        hub.escalate()
        told.append(len(hub.bodies(SUPERVISOR)))

    assert told == [0, 0, 0, 1, 2]


@pytest.mark.parametrize("to", [Stage.ELIGIBILITY, Stage.CLOSED])
def test_nobody_is_told_of_what_was_moved_a_minute_ago(hub: Hub, to: Stage) -> None:
    referral = hub.make()
    hub.at(23, 12, 10)
    hub.move(referral, to)
    hub.at(23, 12, 11)

    hub.escalate()

    assert hub.bodies(SUPERVISOR) == []


def test_what_was_moved_before_its_notice_could_go_out_is_not_told_of(hub: Hub) -> None:
    referral = hub.make()
    hub.at(23, 13)
    hub.desks[SUPERVISOR].failure = DOWN
    with pytest.raises(ServerUnreachable):
        hub.escalate()
    hub.move(referral, Stage.CLOSED)

    hub.escalate()

    assert hub.bodies(SUPERVISOR) == []
    assert hub.visits(referral)[0].breached_at == on_the_wall(23, 12)


def test_a_waiting_referral_that_nobody_chases_is_told_of_once(hub: Hub) -> None:
    referral = hub.make()
    hub.move(referral, Stage.WAITING_ON_OFFICE)  # 16 h: due on Tuesday at 15:00
    told = []
    for day, hour in [(24, 15), (24, 16), (25, 10), (30, 10)]:
        hub.at(day, hour)

        hub.escalate()
        told.append(len(hub.bodies(SUPERVISOR)))

    assert told == [0, 1, 1, 1]


def test_hours_that_were_corrected_take_back_what_was_not_told_yet(hub: Hub) -> None:
    referral = hub.make()
    hub.at(23, 13)
    hub.desks[SUPERVISOR].failure = DOWN
    with pytest.raises(ServerUnreachable):
        hub.escalate()
    hours = hub.office.config.hours.model_copy(update={"closed_on": (on_the_wall(23, 8).date(),)})
    hub.office.config = hub.office.config.model_copy(update={"hours": hours})

    hub.escalate()
    hub.at(24, 10)
    hub.escalate()
    before = hub.bodies(SUPERVISOR)
    hub.at(24, 12, 15)
    hub.escalate()

    assert hub.referral(referral).due_at == on_the_wall(24, 12)
    assert before == []
    assert len(hub.bodies(SUPERVISOR)) == 1


@pytest.mark.parametrize("jump", [timedelta(hours=-2), timedelta(days=-7), timedelta(days=1)])
def test_a_clock_that_is_set_tells_nothing_twice(hub: Hub, jump: timedelta) -> None:
    hub.make()
    hub.at(23, 13)
    hub.escalate()
    hub.office.clock.at += jump
    hub.escalate()
    for hour in range(8, 17):
        hub.at(24, hour)
        hub.escalate()

    assert len(hub.bodies(SUPERVISOR)) == 1


def test_a_mail_server_that_is_down_holds_back_no_breach(hub: Hub) -> None:
    referral = hub.make()
    hub.at(23, 13)
    hub.desks[SUPERVISOR].failure = DOWN

    with pytest.raises(ServerUnreachable):
        hub.escalate()

    assert hub.visits(referral)[0].breached_at == on_the_wall(23, 12)


def test_a_dry_run_changes_nothing(hub: Hub) -> None:
    hub.make()
    hub.at(23, 13)
    work = hub.office.work("escalate")
    before = hub.everything()

    planned = preview_overdue(work)

    assert planned.referrals == 1
    assert hub.everything() == before
