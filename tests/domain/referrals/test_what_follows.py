"""What is missing, what is advised after calls, and what other systems are told of a stage."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from a_referral import a_referral, visits
from faxflow.domain.near_match import near_match
from faxflow.domain.referral import STAGES, Fhir, Stage
from faxflow.domain.referrals.advice import advice
from faxflow.domain.referrals.contact import Contact, How, Outcome, Whom, missed_in_a_row
from faxflow.domain.referrals.fhir import task_resource, task_status
from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.filling import confirmed, filled
from faxflow.domain.referrals.required import missing_at_intake
from faxflow.domain.referrals.stage_task import retold, stage_tasks
from making import MORNING

S, F, C = Stage, Field, Outcome


def calls(*outcomes: Outcome, whom: Whom = Whom.PATIENT) -> list[Contact]:
    return [
        Contact(MORNING + timedelta(hours=hour), "mara", whom, How.PHONE, outcome)
        for hour, outcome in enumerate(outcomes)
    ]


def test_three_calls_without_an_answer_suggest_to_wait_with_a_date() -> None:
    referral = a_referral(S.READY_TO_SCHEDULE)

    two = advice(referral, calls(C.NO_ANSWER, C.BUSY), STAGES, 3)
    three = advice(referral, calls(C.NO_ANSWER, C.BUSY, C.LEFT_MESSAGE), STAGES, 3)

    assert two is None
    assert three is not None
    assert "advance RF-000042 --to patient-unreachable --reason no-answer" in three


def test_a_patient_who_was_reached_is_counted_anew() -> None:
    found = calls(C.NO_ANSWER, C.NO_ANSWER, C.REACHED, C.NO_ANSWER)

    assert missed_in_a_row(found, Whom.PATIENT) == 1
    assert missed_in_a_row(found, Whom.OFFICE) == 0


@pytest.mark.parametrize(
    ("outcomes", "told"),
    [
        ((C.NO_ANSWER, C.REACHED), "`faxflow referral advance RF-000042` goes on"),
        ((C.NO_ANSWER,) * 6, "`faxflow referral close RF-000042 --reason patient-unreachable`"),
        ((C.NO_ANSWER, C.WRONG_NUMBER), "`faxflow referral set RF-000042 phone=…`"),
    ],
)
def test_while_unreachable_each_call_says_what_may_be_next(
    outcomes: tuple[Outcome, ...], told: str
) -> None:
    waiting = a_referral(S.UNREACHABLE, interrupted=S.READY_TO_SCHEDULE)

    found = advice(waiting, calls(*outcomes), STAGES, 3)

    assert found is not None
    assert told in found


def test_calls_to_others_and_a_stage_that_cannot_wait_suggest_nothing() -> None:
    missed = [C.NO_ANSWER] * 4

    assert advice(a_referral(), calls(*missed, whom=Whom.OFFICE), STAGES, 3) is None
    assert advice(a_referral(S.SCHEDULED), calls(*missed), STAGES, 3) is None


@pytest.mark.parametrize(
    ("stage", "status"),
    [
        (S.NEEDS_INFO, Fhir.ON_HOLD),
        (S.ELIGIBILITY, Fhir.RECEIVED),
        (S.DOCUMENTATION, Fhir.RECEIVED),
        (S.CLINICAL_REVIEW, Fhir.RECEIVED),
        (S.READY_TO_SCHEDULE, Fhir.ACCEPTED),
        (S.SCHEDULED, Fhir.IN_PROGRESS),
        (S.NO_SHOW, Fhir.IN_PROGRESS),
        (S.WAITING_ON_OFFICE, Fhir.ON_HOLD),
        (S.UNREACHABLE, Fhir.ON_HOLD),
        (S.COMPLETED, Fhir.COMPLETED),
    ],
)
def test_each_stage_has_its_status(stage: Stage, status: Fhir) -> None:
    assert task_status(a_referral(stage), visits(stage), STAGES) is status


def test_what_came_in_is_requested_until_somebody_takes_it() -> None:
    came = visits(S.INTAKE_RECEIVED)

    assert task_status(a_referral(), came, STAGES) is Fhir.REQUESTED
    assert task_status(a_referral(owner="mara"), came, STAGES) is Fhir.RECEIVED


@pytest.mark.parametrize(
    ("before", "reason", "status"),
    [
        (S.ELIGIBILITY, "not-covered", Fhir.REJECTED),
        (S.READY_TO_SCHEDULE, "not-covered", Fhir.FAILED),
        (S.NO_SHOW, "patient-unreachable", Fhir.FAILED),
        (S.READY_TO_SCHEDULE, "withdrawn-by-referring-office", Fhir.CANCELLED),
        (S.ELIGIBILITY, "patient-declined", Fhir.CANCELLED),
        (S.ELIGIBILITY, "moved-away", Fhir.REJECTED),
    ],
)
def test_closed_is_rejected_before_it_was_accepted_failed_after_and_cancelled_when_withdrawn(
    before: Stage, reason: str, status: Fhir
) -> None:
    closed = a_referral(S.CLOSED, closed_for=reason)

    assert task_status(closed, visits(S.INTAKE_RECEIVED, before, S.CLOSED), STAGES) is status


def test_the_resource_names_the_stage_and_the_reason_and_no_patient() -> None:
    closed = a_referral(S.CLOSED, closed_for="not-covered")

    made = task_resource(closed, visits(S.ELIGIBILITY, S.CLOSED), STAGES)

    assert made["businessStatus"] == {"text": "closed-unable-to-schedule"}
    assert made["statusReason"] == {"text": "not-covered"}
    assert not any(text in str(made) for text in closed.fields.values() if text)


def test_intake_names_one_of_each_group_that_lacks_and_all_that_is_in_doubt() -> None:
    lacking = a_referral(without=(F.PHONE, F.SERVICE))

    found = missing_at_intake(lacking.fields, {F.PAYER, F.SURNAME}, STAGES)

    assert found == (F.SURNAME, F.PHONE, F.SERVICE, F.PAYER)


def test_what_is_typed_is_missing_and_doubtful_no_more() -> None:
    referral = a_referral(without=(F.PHONE,), missing=(F.SURNAME, F.PHONE, F.DATE_OF_BIRTH))

    found = filled(referral, {F.PHONE: "+12025550117", F.SURNAME: "Okwuosa"}, STAGES)

    assert found.missing == (F.DATE_OF_BIRTH,)


def test_a_street_will_do_where_a_phone_was_missing() -> None:
    referral = a_referral(without=(F.PHONE,), missing=(F.PHONE,))

    assert filled(referral, {F.STREET: "12 Alder Row"}, STAGES).missing == ()


def test_what_is_emptied_is_missing_again() -> None:
    assert filled(a_referral(), {F.SURNAME: ""}, STAGES).missing == (F.SURNAME,)


def test_what_intake_asked_for_beyond_the_usual_stays_missing_until_it_comes() -> None:
    referral = a_referral(without=(F.MEMBER_ID,), missing=(F.MEMBER_ID,))

    first = filled(referral, {F.SEX: "male"}, STAGES)
    second = filled(first, {F.MEMBER_ID: "77-1"}, STAGES)

    assert (first.missing, second.missing) == ((F.MEMBER_ID,), ())


@given(st.sets(st.sampled_from(Field)), st.sets(st.sampled_from(Field)))
def test_confirming_takes_doubt_away_and_nothing_else(
    doubtful: set[Field], looked: set[Field]
) -> None:
    told = a_referral()
    full = replace(told, fields={field: told.fields[field] or "x" for field in Field})
    referral = replace(full, missing=tuple(doubtful))

    found = confirmed(referral, looked, STAGES)

    assert set(found.missing) == doubtful - looked
    assert found.fields == referral.fields


def test_the_task_of_needs_info_names_fields_and_no_values() -> None:
    referral = a_referral(S.NEEDS_INFO, without=(F.PHONE,), missing=(F.SURNAME, F.PHONE))

    (task,) = stage_tasks(referral, STAGES[S.NEEDS_INFO], MORNING)
    later = replace(referral, missing=(F.PHONE,))

    assert task.title == "RF-000042: complete intake (missing: phone; doubtful: surname)"
    assert retold(task.title, later) == "RF-000042: complete intake (missing: phone)"
    assert retold(task.title, replace(referral, missing=())) == "RF-000042: complete intake"


@pytest.mark.parametrize(
    ("given_", "told"),
    [
        ("eligibilty", "did you mean eligibility?"),
        ("Ready to Schedule", "did you mean ready-to-schedule?"),
        ("closed", "did you mean closed-unable-to-schedule?"),
        ("zzz", "known are: intake-received, needs-info"),
    ],
)
def test_a_misspelt_word_is_told_with_the_near_one(given_: str, told: str) -> None:
    assert near_match(given_, Stage).startswith(told)
