"""Whose a referral is, whom somebody tried to reach, and which task may be closed by hand."""

from datetime import timedelta

import pytest
from clerks import Clerks

from conftest import Office
from faxflow.config.referrals import ReferralSettings
from faxflow.domain.ids import ReferralId
from faxflow.domain.referral import Queue, Stage
from faxflow.domain.referrals.contact import Caller, How, Outcome, SaidBy, Whom
from faxflow.domain.referrals.fields import Field
from faxflow.domain.roles import Role
from faxflow.domain.task import NewTask, TaskKind
from faxflow.errors import AccessRefused, BadUsage
from faxflow.steps.referrals.assign import Assigning, assign_referral, take_referral
from faxflow.steps.referrals.keep_contact import Tried, keep_contact, keep_status_call
from faxflow.steps.referrals.keep_note import keep_note
from faxflow.steps.work_tasks import finish_task, take_task
from faxflow.store import tasks
from faxflow.store.referrals import contacts, notes
from faxflow.store.referrals.notes import NewNote, NoteKind

S, F = Stage, Field
MISSED = Tried(Whom.PATIENT, How.PHONE, Outcome.NO_ANSWER)


@pytest.fixture
def clerks(office: Office) -> Clerks:
    return Clerks(office)


def owners(clerks: Clerks, name: str) -> tuple[object, ...]:
    """Of the referral and of each of its tasks."""
    return (clerks.referral(name).owner, *(task["owner"] for task in clerks.open_tasks(name)))


def task_id(clerks: Clerks, name: str) -> str:
    return f"T-{clerks.open_tasks(name)[0]['id']}"


def test_who_takes_a_referral_has_its_tasks(clerks: Clerks) -> None:
    name = clerks.new()

    answer = take_referral(clerks.work("ines", Role.INTAKE), name)

    assert answer.told == f"{name} is ines's, at the intake desk."
    assert owners(clerks, name) == ("ines", "ines")
    assert ("assigned", None, "intake, ines") in clerks.events(name)


def test_who_takes_its_task_has_the_referral(clerks: Clerks) -> None:
    name = clerks.new()

    answer = take_task(clerks.work("ines", Role.INTAKE), task_id(clerks, name))

    assert answer.done
    assert owners(clerks, name) == ("ines", "ines")


def test_a_referral_in_somebodys_hands_is_not_taken_but_assigned(clerks: Clerks) -> None:
    name = clerks.new()
    take_referral(clerks.work("ines", Role.INTAKE), name)
    ben = clerks.work("ben", Role.INTAKE)

    taken = take_referral(ben, name)
    given = assign_referral(ben, name, Assigning(owner="ben"))

    assert taken.told == f"{name} is ines's. Instead: `faxflow referral assign {name} --to ben`."
    assert given.done
    assert owners(clerks, name) == ("ben", "ben")


def test_who_has_a_referral_keeps_it_while_it_stays_at_the_desk(clerks: Clerks) -> None:
    name = clerks.new()
    clerks.through(name, S.ELIGIBILITY)
    take_referral(clerks.work("ewan", Role.ELIGIBILITY), name)

    clerks.through(name, S.DOCUMENTATION)
    kept = owners(clerks, name)
    clerks.through(name, S.CLINICAL_REVIEW, S.READY_TO_SCHEDULE)

    assert kept == ("ewan", "ewan")
    assert owners(clerks, name) == (None, None)


def test_who_had_a_referral_has_it_no_more_at_its_end(clerks: Clerks) -> None:
    name = clerks.new()
    take_referral(clerks.work("ines", Role.INTAKE), name)

    clerks.advance(name, S.CLOSED, reason="patient-declined")

    assert owners(clerks, name) == (None,)


def test_a_released_referral_is_its_desks(clerks: Clerks) -> None:
    name = clerks.new()
    take_referral(clerks.work("ines", Role.INTAKE), name)

    answer = assign_referral(clerks.work("ines", Role.INTAKE), name, Assigning())

    assert answer.told == f"{name} is the intake desk's."
    assert owners(clerks, name) == (None, None)


def test_only_accounts_that_work_here_are_given_anything(clerks: Clerks) -> None:
    own = ReferralSettings.model_validate({"people": {"ines": "intake"}})
    clerks.office.config = clerks.office.config.model_copy(update={"referrals": own})
    name = clerks.new()

    misspelt = assign_referral(clerks.work(), name, Assigning(owner="inez"))
    right = assign_referral(clerks.work(), name, Assigning(owner="ines"))

    assert "did you mean ines?" in misspelt.told
    assert right.done


def test_a_referral_goes_to_another_desk_with_its_tasks_by_a_supervisor(clerks: Clerks) -> None:
    name = clerks.new()
    to = Assigning(queue=Queue.SUPERVISOR)

    refused = assign_referral(clerks.work("ines", Role.INTAKE), name, to)
    answer = assign_referral(clerks.work("sol", Role.SUPERVISOR), name, to)

    assert not refused.done
    assert answer.done
    assert clerks.open_tasks(name)[0]["queue"] == "supervisor"


def test_what_is_at_its_end_is_nobodys_work(clerks: Clerks) -> None:
    name = clerks.new()
    clerks.advance(name, S.CLOSED, reason="patient-declined")

    assert not take_referral(clerks.work(), name).done


def test_a_call_is_kept_with_who_made_it(clerks: Clerks) -> None:
    name = clerks.new()

    answer = keep_contact(clerks.work("ines", Role.INTAKE), name, MISSED)

    with clerks.office.store.read() as tx:
        (kept,) = contacts.of_referral(tx, ReferralId(1))
    assert answer.told == f"{name}: patient by phone, no-answer, noted."
    assert (kept.actor, kept.whom, kept.outcome) == ("ines", Whom.PATIENT, Outcome.NO_ANSWER)
    assert ("contact", "no-answer", "patient, phone") in clerks.events(name)


def test_a_call_while_it_waits_starts_the_next_chase(clerks: Clerks) -> None:
    name = clerks.new()
    before = clerks.through(name, S.ELIGIBILITY, S.UNREACHABLE)
    clerks.office.clock.forward(hours=20)

    keep_contact(clerks.work(), name, MISSED)

    after, (task,) = clerks.referral(name), clerks.open_tasks(name)
    assert before.due_at
    assert after.due_at
    assert after.due_at > before.due_at
    assert after.due_round == before.due_round + 1
    assert str(task["due_at"])[:16] == after.due_at.isoformat()[:16]
    assert ("chased", None, None) in clerks.events(name)


def test_a_call_in_a_stage_of_work_moves_no_due_time(clerks: Clerks) -> None:
    name = clerks.new()
    before = clerks.through(name, S.ELIGIBILITY)
    clerks.office.clock.forward(hours=2)

    keep_contact(clerks.work(), name, MISSED)

    after = clerks.referral(name)
    assert (after.due_at, after.due_round) == (before.due_at, before.due_round)


def test_the_third_call_in_vain_suggests_to_wait(clerks: Clerks) -> None:
    name = clerks.new()
    clerks.through(name, S.ELIGIBILITY)

    told = [keep_contact(clerks.work(), name, MISSED).told for _ in range(3)]

    assert "--to patient-unreachable" not in told[1]
    assert f"`faxflow referral advance {name} --to patient-unreachable" in told[2]


def test_a_dry_call_is_not_kept(clerks: Clerks) -> None:
    name = clerks.new()

    answer = keep_contact(clerks.work(), name, MISSED, dry_run=True)

    assert "would be noted" in answer.told
    assert clerks.office.rows("SELECT id FROM contact_attempts") == []


def test_a_status_call_is_kept_and_answered(clerks: Clerks) -> None:
    name = clerks.new()
    clerks.through(name, S.ELIGIBILITY)

    answer = keep_status_call(clerks.work("ines", Role.INTAKE), name, Caller.FAMILY)

    with clerks.office.store.read() as tx:
        (call,) = contacts.calls_of(tx, ReferralId(1))
    assert answer.told == f"{name}: a call by family, noted. It is in eligibility."
    assert (call.actor, call.caller) == ("ines", Caller.FAMILY)


def test_notes_and_what_people_say_of_the_service_are_kept(clerks: Clerks) -> None:
    name = clerks.new()
    said = NewNote("friendly", NoteKind.SATISFACTION, SaidBy.OFFICE, 5)

    keep_note(clerks.work(), name, NewNote("needs a wheelchair"))
    keep_note(clerks.work(), name, said)

    with clerks.office.store.read() as tx:
        kept = notes.of_referral(tx, ReferralId(1))
    assert [one.told for one in kept] == [NewNote("needs a wheelchair"), said]
    assert "wheelchair" not in str(clerks.events(name))


@pytest.mark.parametrize("text", ["", "  ", "x" * 1001, "bell \a"])
def test_a_note_is_a_few_words(clerks: Clerks, text: str) -> None:
    with pytest.raises(BadUsage):
        keep_note(clerks.work(), clerks.new(), NewNote(text))


def test_the_last_task_of_a_stage_is_closed_by_moving_on_only(clerks: Clerks) -> None:
    name = clerks.new()
    task = task_id(clerks, name)

    answer = finish_task(clerks.work(), task)

    assert not answer.done
    assert answer.told.startswith(f"{task} closes once {name} is moved on.")
    assert f"faxflow referral advance {name} --to eligibility" in answer.instead
    assert len(clerks.open_tasks(name)) == 1


def test_one_of_several_tasks_of_a_stage_is_done_by_hand(clerks: Clerks) -> None:
    stages = {"eligibility": {"tasks": ["ask the payer", "ask the office"]}}
    own = ReferralSettings.model_validate({"stages": stages})
    clerks.office.config = clerks.office.config.model_copy(update={"referrals": own})
    name = clerks.new()
    clerks.through(name, S.ELIGIBILITY)

    first = finish_task(clerks.work(), task_id(clerks, name))
    second = finish_task(clerks.work(), task_id(clerks, name))

    assert (first.done, second.done) == (True, False)


def test_a_question_about_a_duplicate_is_answered_not_closed(clerks: Clerks) -> None:
    name = clerks.new()
    open_task(clerks, TaskKind.REVIEW_DUPLICATE, "review-duplicate:PD-1", name)

    answer = finish_task(clerks.work(), "T-2")

    assert not answer.done
    assert answer.instead == ["faxflow referral duplicates list"]


def test_another_desks_task_is_not_to_be_taken_or_closed(clerks: Clerks) -> None:
    name = clerks.new()
    stranger = clerks.work("ben", Role.SCHEDULING)

    for work_on in (take_task, finish_task):
        with pytest.raises(AccessRefused):
            work_on(stranger, task_id(clerks, name))
    assert owners(clerks, name) == (None, None)


def test_a_desks_task_about_no_referral_is_the_desks(clerks: Clerks) -> None:
    open_task(clerks, TaskKind.REVIEW_ARRIVAL, "review-arrival:A-1", None)

    with pytest.raises(AccessRefused, match="ben may not take T-1"):
        take_task(clerks.work("ben", Role.SCHEDULING), "T-1")
    assert take_task(clerks.work("ines", Role.INTAKE), "T-1").done
    assert finish_task(clerks.work("ines", Role.INTAKE), "T-1").done


def open_task(clerks: Clerks, kind: TaskKind, key: str, name: str | None) -> None:
    work = clerks.work()
    referral_id = clerks.referral(name).id if name else None
    due = work.run.now() + timedelta(hours=1)
    new = NewTask(kind, key, "look", due, referral_id=referral_id, queue=Queue.INTAKE)
    with work.store.write() as tx:
        tasks.open_tasks(tx, work.run, [new])
