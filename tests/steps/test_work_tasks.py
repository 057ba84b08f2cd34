"""task take and done: one owner, one end, and none that hides what still stands."""

import pytest

from conftest import Office, reference
from faxflow.domain.decision import Decision
from faxflow.domain.handover import Refused, Unclear
from faxflow.domain.reasons import Reason
from faxflow.domain.run import Run
from faxflow.domain.task import NewTask, TaskKind
from faxflow.domain.verdict import Verdict, VerdictKind
from faxflow.steps.judge_mail import ignore_mail
from faxflow.steps.mend_case import Asked, mend_case
from faxflow.steps.work import Work
from faxflow.steps.work_tasks import Worked, finish_task, take_task
from faxflow.store import tasks

DEAD = Verdict(VerdictKind.FAILED, reason=Reason.NOT_IN_SERVICE, reference=reference(1))


def open_one(office: Office, kind: TaskKind = TaskKind.REVIEW_REJECTS, key: str = "k") -> None:
    work = office.work()
    with office.store.write() as tx:
        tasks.open_tasks(tx, work.run, [NewTask(kind, key, "look", office.clock())])


def as_person(office: Office, name: str) -> Work:
    work = office.work()
    return Work(work.store, Run(work.run.id, name, office.clock), work.config)


def finish(office: Office, name: str = "T-1") -> Worked:
    return finish_task(office.work(), name)


def open_ids(office: Office) -> list[object]:
    return [row[0] for row in office.rows("SELECT id FROM tasks WHERE closed_at IS NULL")]


def test_a_task_that_is_done_is_closed_by_who_did_it(office: Office) -> None:
    open_one(office)

    answer = finish(office)

    assert answer.told == "T-1 is done."
    assert office.rows("SELECT closed_by, closed_at IS NULL FROM tasks") == [("tester", 0)]


def test_a_task_that_somebody_has_is_not_taken_unless_over(office: Office) -> None:
    open_one(office)
    take_task(as_person(office, "anna"), "T-1")

    answers = [
        take_task(as_person(office, "ben"), "T-1"),
        take_task(as_person(office, "ben"), "T-1", over=True),
    ]

    assert [answer.done for answer in answers] == [False, True]
    assert answers[0].told == "T-1 is anna's. Instead: `faxflow task take T-1 --over`."
    assert office.rows("SELECT owner FROM tasks") == [("ben",)]


def test_taking_ones_own_task_again_changes_nothing(office: Office) -> None:
    open_one(office)
    take_task(office.work(), "T-1")

    assert take_task(office.work(), "T-1").done
    assert office.rows("SELECT count(*) FROM events WHERE subject = 'T-1'") == [(1,)]


def test_a_task_about_a_failed_fax_is_done_only_by_mending_it(office: Office) -> None:
    office.load_cases(1)
    office.send()
    office.hear(DEAD)
    mend = open_ids(office)[0]

    refused = finish(office, f"T-{mend}")
    mend_case(office.work(), "FX-000001", Asked(Decision.CANCEL, "not-wanted"))

    assert not refused.done
    assert "closes by itself once FX-000001 is failed no more" in refused.told
    assert refused.instead[0].startswith("faxflow case correct FX-000001")
    assert open_ids(office) == []


def test_a_task_about_a_doubt_is_done_only_by_resolving_it(office: Office) -> None:
    office.load_cases(1)
    office.gateway.finishes = [Unclear("cut off")]
    office.send()

    refused = finish(office)

    assert "faxflow case resolve FX-000001 --not-sent" in refused.instead


def test_a_task_about_a_refused_account_is_done_only_by_resuming(office: Office) -> None:
    office.load_cases(1)
    office.gateway.finishes = [Refused(550, "5.7.1 sender not allowed", account=True)]
    with pytest.raises(Exception, match="halted"):
        office.send()
    (account,) = [row[0] for row in office.rows("SELECT id FROM tasks WHERE kind = 'mend-account'")]

    refused = finish(office, f"T-{account}")

    name = office.config.gateway.name
    assert refused.instead == (f"faxflow gateway resume {name}",)


def test_a_task_that_asks_to_let_a_run_go_is_done_only_so(office: Office) -> None:
    open_one(office, TaskKind.RELEASE_RUN)

    assert "faxflow send --yes" in finish(office).instead


def test_a_task_about_a_mail_is_done_only_by_saying_what_the_mail_means(office: Office) -> None:
    office.load_cases(1)
    office.hear(Verdict(VerdictKind.FAILED, "+15552010001", Reason.BUSY))
    (asked,) = open_ids(office)

    refused = finish(office, f"T-{asked}")
    ignored = ignore_mail(office.work(), "M-000001")

    assert not refused.done
    assert refused.instead == (
        "faxflow mail assign M-000001 FX-… --delivered|--failed …",
        "faxflow mail ignore M-000001",
    )
    assert ignored.done
    assert open_ids(office) == []


def test_a_task_about_a_mail_that_contradicts_is_done_by_hand(office: Office) -> None:
    office.load_cases(1)
    office.send()
    office.hear(Verdict(VerdictKind.DELIVERED, reference=reference(1)))
    office.hear(DEAD)
    (asked,) = open_ids(office)

    answer = finish(office, f"T-{asked}")

    assert answer.done
    assert office.rows("SELECT outcome FROM verdicts") == [("applied",), ("contradicts",)]


@pytest.mark.parametrize("closed_by", ["a person", "the program"])
def test_a_closed_task_says_who_closed_it(office: Office, closed_by: str) -> None:
    open_one(office)
    if closed_by == "a person":
        finish(office)
    else:
        with office.store.write() as tx:
            tasks.close(tx, "k", office.clock())

    answer = finish(office)

    told = {"a person": "T-1 is closed: tester closed it.", "the program": "T-1 is closed: it"}
    assert answer.told.startswith(told[closed_by])


@pytest.mark.parametrize("name", ["T-99", "FX-000001", "12"])
def test_a_task_that_is_not_there_is_told_as_such(office: Office, name: str) -> None:
    answers = [finish(office, name), take_task(office.work(), name)]

    assert [(answer.known, answer.done) for answer in answers] == [(False, False)] * 2


def test_a_dry_run_takes_and_closes_nothing(office: Office) -> None:
    open_one(office)
    before = office.rows("SELECT * FROM tasks")

    answers = [
        take_task(office.work(), "T-1", dry_run=True),
        finish_task(office.work(), "T-1", dry_run=True),
    ]

    assert [answer.told for answer in answers] == ["T-1 would be yours: look", "T-1 would be done."]
    assert office.rows("SELECT * FROM tasks") == before
