"""What needs a person comes with a command that can be run as it stands, the most urgent first."""

import re
from datetime import timedelta

import pytest

from faxflow.domain.alarm import Listening, about_inbox, about_stuck
from faxflow.domain.case_task import tasks_after
from faxflow.domain.delivery import Cause, Change, State
from faxflow.domain.delivery import Standing as Where
from faxflow.domain.ids import BatchId, CaseId, case_name
from faxflow.domain.reasons import Reason
from faxflow.domain.statistics.day_report import Need
from faxflow.domain.statistics.due_task import DueTask
from faxflow.domain.statistics.needs import HALTED, Standing, needs_of
from faxflow.domain.task import NewTask, TaskKind
from making import MORNING

NOTHING = Standing()


def due(new: NewTask, state: State | None = None, reason: str | None = None) -> DueTask:
    """A task as its step opens it."""
    return DueTask(
        new.kind, new.key, new.title, new.due_at, new.case_id, new.batch_id, state, reason
    )


def after(case_id: int, cause: Cause, target: State, reason: Reason | None = None) -> DueTask:
    """The task that a change of state opens."""
    left = {State.FAILED: State.SENT, State.IN_DOUBT: State.SENT}.get(target, State.READY)
    change = Change(Where(CaseId(case_id), left, 1), cause, target, reason, detail="M-000001")
    opened = tasks_after(change, MORNING, 48).opens
    assert opened
    return due(opened, target, reason)


def failed(case_id: int, reason: Reason = Reason.BUSY) -> DueTask:
    return after(case_id, Cause.REJECTED, State.FAILED, reason)


def test_a_task_is_told_without_its_commands_and_with_one_that_can_be_run() -> None:
    assert needs_of([failed(7)], NOTHING) == [
        Need(
            TaskKind.MEND_FAX,
            "FX-000007 failed (busy): check the number with the office",
            "faxflow case show FX-000007",
            MORNING,
        )
    ]


@pytest.mark.parametrize(
    ("task", "title", "command"),
    [
        (
            after(8, Cause.SILENCE, State.IN_DOUBT),
            "FX-000008 may or may not have gone out; it is not resent by itself: ask the recipient",
            "faxflow case show FX-000008",
        ),
        (
            after(9, Cause.LETTER_PROBLEM, State.HELD),
            "FX-000009 is held (its letter cannot be made)",
            "faxflow case show FX-000009",
        ),
        (
            after(4, Cause.TAKEN, State.SENT),
            "FX-000004 was sent; ask whether it arrived",
            "faxflow case show FX-000004",
        ),
    ],
)
def test_each_state_that_waits_says_what_to_do(task: DueTask, title: str, command: str) -> None:
    (need,) = needs_of([task], NOTHING)

    assert (need.title, need.command) == (title, command)


def test_words_between_commands_are_not_lost() -> None:
    task = after(3, Cause.MAY_HAVE_ARRIVED, State.HELD)

    (need,) = needs_of([task], NOTHING)

    assert need.title == task.title
    assert need.command == "faxflow mail assign M-000001 FX-000003 --delivered"


def test_a_question_keeps_its_words_and_a_stuck_state_lists_its_faxes() -> None:
    listening = Listening(3, MORNING - timedelta(days=1), None)
    unread = about_inbox(listening, 2, MORNING)
    stuck = about_stuck(State.HELD, [CaseId(1), CaseId(2)], 18)
    assert unread
    assert stuck
    tasks = [DueTask(TaskKind.ALARM, one.key, one.title, MORNING) for one in (unread, stuck)]

    first, second = needs_of(tasks, NOTHING)

    assert first.title.endswith("3 faxes are out: is `faxflow watch-bounces` run?")
    assert first.command == "faxflow watch-bounces"
    assert second.title == "2 faxes stayed held for 18 office hours, the oldest is FX-000001"
    assert second.command == "faxflow case list --state held"


def test_many_alike_are_one_thing_to_do_and_few_are_each_named() -> None:
    tasks = [
        *(failed(n, Reason.NOT_IN_SERVICE) for n in range(1, 42)),
        *(failed(n) for n in (50, 51, 52)),
    ]

    found = needs_of(tasks, NOTHING)

    assert [one.title for one in found] == [
        "41 faxes failed: not_in_service",
        *(f"FX-0000{n} failed (busy): check the number with the office" for n in (50, 51, 52)),
    ]
    assert found[0].command == "faxflow case list --state failed --reason not_in_service"


def test_few_of_many_reasons_are_one_thing_to_do_too() -> None:
    tasks = [
        *(failed(n, Reason.NOT_IN_SERVICE) for n in range(1, 6)),
        *(failed(50 + n, reason) for n, reason in enumerate([*Reason][:4])),
    ]

    found = needs_of(tasks, NOTHING)

    assert [(one.title, one.command) for one in found] == [
        (
            "5 faxes failed: not_in_service",
            "faxflow case list --state failed --reason not_in_service",
        ),
        (
            "4 faxes failed for other reasons: busy, line_dropped, no_answer, no_fax_tone",
            "faxflow case list --state failed",
        ),
    ]


@pytest.mark.parametrize("kind", TaskKind)
def test_many_of_every_kind_have_a_command_that_lists_them(kind: TaskKind) -> None:
    tasks = [DueTask(kind, f"{kind}:{n}", "Look at `faxflow …`", MORNING) for n in range(9)]

    (need,) = needs_of(tasks, NOTHING)

    assert re.match(r"9 \w+", need.title)
    assert need.command.startswith("faxflow ")
    assert "…" not in need.command


def test_held_batches_are_not_told_as_faxes() -> None:
    tasks = [
        DueTask(TaskKind.RELEASE_HELD, f"k:{n}", "B is held", MORNING, batch_id=BatchId(n))
        for n in range(1, 6)
    ]

    (need,) = needs_of(tasks, NOTHING)

    assert (need.title, need.command) == ("5 batches are held", "faxflow batch list")


def test_what_no_task_tells_of_is_told_all_the_same() -> None:
    standing = Standing(
        halted=[("acme", "our login was refused")],
        held=[(BatchId(3), 40)],
        rejects=[(BatchId(4), 1)],
        faxes=[(State.FAILED, 2, CaseId(5)), (State.IN_DOUBT, 1, CaseId(9))],
    )

    assert [(one.kind, one.title, one.command) for one in needs_of([], standing)] == [
        (
            HALTED,
            "The gateway acme is halted (our login was refused): nothing is sent by it",
            "faxflow gateway resume acme",
        ),
        (
            "resolve-doubt",
            "FX-000009 is in doubt, and no task of it is due",
            "faxflow case show FX-000009",
        ),
        (
            "mend-fax",
            "2 faxes are failed, and no task of them is due",
            "faxflow case list --state failed",
        ),
        (
            "release-held",
            "B-000003 is held, with 40 faxes",
            "faxflow batch release B-000003",
        ),
        (
            "review-rejects",
            "B-000004: 1 row became no fax",
            "faxflow rejects list B-000004",
        ),
    ]


def test_nothing_is_told_twice() -> None:
    tasks = [
        DueTask(TaskKind.MEND_ACCOUNT, "mend-account:acme", "acme refuses us", MORNING),
        DueTask(TaskKind.RELEASE_HELD, "k:3", "B-000003 is held", MORNING, batch_id=BatchId(3)),
        DueTask(TaskKind.REVIEW_REJECTS, "k:4", "B-000004: 1 row", MORNING, batch_id=BatchId(4)),
    ]
    standing = Standing(halted=[("acme", "x")], held=[(BatchId(3), 40)], rejects=[(BatchId(4), 1)])

    assert len(needs_of(tasks, standing)) == len(tasks)


def test_many_reports_with_rejects_are_told_together() -> None:
    standing = Standing(rejects=[(BatchId(n), 10) for n in range(1, 6)])

    (need,) = needs_of([], standing)

    assert (need.title, need.command) == (
        "50 rows of 5 reports became no fax",
        "faxflow rejects list",
    )


def test_the_most_urgent_comes_first_and_of_equals_the_longest_due() -> None:
    tasks = [
        after(1, Cause.TAKEN, State.SENT),
        failed(2),
        DueTask(TaskKind.MEND_FAX, "k", "FX-3 failed", MORNING - timedelta(days=1), CaseId(3)),
        DueTask(TaskKind.MEND_ACCOUNT, "m", "acme refuses us", MORNING),
        after(4, Cause.SILENCE, State.IN_DOUBT),
    ]

    found = needs_of(tasks, Standing(halted=[("main", "x")]))

    assert [one.kind for one in found] == [
        HALTED,
        "mend-account",
        "resolve-doubt",
        "mend-fax",
        "mend-fax",
        "follow-up",
    ]
    assert found[3].command == f"faxflow case show {case_name(CaseId(3))}"
