"""A move is planned with all that it brings, or refused with what would mend it."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from a_referral import RULES, a_referral, visits
from faxflow.domain.decision import Refusal
from faxflow.domain.referral import FINAL, STAGES, ClosingReason, Stage
from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.move_kind import REASONS, SAYS_WHY, MoveKind
from faxflow.domain.referrals.moving import PlannedMove, Wish, plan_move, plan_reopening
from faxflow.domain.referrals.record import Referral
from faxflow.domain.referrals.ways import moves_from, usual_move

S, K, F = Stage, MoveKind, Field
OPEN = [stage for stage in Stage if stage not in FINAL]
WAITING = [stage for stage in Stage if STAGES[stage].waits]
WORKING = [stage for stage in OPEN if stage not in WAITING]
PLACES = [(stage, None) for stage in WORKING] + [
    (stage, work) for stage in WAITING for work in (None, *WORKING)
]
stages = st.sampled_from(Stage)


def standing(place: tuple[Stage, Stage | None], **changes: Any) -> Referral:
    return a_referral(place[0], interrupted=place[1], **changes)


def reason_for(kind: MoveKind) -> str | None:
    if kind is K.CLOSE:
        return ClosingReason.DECLINED
    return REASONS[kind][0] if kind in SAYS_WHY else None


def planned(referral: Referral, wish: Wish) -> PlannedMove:
    found = plan_move(referral, wish, RULES)
    assert isinstance(found, PlannedMove), found
    return found


def refused(referral: Referral, wish: Wish) -> Refusal:
    found = plan_move(referral, wish, RULES)
    assert isinstance(found, Refusal), found
    return found


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("to", Stage)
def test_a_move_is_planned_if_and_only_if_the_table_has_it(
    place: tuple[Stage, Stage | None], to: Stage
) -> None:
    ways = moves_from(*place, STAGES)
    reason = reason_for(ways[to]) if to in ways else None

    found = plan_move(standing(place), Wish(to, reason), RULES)

    assert isinstance(found, PlannedMove) is (to in ways)
    if isinstance(found, Refusal):
        assert found.instead
    else:
        assert (found.to, found.kind, found.queue) == (to, ways[to], STAGES[to].queue)
        assert found.tasks == STAGES[to].tasks
        assert (found.interrupted is not None) is STAGES[to].waits
        assert found.rework is (ways[to] is K.BACK)


@pytest.mark.parametrize(
    ("stage", "to"),
    [
        (S.INTAKE_RECEIVED, S.ELIGIBILITY),
        (S.NEEDS_INFO, S.ELIGIBILITY),
        (S.ELIGIBILITY, S.DOCUMENTATION),
        (S.DOCUMENTATION, S.CLINICAL_REVIEW),
        (S.CLINICAL_REVIEW, S.READY_TO_SCHEDULE),
        (S.READY_TO_SCHEDULE, S.SCHEDULED),
        (S.SCHEDULED, S.COMPLETED),
        (S.NO_SHOW, S.SCHEDULED),
        (S.WAITING_ON_OFFICE, S.INTAKE_RECEIVED),
        (S.UNREACHABLE, S.INTAKE_RECEIVED),
    ],
)
def test_the_usual_move_gets_on_with_it(stage: Stage, to: Stage) -> None:
    found = planned(a_referral(stage), Wish())

    assert found.to is to


@pytest.mark.parametrize("waiting", WAITING)
@pytest.mark.parametrize("work", [one for one in WORKING if one is not S.INTAKE_RECEIVED])
def test_waiting_goes_back_to_the_stage_that_it_interrupted(waiting: Stage, work: Stage) -> None:
    found = planned(a_referral(waiting, interrupted=work), Wish())

    assert (found.to, found.kind, found.rework) == (work, K.RESUME, False)


def test_a_chain_of_waiting_stages_remembers_the_work_at_its_start() -> None:
    first = planned(a_referral(S.READY_TO_SCHEDULE), Wish(S.UNREACHABLE))
    second = planned(
        a_referral(S.UNREACHABLE, interrupted=first.interrupted), Wish(S.WAITING_ON_OFFICE)
    )

    assert (first.interrupted, second.interrupted) == (S.READY_TO_SCHEDULE, S.READY_TO_SCHEDULE)


def test_waiting_is_no_way_round_the_stages_between() -> None:
    referral = a_referral(S.NEEDS_INFO, interrupted=S.CLINICAL_REVIEW)

    found = refused(referral, Wish(S.INTAKE_RECEIVED))

    assert "cannot go from needs-info to intake-received" in found.why


def test_going_back_needs_a_reason_and_is_rework() -> None:
    referral = a_referral(S.DOCUMENTATION)

    without = refused(referral, Wish(S.ELIGIBILITY))
    found = planned(referral, Wish(S.ELIGIBILITY, "coverage-changed", "new card"))

    assert "coverage-changed" in without.why
    assert (found.rework, found.reason, found.comments) == (True, "coverage-changed", "new card")


def test_what_eligibility_needs_is_named_with_the_commands_that_mend_it() -> None:
    lacking = a_referral(without=(F.DATE_OF_BIRTH, F.PHONE), missing=(F.PHONE, F.SURNAME))

    found = refused(lacking, Wish())

    assert "surname (doubtful)" in found.why
    assert "date_of_birth (missing)" in found.why
    assert "phone or street (missing)" in found.why
    assert found.instead == [
        "faxflow referral set RF-000042 date_of_birth=… phone=…",
        "faxflow referral confirm RF-000042 surname",
        "faxflow referral advance RF-000042 --to needs-info",
    ]
    assert "Okwuosa" not in str(found)


def test_one_of_a_group_is_enough() -> None:
    referral = a_referral(without=(F.PHONE,))

    found = planned(replace(referral, fields={**referral.fields, F.STREET: "12 Alder Row"}), Wish())

    assert found.to is S.ELIGIBILITY


@pytest.mark.parametrize("told", ["unknown", "needed", "requested", "denied"])
def test_an_authorisation_that_is_not_settled_books_nothing(told: str) -> None:
    referral = a_referral(S.CLINICAL_REVIEW)

    found = refused(replace(referral, fields={**referral.fields, F.AUTHORISATION: told}), Wish())

    assert "authorisation (must be approved or not-needed)" in found.why


def test_going_back_waiting_and_closing_ask_for_no_field() -> None:
    bare = a_referral(S.SCHEDULED, without=tuple(Field))

    for wish in (
        Wish(S.READY_TO_SCHEDULE, "appointment-cancelled"),
        Wish(S.CLOSED, "patient-declined"),
    ):
        assert planned(bare, wish)
    assert planned(a_referral(without=tuple(Field)), Wish(S.UNREACHABLE))


@pytest.mark.parametrize("outcome", ["", "rescheduled", "not-attended"])
def test_a_visit_that_did_not_take_place_completes_nothing(outcome: str) -> None:
    referral = a_referral(S.SCHEDULED)

    found = refused(
        replace(referral, fields={**referral.fields, F.APPOINTMENT_OUTCOME: outcome}), Wish()
    )

    assert "appointment_outcome" in found.why


def test_a_missed_appointment_is_none_to_go_to() -> None:
    missed = planned(a_referral(S.SCHEDULED), Wish(S.NO_SHOW))

    again = refused(a_referral(S.NO_SHOW, without=(F.APPOINTMENT_AT,)), Wish())

    assert missed.sets == {F.APPOINTMENT_AT: "", F.APPOINTMENT_OUTCOME: "not-attended"}
    assert "appointment_at (missing)" in again.why


def test_closing_keeps_to_the_practices_own_reasons() -> None:
    own = replace(RULES, closing_reasons=("moved-away",))

    misspelt = plan_move(a_referral(), Wish(S.CLOSED, "moved-awya"), own)
    found = plan_move(a_referral(), Wish(S.CLOSED, "moved-away"), own)

    assert isinstance(misspelt, Refusal)
    assert "did you mean moved-away?" in misspelt.why
    assert isinstance(found, PlannedMove)
    assert found.closed_for == "moved-away"


def test_another_reason_is_taken_only_with_the_words_that_say_it() -> None:
    referral = standing((S.ELIGIBILITY, None))

    bare = refused(referral, Wish(S.CLOSED, "other"))
    told = planned(referral, Wish(S.CLOSED, "other", "moved to the coast"))

    assert "--comments" in str(bare)
    assert told.closed_for == "other"


def test_free_words_are_no_reason_and_are_not_repeated() -> None:
    found = refused(a_referral(), Wish(reason="Mrs Okwuosa called"))

    assert "--comments" in found.why
    assert "Okwuosa" not in str(found)


@pytest.mark.parametrize("end", sorted(FINAL))
@given(to=stages)
def test_nothing_leaves_an_end_but_by_reopening(end: Stage, to: Stage) -> None:
    found = refused(a_referral(end), Wish(to, "other"))

    assert found.instead == ["faxflow referral reopen RF-000042 --reason …"]


def test_reopening_leads_to_the_last_stage_of_work() -> None:
    been = visits(S.INTAKE_RECEIVED, S.ELIGIBILITY, S.UNREACHABLE, S.CLOSED)

    found = plan_reopening(a_referral(S.CLOSED), been, Wish(reason="patient-called-back"), RULES)

    assert isinstance(found, PlannedMove)
    assert (found.to, found.kind, found.rework) == (S.ELIGIBILITY, K.REOPEN, True)
    assert (found.closed_for, found.interrupted) == (None, None)


def test_reopening_leads_nowhere_that_it_never_was() -> None:
    been = visits(S.NEEDS_INFO, S.CLOSED)
    wish = Wish(S.SCHEDULED, "other")

    found = plan_reopening(a_referral(S.CLOSED), been, wish, RULES)

    assert isinstance(found, Refusal)
    assert found.instead == ["faxflow referral reopen RF-000042 --to intake-received --reason …"]


def test_what_is_open_cannot_be_reopened() -> None:
    found = plan_reopening(a_referral(), visits(S.INTAKE_RECEIVED), Wish(reason="other"), RULES)

    assert isinstance(found, Refusal)


@st.composite
def referrals(draw: st.DrawFn) -> Referral:
    """One in any place, with any fields missing or doubtful."""
    some_fields = st.sets(st.sampled_from(Field)).map(tuple)
    place = draw(st.sampled_from(PLACES))
    return standing(place, without=draw(some_fields), missing=draw(some_fields))


REASONS_OF_ALL = [*ClosingReason, *REASONS[K.BACK], *REASONS[K.WAIT], "x"]


@given(
    referral=referrals(),
    to=st.none() | stages,
    reason=st.none() | st.sampled_from(REASONS_OF_ALL),
)
def test_whatever_is_asked_the_answer_is_a_move_of_the_table_or_a_way_to_mend_it(
    referral: Referral, to: Stage | None, reason: str | None
) -> None:
    found = plan_move(referral, Wish(to, reason), RULES)

    if isinstance(found, Refusal):
        assert found.instead
        assert not any(text in str(found) for text in referral.fields.values() if len(text) > 9)
        return
    assert found.to in moves_from(referral.stage, referral.interrupted, STAGES)
    assert found.to is not referral.stage
    assert to in {None, found.to}
    assert (found.closed_for is not None) is (found.to is S.CLOSED)
    assert found.kind not in SAYS_WHY or found.reason


@pytest.mark.parametrize("place", PLACES)
def test_the_usual_moves_lead_to_the_end_of_the_work(place: tuple[Stage, Stage | None]) -> None:
    stage, interrupted = place
    been = []

    while stage is not S.COMPLETED:
        been.append(stage)
        stage, interrupted = usual_move(stage, interrupted, STAGES), None

    assert len(been) == len(set(been))
