"""A notice to a desk is sent at least once, under one Message-ID, and only while it holds.

As in test_remind: intake is reminded at 10:00 of what came in on Monday at 8:00.
"""

import pytest
from hub import Hub

from conftest import Office
from fakes import FakeNotices
from faxflow.domain.notice import NotTaken
from faxflow.domain.referral import Queue, Stage
from faxflow.domain.task import NewTask, TaskKind
from faxflow.errors import AddressesRefused, LoginRefused, NoticesPaused, ServerUnreachable
from faxflow.store import tasks

DOWN = ServerUnreachable(server="mail", what="down")
INTAKE = Queue.INTAKE


@pytest.fixture
def hub(office: Office) -> Hub:
    made = Hub(office)
    made.at(23, 8)
    return made


def test_a_notice_that_waited_is_withdrawn_when_all_in_it_has_moved_on(hub: Hub) -> None:
    referral = hub.make()
    hub.at(23, 10)
    hub.fail(DOWN)
    with pytest.raises(ServerUnreachable):
        hub.remind()
    hub.move(referral, Stage.CLOSED)
    hub.fail(None)

    hub.remind()

    assert hub.bodies(INTAKE) == []
    assert hub.office.rows("SELECT withdrawn_at IS NOT NULL, sent_at FROM notices") == [(1, None)]
    assert hub.office.rows("SELECT detail FROM events WHERE cause = 'withdrawn'") == (
        hub.office.rows("SELECT message_id FROM notices")
    )
    assert hub.office.rows("SELECT notice_id FROM referral_alerts") == [(None,)]
    told = "SELECT cause FROM events WHERE subject = 'RF-000001' ORDER BY id"
    assert hub.office.rows(told) == [("received",), ("reminder",), ("moved",), ("not told",)]


def test_a_notice_that_waited_tells_only_what_holds_still(hub: Hub) -> None:
    gone, _ = hub.make(), hub.make()
    hub.at(23, 10)
    hub.fail(DOWN)
    with pytest.raises(ServerUnreachable):
        hub.remind()
    decided = hub.office.rows("SELECT message_id FROM notices")
    hub.move(gone, Stage.ELIGIBILITY)
    hub.fail(None)

    hub.remind()
    hub.remind()

    ((message_id, _, body),) = hub.desks[INTAKE].sent
    assert [(message_id,)] == decided
    assert body.startswith("A referral needs attention: RF-000002,")


def test_what_moves_while_another_desk_is_told_is_not_told_of(hub: Hub) -> None:
    hub.make(Stage.ELIGIBILITY)
    hub.at(23, 11)
    intake = hub.make()

    class Slow(FakeNotices):
        def send(self, message_id: str, subject: str, body: str) -> NotTaken:
            hub.move(intake, Stage.CLOSED)
            return super().send(message_id, subject, body)

    hub.desks[Queue.ELIGIBILITY] = Slow()
    hub.at(23, 14)

    done = hub.remind()

    assert (done.referrals, done.sent) == (2, 1)
    assert hub.bodies(INTAKE) == []


def test_a_reminder_that_waited_goes_to_the_desk_that_has_the_referral_by_now(hub: Hub) -> None:
    referral = hub.make()
    hub.at(23, 10)
    hub.fail(DOWN)
    with pytest.raises(ServerUnreachable):
        hub.remind()
    hub.assign(referral, Queue.SCHEDULING)
    hub.fail(None)

    hub.remind()
    hub.remind()

    assert hub.bodies(INTAKE) == []
    assert len(hub.bodies(Queue.SCHEDULING)) == 1


def test_a_notice_is_sent_in_office_hours_only(hub: Hub) -> None:
    hub.make(Stage.ELIGIBILITY)
    hub.at(23, 14, 45)
    hub.fail(DOWN)
    with pytest.raises(ServerUnreachable):
        hub.remind()
    hub.fail(None)
    hub.at(23, 17)
    hub.remind()
    at_night = hub.bodies(Queue.ELIGIBILITY)
    hub.at(24, 8)

    hub.remind()

    assert at_night == []
    assert "due 2026-11-23 16:00" in hub.bodies(Queue.ELIGIBILITY)[0]


def test_a_run_killed_before_it_sends_is_made_up_for_by_the_next(hub: Hub) -> None:
    class Killed(FakeNotices):
        def send(self, message_id: str, subject: str, body: str) -> NotTaken:
            raise KeyboardInterrupt

    hub.make()
    hub.at(23, 10)
    hub.desks[INTAKE] = Killed()
    with pytest.raises(KeyboardInterrupt):
        hub.remind()
    hub.desks[INTAKE] = FakeNotices()
    hub.at(23, 10, 15)

    hub.remind()
    hub.remind()

    assert len(hub.bodies(INTAKE)) == 1


def test_a_run_killed_as_it_sends_repeats_the_notice_under_the_same_id(hub: Hub) -> None:
    class Killed(FakeNotices):
        def send(self, message_id: str, subject: str, body: str) -> NotTaken:
            super().send(message_id, subject, body)
            raise KeyboardInterrupt

    hub.make()
    hub.at(23, 10)
    killed = hub.desks[INTAKE] = Killed()
    with pytest.raises(KeyboardInterrupt):
        hub.remind()
    hub.desks[INTAKE] = FakeNotices()

    hub.remind()
    hub.remind()

    assert hub.desks[INTAKE].sent == killed.sent


def test_a_notice_that_waits_stays_decided_when_the_clock_is_set_back(hub: Hub) -> None:
    hub.make()
    hub.at(23, 10)
    hub.fail(DOWN)
    with pytest.raises(ServerUnreachable):
        hub.remind()
    decided = hub.office.rows("SELECT message_id FROM notices")
    hub.fail(None)
    hub.at(23, 9)

    hub.remind()
    hub.at(23, 10)
    hub.remind()

    assert [(message_id,) for message_id, _, _ in hub.desks[INTAKE].sent] == decided


def test_the_two_desks_of_notices_leave_each_other_alone(hub: Hub) -> None:
    work = hub.office.work()
    hub.make()
    hub.at(23, 10)
    with hub.office.store.write() as tx:
        new = NewTask(TaskKind.REVIEW_MAIL, "a", "look at a", work.run.now())
        tasks.open_tasks(tx, work.run, [new])
        assert len(tasks.due_and_told(tx, hub.office.clock.at)) == 1

    hub.remind()
    reminded = list(hub.office.notices.sent)
    hub.escalate()

    assert reminded == []
    assert len(hub.bodies(INTAKE)) == 1
    assert [subject for _, subject, _ in hub.office.notices.sent] == [
        "faxflow: 1 to mend (1 review-mail)"
    ]


def test_a_desks_address_that_is_refused_is_a_task_that_says_whose(hub: Hub) -> None:
    hub.make()
    hub.at(23, 10)
    hub.desks[INTAKE].not_taken = NotTaken(for_good=(2,))

    hub.remind()

    assert hub.office.rows("SELECT title FROM tasks WHERE kind = 'alarm'") == [
        ("The server takes no mail for [referrals.queues] intake, address 2 of the list",)
    ]


def test_a_refused_login_holds_back_the_desks_too(hub: Hub) -> None:
    hub.make()
    hub.at(23, 10)
    hub.desks[INTAKE].failure = LoginRefused(server="mail", user="us", secret="NOTICES_PASSWORD")
    with pytest.raises(LoginRefused):
        hub.remind()
    with hub.office.store.write() as tx:
        tx.execute("UPDATE runs SET exit_code = 4 WHERE command = 'remind'")

    with pytest.raises(NoticesPaused):
        hub.escalate()

    assert hub.bodies(INTAKE) == []


def test_a_desk_whose_addresses_are_all_refused_holds_up_no_other(hub: Hub) -> None:
    hub.make(Stage.ELIGIBILITY)
    hub.at(23, 11)
    hub.make()
    hub.at(23, 14)
    refused = AddressesRefused(server="mail", what="it refused every address")
    hub.desks[Queue.ELIGIBILITY].failure = refused

    with pytest.raises(AddressesRefused):
        hub.remind()
    titles = hub.office.rows(
        "SELECT task_key FROM tasks WHERE kind = 'alarm' AND closed_at IS NULL"
    )
    hub.remind()

    assert len(hub.bodies(INTAKE)) == len(hub.bodies(Queue.ELIGIBILITY)) == 1
    assert titles == [("alarm:channel:mail:eligibility",)]
    assert hub.office.rows("SELECT closed_at IS NULL FROM tasks WHERE kind = 'alarm'") == [(0,)]


def test_a_server_that_is_down_is_tried_for_the_first_desk_only(hub: Hub) -> None:
    hub.make(Stage.ELIGIBILITY)
    hub.at(23, 11)
    hub.make()
    hub.at(23, 14)
    hub.desks[Queue.ELIGIBILITY].failure = DOWN

    with pytest.raises(ServerUnreachable):
        hub.remind()

    assert hub.bodies(INTAKE) == []
    assert hub.office.rows("SELECT task_key FROM tasks WHERE kind = 'alarm'") == [
        ("alarm:channel:mail",)
    ]
