"""The table of states: nothing is stuck, nothing ends twice, and no fax goes out twice."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faxflow.domain.delivery import CHANGEABLE, RULES, Cause, State, allowed

Rules = Mapping[tuple[State, Cause], frozenset[State]]

FINAL = {State.DELIVERED, State.CANCELLED}
MAYBE_OUT = {State.SUBMITTING, State.SENT, State.IN_DOUBT}

# What says that the attempt before has failed or never reached the server, or who decided.
EXCUSES = {(state, cause) for state in State for cause in (Cause.PERSON, Cause.REFUSED)}
EXCUSES |= {(state, Cause.REJECTED) for state in State}
EXCUSES |= {(State.SENDING, Cause.NOT_REACHED), (State.SENDING, Cause.CLAIM_LAPSED)}


def reached_without_excuse(rules: Rules) -> set[State]:
    """Every state to which a claimed case can come while nothing excuses a second attempt."""
    reached, open_ends = {State.SENDING}, [State.SENDING]
    while open_ends:
        source = open_ends.pop()
        for (start, cause), targets in rules.items():
            if start is source and (start, cause) not in EXCUSES:
                open_ends += targets - reached
                reached |= targets
    return reached


def test_no_second_attempt_starts_while_the_first_may_have_arrived() -> None:
    reached = reached_without_excuse(RULES)

    claimable = {source for source, cause in RULES if cause is Cause.CLAIMED}
    assert claimable == {State.READY}
    assert not reached & claimable


@pytest.mark.parametrize(
    "bad_rule",
    [
        ((State.IN_DOUBT, Cause.SILENCE), State.READY),
        ((State.SENT, Cause.SILENCE), State.WAITING),
        ((State.SUBMITTING, Cause.CLAIM_LAPSED), State.READY),
        ((State.DELIVERED, Cause.LATE_FAILURE), State.WAITING),
        ((State.FAILED, Cause.DUE), State.READY),
    ],
)
def test_the_search_would_find_a_rule_that_resends(
    bad_rule: tuple[tuple[State, Cause], State],
) -> None:
    worse = {**RULES, bad_rule[0]: frozenset({bad_rule[1]})}

    reached = reached_without_excuse(worse)

    assert State.READY in reached


@pytest.mark.parametrize("state", sorted(MAYBE_OUT))
def test_a_fax_that_may_be_out_is_made_ready_by_a_person_alone(state: State) -> None:
    ways = {cause for (source, cause), to in RULES.items() if source is state and "ready" in to}

    assert ways <= {Cause.PERSON}


@pytest.mark.parametrize("state", sorted(MAYBE_OUT))
def test_a_fax_that_may_be_out_waits_for_a_retry_only_after_a_definite_failure(
    state: State,
) -> None:
    ways = {cause for (source, cause), to in RULES.items() if source is state and "waiting" in to}

    assert ways <= {Cause.REFUSED, Cause.REJECTED}


@pytest.mark.parametrize("state", sorted(set(State) - FINAL))
def test_every_state_that_is_not_final_has_a_way_out(state: State) -> None:
    ways = [targets - {state} for (source, _), targets in RULES.items() if source is state]

    assert any(ways)


@pytest.mark.parametrize("state", sorted(set(State) - FINAL))
def test_every_state_can_come_to_an_end(state: State) -> None:
    reached, before = {state}, set[State]()

    while reached != before:
        before = set(reached)
        reached |= {
            to for (source, _), targets in RULES.items() if source in before for to in targets
        }

    assert reached & FINAL


def test_nothing_leads_out_of_cancelled() -> None:
    ways = [rule for rule in RULES if rule[0] is State.CANCELLED]

    assert ways == []


def test_only_a_late_failure_or_a_person_leads_out_of_delivered_and_never_to_a_resend() -> None:
    ways = {cause: to for (source, cause), to in RULES.items() if source is State.DELIVERED}

    assert ways.pop(Cause.LATE_FAILURE) == ways.pop(Cause.PERSON) == {State.FAILED}
    assert set().union(*ways.values()) == {State.DELIVERED}


@pytest.mark.parametrize("state", sorted(set(State) - FINAL - {State.SUBMITTING}))
def test_a_late_success_delivers_from_wherever_no_dot_is_on_its_way(state: State) -> None:
    assert allowed(state, Cause.LATE_SUCCESS, State.DELIVERED)


def test_a_person_may_cancel_whatever_is_not_at_work_or_out() -> None:
    may = {state for state in State if allowed(state, Cause.PERSON, State.CANCELLED)}

    assert may == {State.READY, State.WAITING, State.HELD, State.FAILED, State.IN_DOUBT}


def test_every_cause_but_loading_has_a_rule() -> None:
    used = {cause for _, cause in RULES}

    assert set(Cause) - used == {Cause.LOADED}


def test_what_a_newer_report_may_change_is_never_out() -> None:
    assert not CHANGEABLE & MAYBE_OUT
    assert State.SENDING not in CHANGEABLE


@given(st.sampled_from(State), st.sampled_from(Cause), st.sampled_from(State))
def test_nothing_is_allowed_but_what_stands_in_the_table(
    source: State, cause: Cause, target: State
) -> None:
    answer = allowed(source, cause, target)

    assert answer == any(
        rule == (source, cause) and target in targets for rule, targets in RULES.items()
    )
