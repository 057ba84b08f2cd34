"""escalate: decided once, sent at least once by each channel, without patient data."""

from datetime import timedelta

import pytest

from conftest import Office, reference
from fakes import FakeNotices
from faxflow.domain.notice import NotTaken
from faxflow.domain.reasons import Reason
from faxflow.domain.task import NewTask, TaskKind
from faxflow.domain.verdict import Verdict, VerdictKind
from faxflow.errors import (
    ConfigurationProblem,
    FaxflowError,
    LoginRefused,
    NoticeRefused,
    NoticesPaused,
    ServerUnreachable,
    StillUnreachable,
)
from faxflow.steps.escalate import Escalated, escalate, preview
from faxflow.store import runs, tasks

DOWN = ServerUnreachable(server="mail", what="down")


def fail_one(office: Office) -> None:
    office.load_cases(1)
    office.send()
    office.hear(Verdict(VerdictKind.FAILED, reason=Reason.NOT_IN_SERVICE, reference=reference(1)))


def open_task(office: Office, key: str, kind: TaskKind = TaskKind.REVIEW_MAIL) -> None:
    work = office.work()
    with office.store.write() as tx:
        tasks.open_tasks(tx, work.run, [NewTask(kind, key, f"look at {key}", work.run.now())])


def close_task(office: Office, key: str) -> None:
    with office.store.write() as tx:
        tasks.close(tx, key, office.clock())


def run(office: Office, *more: FakeNotices) -> Escalated:
    return escalate(office.work("escalate"), [office.notices, *more])


def subjects(office: Office) -> list[str]:
    return [subject for _, subject, _ in office.notices.sent]


def test_a_failure_is_told_once(office: Office) -> None:
    fail_one(office)

    run(office)
    run(office)

    assert len(office.notices.sent) == 1
    assert "FX-000001 failed (not_in_service)" in office.notices.sent[0][2]


def test_a_notice_holds_no_number_and_no_field(office: Office) -> None:
    fail_one(office)

    run(office)

    told = " ".join(office.notices.sent[0])
    assert "2010001" not in told
    assert "follow up" not in told


def test_a_notice_that_could_not_go_out_goes_with_the_next_run(office: Office) -> None:
    fail_one(office)
    office.notices.failure = DOWN
    with pytest.raises(ServerUnreachable):
        run(office)
    decided = office.rows("SELECT message_id FROM notices")

    run(office)

    assert [(message_id,) for message_id, _, _ in office.notices.sent] == decided


def test_a_task_that_is_not_due_is_not_told(office: Office) -> None:
    office.load_cases(1)
    office.send()

    done = run(office)

    assert (done.decided.notice, done.notices) == (None, 0)


def test_a_trouble_is_told_at_its_start_and_its_end_and_in_digests_between(office: Office) -> None:
    for key in ("a", "b", "c", "d"):
        open_task(office, key)
        run(office)
        office.clock.forward(minutes=15)
    for key in ("a", "b", "c", "d"):
        close_task(office, key)
        run(office)

    assert subjects(office) == [
        "faxflow: 1 to mend (1 review-mail)",
        "faxflow: 3 to mend (3 review-mail)",
        "faxflow: over: review-mail",
    ]


@pytest.mark.parametrize("first_run", range(0, 15, 2))
def test_a_fax_out_of_tries_reaches_a_person_within_the_hour(
    office: Office, first_run: int
) -> None:
    open_task(office, "an older one", TaskKind.MEND_FAX)
    run(office)
    office.clock.forward(minutes=first_run)
    fail_one(office)
    failed_at = office.clock()

    while "FX-000001" not in office.notices.sent[-1][2]:
        office.clock.forward(minutes=15)
        run(office)

    assert office.clock() - failed_at < timedelta(hours=1)


def test_a_task_that_is_settled_before_it_is_told_makes_no_notice(office: Office) -> None:
    open_task(office, "a")
    close_task(office, "a")

    run(office)

    assert subjects(office) == []


def test_each_channel_gets_each_notice_once_whatever_the_others_do(office: Office) -> None:
    webhook, command = FakeNotices("webhook"), FakeNotices("command")
    fail_one(office)
    office.notices.failure = DOWN
    webhook.failure = ConfigurationProblem(where="webhook", what="it answered 404", todo="Mend.")

    with pytest.raises(ServerUnreachable):
        run(office, webhook, command)
    done = run(office, webhook, command)

    assert (len(office.notices.sent), len(webhook.sent), len(command.sent)) == (1, 1, 1)
    assert done.notices == 1


def test_a_channel_that_fails_is_tried_once_a_run_and_told_of_by_the_others(
    office: Office,
) -> None:
    webhook = FakeNotices("webhook")
    for key in ("a", "b"):
        open_task(office, key)
        webhook.failure = DOWN
        with pytest.raises(ServerUnreachable):
            run(office, webhook)
        office.clock.forward(minutes=45)

    assert webhook.sent == []
    assert "No notice goes out by webhook" in office.notices.sent[-1][2]


def test_a_channel_that_works_again_sends_all_and_ends_its_alarm(office: Office) -> None:
    webhook = FakeNotices("webhook", failure=DOWN)
    open_task(office, "a")
    with pytest.raises(ServerUnreachable):
        run(office, webhook)

    run(office, webhook)

    assert len(webhook.sent) == 1
    assert office.rows("SELECT closed_at IS NOT NULL FROM tasks WHERE kind = 'alarm'") == [(1,)]
    assert len(office.notices.sent) == 1


def test_a_channel_taken_from_the_configuration_holds_no_notice_back(office: Office) -> None:
    webhook = FakeNotices("webhook", failure=DOWN)
    open_task(office, "a")
    with pytest.raises(ServerUnreachable):
        run(office, webhook)

    run(office)

    assert office.rows("SELECT count(*) FROM notices WHERE sent_at IS NULL") == [(0,)]


def test_the_alarm_about_a_channel_ends_when_it_leaves_the_configuration(office: Office) -> None:
    open_task(office, "a")
    with pytest.raises(ServerUnreachable):
        run(office, FakeNotices("webhook", failure=DOWN))
    before = office.rows("SELECT task_key FROM tasks WHERE closed_at IS NULL AND kind = 'alarm'")
    open_task(office, "alarm:no-rows:2026-11-23", TaskKind.REVIEW_REJECTS)

    run(office)

    assert before == [("alarm:channel:webhook",)]
    assert office.rows("SELECT task_key FROM tasks WHERE closed_at IS NULL ORDER BY id") == [
        ("a",),
        ("alarm:no-rows:2026-11-23",),
    ]


def test_a_refused_login_is_tried_once_an_hour_and_the_webhook_goes_on(office: Office) -> None:
    webhook = FakeNotices("webhook", logs_in=False)
    open_task(office, "a")
    tried = []
    for _ in range(9):
        office.notices.failure = LoginRefused(server="mail", user="us", secret="NOTICES_PASSWORD")
        tried.append(recorded_run(office, webhook))
        office.clock.forward(minutes=15)

    assert tried == [LoginRefused, *[NoticesPaused] * 3] * 2 + [LoginRefused]
    assert len(webhook.sent) == 2
    assert "NOTICES_PASSWORD" in webhook.sent[1][2]


def test_a_mail_server_that_is_down_is_printed_once_an_hour(office: Office) -> None:
    open_task(office, "a")
    ended = []
    for _ in range(6):
        office.notices.failure = DOWN
        ended.append(recorded_run(office, FakeNotices("webhook")))
        office.clock.forward(minutes=15)

    assert ended == [
        ServerUnreachable,
        *[StillUnreachable] * 3,
        ServerUnreachable,
        StillUnreachable,
    ]
    assert (ServerUnreachable.has_task, StillUnreachable.has_task) == (False, True)


def recorded_run(office: Office, *more: FakeNotices) -> type[FaxflowError] | None:
    """One run with its record, as the command makes it; gives how it failed."""
    work = office.work("escalate")
    try:
        escalate(work, [office.notices, *more])
    except FaxflowError as problem:
        told = {"problem": type(problem).__name__}
        with office.store.write() as tx:
            runs.end(tx, work.run, exit_code=problem.exit_code, summary=told)
        return type(problem)
    return None


def test_recipients_who_were_refused_are_a_task_and_the_others_hear_it_once(
    office: Office,
) -> None:
    office.notices.not_taken = NotTaken(for_good=(2,))
    open_task(office, "a")

    run(office)
    office.notices.not_taken = NotTaken()
    run(office)

    first, second = office.notices.sent
    assert "look at a" in first[2]
    assert "look at a" not in second[2]
    assert "address 2 of the list" in second[2]
    assert office.rows("SELECT closed_at IS NOT NULL FROM tasks WHERE kind = 'alarm'") == [(1,)]


def test_a_notice_that_is_refused_for_good_holds_up_no_other_and_is_told_once(
    office: Office,
) -> None:
    open_task(office, "a")
    office.notices.refuses = "look at a"
    ended = []
    for key, kind in (("b", TaskKind.MEND_FAX), ("c", TaskKind.RESOLVE_DOUBT)):
        for _ in range(4):
            ended.append(recorded_run(office))
            office.clock.forward(minutes=15)
        open_task(office, key, kind)
    office.notices.refuses = None
    run(office)
    run(office)

    told = [body for _, _, body in office.notices.sent]
    assert set(ended) == {NoticeRefused}
    assert [sum(f"look at {key}" in body for body in told) for key in "abc"] == [1, 1, 1]
    assert "look at b" in told[1]
    assert sum("refuses a notice with 554" in body for body in told) == 1
    assert office.rows("SELECT closed_at IS NOT NULL FROM tasks WHERE kind = 'alarm'") == [(1,)]


def test_what_is_put_off_for_one_recipient_is_sent_again_and_holds_up_no_other_notice(
    office: Office,
) -> None:
    office.notices.not_taken = NotTaken(for_now=(2,))
    open_task(office, "a")
    run(office)
    open_task(office, "b", TaskKind.MEND_FAX)
    run(office)
    office.clock.forward(minutes=15)
    office.notices.not_taken = NotTaken()
    run(office)
    run(office)

    ids = [message_id for message_id, _, _ in office.notices.sent]
    first, second = dict.fromkeys(ids)
    assert ids == [first, first, second, first, second]
    assert office.rows("SELECT count(*) FROM tasks WHERE kind = 'alarm'") == [(0,)]


def test_what_is_put_off_for_an_hour_is_refused_and_the_next_is_not_repeated(
    office: Office,
) -> None:
    office.notices.not_taken = NotTaken(for_now=(2,))
    open_task(office, "a")
    for _ in range(20):
        run(office)
        office.clock.forward(minutes=15)
    told = len(office.notices.sent)
    open_task(office, "b", TaskKind.MEND_FAX)
    run(office)
    run(office)

    assert told == 6
    assert "address 2 of the list" in office.notices.sent[5][2]
    assert len(office.notices.sent) == told + 1


def test_a_dry_run_shows_the_notice_and_changes_nothing(office: Office) -> None:
    open_task(office, "a")
    before = everything(office)

    planned = preview(office.work())

    assert planned.notice is not None
    assert "look at a" in planned.notice.body
    assert everything(office)[1:] == before[1:]
    assert planned.notice.subject == run(office).decided.notice.subject  # type: ignore[union-attr]


def test_a_dry_run_with_nothing_to_tell_says_so(office: Office) -> None:
    assert preview(office.work()).notice is None


def everything(office: Office) -> list[list[tuple[object, ...]]]:
    names = ("runs", "tasks", "notices", "notice_channels", "troubles", "events")
    return [office.rows(f"SELECT * FROM {name}") for name in names]  # noqa: S608


def test_a_killed_run_repeats_a_notice_under_the_same_id_or_not_at_all(office: Office) -> None:
    class Killed(FakeNotices):
        def send(self, message_id: str, subject: str, body: str) -> NotTaken:
            super().send(message_id, subject, body)
            raise KeyboardInterrupt

    open_task(office, "a")
    killed = Killed()
    with pytest.raises(KeyboardInterrupt):
        escalate(office.work(), [killed])

    run(office)

    assert office.notices.sent == killed.sent
