"""Whoever must act has a task, and nobody has one for what is settled."""

from datetime import UTC, datetime, timedelta

import pytest

from faxflow.domain.case_task import MENDED_AT, tasks_after
from faxflow.domain.delivery import RULES, Cause, Change, Standing, State
from faxflow.domain.ids import CaseId
from faxflow.domain.reasons import Reason
from faxflow.domain.task import NewTask, TaskKind

NOW = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)
MOVES = [
    pytest.param(source, cause, target, id=f"{source}, {cause}, {target}")
    for (source, cause), targets in RULES.items()
    for target in sorted(targets)
]
ASKS = {
    State.FAILED: TaskKind.MEND_FAX,
    State.IN_DOUBT: TaskKind.RESOLVE_DOUBT,
    State.HELD: TaskKind.RELEASE_HELD,
    State.SENT: TaskKind.FOLLOW_UP,
}


def change(target: State, cause: Cause = Cause.PERSON, source: State = State.READY) -> Change:
    return Change(Standing(CaseId(7), source, 1), cause, target, Reason.BUSY, detail="550 words")


@pytest.mark.parametrize(("source", "cause", "target"), MOVES)
def test_every_move_opens_the_task_of_the_state_it_leads_to(
    source: State, cause: Cause, target: State
) -> None:
    after = tasks_after(change(target, cause, source), NOW, 48)

    assert (after.opens.kind if after.opens else None) == ASKS.get(target)


@pytest.mark.parametrize(("source", "cause", "target"), MOVES)
def test_no_task_outlives_the_state_that_it_was_about(
    source: State, cause: Cause, target: State
) -> None:
    after = tasks_after(change(target, cause, source), NOW, 48)

    assert after.closes or source not in ASKS


@pytest.mark.parametrize(("source", "cause", "target"), MOVES)
def test_no_move_closes_what_only_a_person_can_close(
    source: State, cause: Cause, target: State
) -> None:
    after = tasks_after(change(target, cause, source), NOW, 48)

    assert TaskKind.REVIEW_CHANGE not in after.closes


def test_a_follow_up_is_due_only_after_its_hours() -> None:
    after = tasks_after(change(State.SENT, Cause.TAKEN, State.SUBMITTING), NOW, 48)

    assert after.opens == NewTask(
        TaskKind.FOLLOW_UP,
        "follow-up:FX-000007",
        "FX-000007 was sent; ask whether it arrived, then"
        " `faxflow case resolve FX-000007 --delivered|--not-arrived`",
        NOW + timedelta(hours=48),
        CaseId(7),
    )


def test_what_needs_a_person_is_due_at_once_and_says_why() -> None:
    after = tasks_after(change(State.FAILED, Cause.REJECTED, State.SENT), NOW, 48)

    assert after.opens is not None
    assert after.opens.due_at == NOW
    assert after.opens.title.startswith("FX-000007 failed (busy)")


@pytest.mark.parametrize("target", [State.FAILED, State.IN_DOUBT, State.HELD, State.SENT])
def test_a_task_repeats_no_words_of_the_server(target: State) -> None:
    after = tasks_after(change(target), NOW, 48)

    assert after.opens is not None
    assert "550 words" not in after.opens.title


def test_a_fax_that_a_person_holds_is_brought_up_again_on_the_next_day() -> None:
    after = tasks_after(change(State.HELD, Cause.PERSON), NOW, 48)

    assert after.opens is not None
    assert after.opens.due_at == NOW + timedelta(hours=24)


def test_a_fax_that_is_held_by_a_rule_is_due_at_once() -> None:
    after = tasks_after(change(State.HELD, Cause.NUMBER_PROBLEM), NOW, 48)

    assert after.opens is not None
    assert after.opens.due_at == NOW


@pytest.mark.parametrize("target", [State.FAILED, State.IN_DOUBT, State.HELD, State.SENT])
def test_every_task_about_a_fax_names_the_command_that_mends_it(target: State) -> None:
    after = tasks_after(change(target), NOW, 48)

    assert after.opens is not None
    assert "`faxflow case" in after.opens.title
    assert MENDED_AT[after.opens.kind] is target
