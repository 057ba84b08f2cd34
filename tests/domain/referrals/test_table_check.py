"""A table of stages is taken only where everything in it is reached, and has an end."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from faxflow.domain.referral import FINAL, STAGES, START, Stage, StageRule, Table
from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.table_check import first_fault
from faxflow.domain.referrals.ways import moves_from

S = Stage
WORKING = [stage for stage in Stage if stage not in FINAL]
some = st.lists(st.sampled_from(Stage), max_size=3, unique=True).map(tuple)


def changed(stage: Stage, **changes: Any) -> Table:
    return {**STAGES, stage: replace(STAGES[stage], **changes)}


def test_our_own_table_has_no_fault() -> None:
    assert first_fault(STAGES) is None


@pytest.mark.parametrize(
    ("stage", "changes", "told"),
    [
        (S.COMPLETED, {"sla_hours": 4.0}, "completed: it is final"),
        (S.CLOSED, {"onward": (S.ELIGIBILITY,)}, "closed-unable-to-schedule: it is final"),
        (S.CLOSED, {"tasks": ("look",)}, "closed-unable-to-schedule: it is final"),
        (S.ELIGIBILITY, {"sla_hours": None}, "eligibility: it needs `sla_hours`"),
        (S.NO_SHOW, {"onward": ()}, "no-show: it needs"),
        (S.ELIGIBILITY, {"onward": (S.ELIGIBILITY, S.CLOSED)}, "eligibility: it leads to itself"),
        (S.NO_SHOW, {"onward": (S.SCHEDULED, S.READY_TO_SCHEDULE)}, "no-show: it names a stage tw"),
        (S.ELIGIBILITY, {"back": (S.UNREACHABLE,)}, "eligibility: `back` names stages of work"),
        (S.ELIGIBILITY, {"back": (S.CLOSED,)}, "eligibility: `back` names stages of work"),
        (S.UNREACHABLE, {"back": (S.ELIGIBILITY,)}, "patient-unreachable: it waits"),
        (S.ELIGIBILITY, {"onward": (S.CLOSED, S.DOCUMENTATION)}, "eligibility: the first of `onw"),
        (S.ELIGIBILITY, {"onward": (S.UNREACHABLE,)}, "eligibility: the first of `onward`"),
        (START, {"requires": ((Field.PHONE,),)}, "intake-received: it takes whatever comes"),
        (S.UNREACHABLE, {"requires": ((Field.PHONE,),)}, "patient-unreachable: it takes whatever"),
        (S.CLOSED, {"requires": ((Field.PHONE,),)}, "closed-unable-to-schedule: it takes"),
        (S.ELIGIBILITY, {"requires": ((),)}, "eligibility: a group in `requires` is empty"),
        (S.SCHEDULED, {"onward": (S.COMPLETED,)}, "no-show cannot be reached"),
    ],
)
def test_a_fault_is_told_with_the_stage_that_has_it(
    stage: Stage, changes: dict[str, Any], told: str
) -> None:
    fault = first_fault(changed(stage, **changes))

    assert fault is not None
    assert fault.startswith(told)


def test_a_circle_without_an_end_is_told() -> None:
    circle: Mapping[Stage, StageRule] = {
        **STAGES,
        S.READY_TO_SCHEDULE: replace(STAGES[S.READY_TO_SCHEDULE], onward=(S.NO_SHOW,), back=()),
        S.NO_SHOW: replace(STAGES[S.NO_SHOW], onward=(S.READY_TO_SCHEDULE,), back=()),
        S.ELIGIBILITY: replace(
            STAGES[S.ELIGIBILITY], onward=(*STAGES[S.ELIGIBILITY].onward, S.SCHEDULED)
        ),
        S.SCHEDULED: replace(STAGES[S.SCHEDULED], onward=(S.COMPLETED,), back=(S.ELIGIBILITY,)),
    }

    fault = first_fault(circle)

    assert fault == "ready-to-schedule has no way out to a final stage: mend its `onward`"


def test_waiting_in_a_circle_is_told_with_what_it_interrupts() -> None:
    table = changed(S.NO_SHOW, onward=(S.READY_TO_SCHEDULE, S.UNREACHABLE), back=())
    table = {
        **table,
        S.READY_TO_SCHEDULE: replace(table[S.READY_TO_SCHEDULE], onward=(S.NO_SHOW,), back=()),
        S.SCHEDULED: replace(table[S.SCHEDULED], onward=(S.COMPLETED,), back=()),
        S.CLINICAL_REVIEW: replace(
            table[S.CLINICAL_REVIEW], onward=(S.SCHEDULED, S.READY_TO_SCHEDULE, S.CLOSED)
        ),
        S.UNREACHABLE: replace(table[S.UNREACHABLE], onward=(S.WAITING_ON_OFFICE,)),
        S.WAITING_ON_OFFICE: replace(table[S.WAITING_ON_OFFICE], onward=(S.UNREACHABLE,)),
    }

    fault = first_fault(table)

    assert fault is not None
    assert "no way out" in fault


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Our own with the ways of a few stages drawn anew, or more of them."""
    strange = draw(st.lists(st.sampled_from(WORKING), min_size=1, max_size=3, unique=True))
    return {**STAGES, **{stage: draw(ways_of(STAGES[stage])) for stage in strange}}


@st.composite
def ways_of(draw: st.DrawFn, rule: StageRule) -> StageRule:
    onward = draw(st.sampled_from([rule.onward, rule.onward[:1], rule.onward[1:], ()]))
    more = tuple(to for to in draw(some) if to not in (*onward, *rule.back))
    back = draw(st.sampled_from([rule.back, ()]))
    return replace(rule, onward=(*onward, *more), back=back)


@settings(max_examples=60, deadline=None)
@given(table=tables(), choices=st.lists(st.integers(0, 11), max_size=25))
def test_from_any_place_of_a_table_that_is_taken_there_is_a_way_to_an_end(
    table: Table, choices: list[int]
) -> None:
    assume(first_fault(table) is None)
    stage, interrupted = START, None

    for choice in choices:
        ways = list(moves_from(stage, interrupted, table))
        if not ways:
            break
        stage, interrupted = after(stage, interrupted, ways[choice % len(ways)], table)

    assert stage in FINAL or FINAL & everything_from(stage, interrupted, table)


def after(
    stage: Stage, interrupted: Stage | None, to: Stage, table: Table
) -> tuple[Stage, Stage | None]:
    if not table[to].waits:
        return to, None
    return to, (interrupted or START) if table[stage].waits else stage


def everything_from(stage: Stage, interrupted: Stage | None, table: Table) -> set[Stage]:
    found, todo = set[tuple[Stage, Stage | None]](), [(stage, interrupted)]
    while todo:
        place = todo.pop()
        if place not in found:
            found.add(place)
            todo += [after(*place, to, table) for to in moves_from(*place, table)]
    return {stage for stage, _ in found}
