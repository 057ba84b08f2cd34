"""A person moves a referral: history, due time, fields and tasks keep step, or nothing changes."""

import pytest
from clerks import Clerks

from conftest import Office
from faxflow.config.referrals import ReferralSettings
from faxflow.domain.referral import Queue, Stage
from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.move_kind import MoveKind
from faxflow.domain.referrals.moving import PlannedMove, Wish, plan_move
from faxflow.domain.roles import Role
from faxflow.errors import BadUsage
from faxflow.steps.referrals.advance import (
    Asked,
    advance_referral,
    complete_referral,
    reopen_referral,
)
from faxflow.steps.referrals.move import move
from faxflow.store import events
from making import MORNING

S, F = Stage, Field
TO_SCHEDULED = (
    S.ELIGIBILITY,
    S.DOCUMENTATION,
    S.CLINICAL_REVIEW,
    S.READY_TO_SCHEDULE,
    S.SCHEDULED,
)


@pytest.fixture
def clerks(office: Office) -> Clerks:
    return Clerks(office)


def test_a_move_takes_due_time_desk_and_tasks_along(clerks: Clerks) -> None:
    name = clerks.new()
    assert clerks.titles(name) == [f"{name}: look over the intake, then advance it"]

    answer = clerks.advance(name)

    now = clerks.referral(name)
    assert (now.stage, now.queue, now.due_round) == (S.ELIGIBILITY, Queue.ELIGIBILITY, 2)
    assert answer.told == f"{name} is in eligibility, at the eligibility desk."
    (task,) = clerks.open_tasks(name)
    assert task["task_key"] == f"stage-work:{name}:eligibility:1"
    assert (task["queue"], task["kind"]) == ("eligibility", "stage-work")
    assert now.due_at
    assert str(task["due_at"])[:16] == now.due_at.isoformat()[:16]


def test_a_referral_goes_its_whole_way_and_leaves_no_task(clerks: Clerks) -> None:
    name = clerks.new(without=(F.APPOINTMENT_OUTCOME, F.APPOINTMENT_AT))
    clerks.through(name, *TO_SCHEDULED[:-1])
    typed = {F.APPOINTMENT_AT: "2026-12-01 09:30"}
    assert clerks.advance(name, S.SCHEDULED, typed=typed).done

    answer = complete_referral(clerks.work(), name, "attended", Asked(Wish()))

    now = clerks.referral(name)
    assert answer.done
    assert (now.stage, now.due_at, clerks.open_tasks(name)) == (S.COMPLETED, None, [])
    assert now.fields[F.APPOINTMENT_OUTCOME] == "attended"
    assert [one.stage for one in clerks.visits(name)] == [
        S.INTAKE_RECEIVED,
        *TO_SCHEDULED,
        S.COMPLETED,
    ]
    assert all(one.left_at for one in clerks.visits(name)[:-1])


def test_what_is_booked_is_due_after_the_appointment(clerks: Clerks) -> None:
    name = clerks.new()
    clerks.through(name, *TO_SCHEDULED[:-1])

    clerks.advance(name, S.SCHEDULED, typed={F.APPOINTMENT_AT: "2026-12-01 09:30"})

    due = clerks.referral(name).due_at
    assert due
    assert due.isoformat()[:16] == "2026-12-02T14:30"  # 7.5 open hours that day, 0.5 the next


def test_waiting_comes_back_to_the_stage_that_it_interrupted(clerks: Clerks) -> None:
    name = clerks.new()
    clerks.through(name, S.ELIGIBILITY, S.DOCUMENTATION, S.WAITING_ON_OFFICE, S.UNREACHABLE)
    waiting = clerks.referral(name)

    answer = clerks.advance(name)

    assert (waiting.queue, waiting.interrupted) == (Queue.SCHEDULING, S.DOCUMENTATION)
    assert answer.done
    assert (clerks.referral(name).stage, clerks.referral(name).interrupted) == (
        S.DOCUMENTATION,
        None,
    )
    assert clerks.referral(name).reworks == 0


def test_going_back_is_counted_with_reason_and_comments(clerks: Clerks) -> None:
    name = clerks.new()
    clerks.through(name, S.ELIGIBILITY, S.DOCUMENTATION)

    clerks.advance(
        name, S.ELIGIBILITY, reason="coverage-changed", comments="Okwuosa has a new card"
    )

    last = clerks.visits(name)[-1]
    assert (clerks.referral(name).reworks, last.rework) == (1, True)
    assert (last.reason, last.comments) == ("coverage-changed", "Okwuosa has a new card")
    assert ("went back", "coverage-changed", None) in clerks.events(name)
    assert "Okwuosa" not in str(clerks.events(name))


def test_a_refusal_changes_nothing(clerks: Clerks) -> None:
    name = clerks.new(without=(F.PAYER,))
    clerks.through(name, S.ELIGIBILITY)
    before = everything(clerks)

    answer = clerks.advance(name, typed={F.MEMBER_ID: "77-1"})

    assert not answer.done
    assert "payer (missing)" in answer.told
    assert everything(clerks) == before


def test_what_is_typed_by_the_way_is_written_with_the_move(clerks: Clerks) -> None:
    name = clerks.new(without=(F.PAYER,))
    clerks.through(name, S.ELIGIBILITY)

    answer = clerks.advance(name, typed={F.PAYER: "Bluestone"})

    assert answer.done
    assert clerks.referral(name).fields[F.PAYER] == "Bluestone"


def test_a_dry_run_says_what_would_be_and_leaves_all_as_it_is(clerks: Clerks) -> None:
    name = clerks.new()
    before = everything(clerks)
    asked = Asked(Wish(), {F.PAYER: "Bluestone"}, dry_run=True)

    answer = advance_referral(clerks.work(), name, asked)

    assert answer.told == f"{name} would be in eligibility, at the eligibility desk."
    assert everything(clerks) == before


def test_closing_keeps_the_reason_and_ends_the_tasks(clerks: Clerks) -> None:
    name = clerks.new()

    clerks.advance(name, S.CLOSED, reason="patient-declined")

    now = clerks.referral(name)
    assert (now.closed_for, now.due_at, now.remind_at) == ("patient-declined", None, None)
    assert clerks.open_tasks(name) == []


def test_reopening_takes_it_back_to_its_last_work(clerks: Clerks) -> None:
    name = clerks.new()
    clerks.through(name, S.ELIGIBILITY, S.UNREACHABLE)
    clerks.advance(name, S.CLOSED, reason="patient-unreachable")

    answer = reopen_referral(clerks.work(), name, Asked(Wish(reason="patient-called-back")))

    now = clerks.referral(name)
    assert answer.done
    assert (now.stage, now.closed_for, now.reworks) == (S.ELIGIBILITY, None, 1)
    assert now.due_at
    assert len(clerks.open_tasks(name)) == 1


def test_a_missed_visit_needs_another_before_it_is_scheduled_again(clerks: Clerks) -> None:
    name = clerks.new()
    clerks.through(name, *TO_SCHEDULED, S.NO_SHOW)

    answer = clerks.advance(name)

    fields = clerks.referral(name).fields
    assert (fields[F.APPOINTMENT_AT], fields[F.APPOINTMENT_OUTCOME]) == ("", "not-attended")
    assert "appointment_at (missing)" in answer.told


@pytest.mark.parametrize("outcome", ["not-attended", "rescheduled"])
def test_what_did_not_take_place_is_not_completed(clerks: Clerks, outcome: str) -> None:
    name = clerks.new()
    clerks.through(name, *TO_SCHEDULED)

    answer = complete_referral(clerks.work(), name, outcome, Asked(Wish()))

    assert not answer.done
    assert answer.instead


def test_who_decided_on_an_older_state_changes_nothing(clerks: Clerks) -> None:
    name = clerks.new()
    work, stale = clerks.work(), clerks.referral(name)
    planned = plan_move(stale, Wish(), work.config.referrals.rules)
    assert isinstance(planned, PlannedMove)
    clerks.advance(name, S.NEEDS_INFO)
    before = everything(clerks)

    with work.store.write() as tx:
        moved = move(tx, work, stale, planned)

    assert moved is None
    assert everything(clerks) == before


def test_who_decided_on_an_older_state_changes_no_field_either(clerks: Clerks) -> None:
    name = clerks.new()
    work, stale = clerks.work(), clerks.referral(name)
    clerks.advance(name, S.NEEDS_INFO)
    missed = PlannedMove(
        kind=MoveKind.ONWARD,
        to=S.NO_SHOW,
        queue=Queue.SCHEDULING,
        sets={F.APPOINTMENT_OUTCOME: "not-attended"},
    )

    with work.store.write() as tx:
        moved = move(tx, work, stale, missed)

    assert moved is None
    assert clerks.referral(name).fields[F.APPOINTMENT_OUTCOME] == "attended"


def test_a_desk_moves_what_is_its_own_and_nothing_else(clerks: Clerks) -> None:
    name = clerks.new()
    clerk = clerks.work("ines", Role.INTAKE)

    first = clerks.advance(name, work=clerk)
    second = clerks.advance(name, work=clerk)

    assert first.done
    assert not second.done
    assert second.told.startswith(f"ines may not advance {name}")
    assert ("refused", "advance", None) in clerks.events(name)
    assert clerks.referral(name).stage is S.ELIGIBILITY


def test_comments_are_a_few_words(clerks: Clerks) -> None:
    name = clerks.new()

    with pytest.raises(BadUsage, match="too long"):
        clerks.advance(name, comments="x" * 1001)


def test_each_template_of_a_stage_is_a_task(clerks: Clerks) -> None:
    tasks = ["ask the payer", "ask the office"]
    own = ReferralSettings.model_validate({"stages": {"eligibility": {"tasks": tasks}}})
    clerks.office.config = clerks.office.config.model_copy(update={"referrals": own})
    name = clerks.new()

    clerks.advance(name)

    assert clerks.titles(name) == [f"{name}: ask the payer", f"{name}: ask the office"]


def test_the_chain_of_the_audit_holds(clerks: Clerks) -> None:
    name = clerks.new()
    clerks.through(name, *TO_SCHEDULED)

    with clerks.office.store.write() as tx:
        assert events.verify(tx) > len(TO_SCHEDULED)
    assert clerks.visits(name)[0].entered_at == MORNING


def everything(clerks: Clerks) -> list[list[tuple[object, ...]]]:
    """All that a move could change."""
    names = ("referrals", "patients", "stage_history", "tasks", "events", "field_changes")
    return [clerks.office.rows(f"SELECT * FROM {name}") for name in names]  # noqa: S608
