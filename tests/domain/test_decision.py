"""What a person may decide: only what the table of states knows, and never without a way on."""

import pytest

from faxflow.domain.decision import (
    DECISIONS,
    Decision,
    done_words,
    next_commands,
    refusal,
)
from faxflow.domain.delivery import Cause, State, allowed
from faxflow.domain.ids import CaseId

FAX = CaseId(7)
EVERY = [
    pytest.param(decision, state, id=f"{decision}, {state}")
    for decision in Decision
    for state in State
]
CLAIMED = {State.SENDING, State.SUBMITTING}


@pytest.mark.parametrize(("decision", "state"), EVERY)
def test_a_decision_is_refused_unless_the_table_of_states_knows_its_move(
    decision: Decision, state: State
) -> None:
    answer = refusal(decision, FAX, state, evidence="silence")

    # A corrected fax that is ready, or that waits, stays where it is.
    stays = decision is Decision.CORRECT and state in {State.READY, State.WAITING}
    assert answer or stays or allowed(state, Cause.PERSON, DECISIONS[decision][state])


@pytest.mark.parametrize("decision", Decision)
@pytest.mark.parametrize("state", sorted(CLAIMED))
def test_what_a_run_is_handing_over_is_left_to_it(decision: Decision, state: State) -> None:
    answer = refusal(decision, FAX, state)

    assert answer is not None
    assert "a run is handing it over" in str(answer)


@pytest.mark.parametrize("decision", Decision)
def test_what_is_cancelled_stays_so(decision: Decision) -> None:
    assert refusal(decision, FAX, State.CANCELLED) is not None


def test_only_a_doubtful_fax_is_sent_again_on_the_word_that_it_never_went_out() -> None:
    may = {state for state in State if refusal(Decision.NOT_SENT, FAX, state) is None}

    assert may == {State.IN_DOUBT}


def test_a_release_never_sends_a_doubtful_fax_again() -> None:
    answer = refusal(Decision.RELEASE, FAX, State.IN_DOUBT)

    assert answer is not None
    assert "faxflow case resolve FX-000007 --not-sent" in answer.instead


def test_the_refusal_to_cancel_a_sent_fax_says_why_and_what_can_be_done() -> None:
    answer = refusal(Decision.CANCEL, FAX, State.SENT)

    assert str(answer) == (
        "FX-000007 is sent: the gateway has taken it, and nobody can call it back. Instead:"
        " `faxflow case resolve FX-000007 --delivered`"
        " or `faxflow case resolve FX-000007 --not-arrived`"
        " or `faxflow case incident FX-000007 --kind …`"
        " or `faxflow case resend FX-000007 --again --because …`."
    )


@pytest.mark.parametrize("state", sorted(set(State) - CLAIMED))
def test_every_state_that_is_not_a_run_s_names_a_command(state: State) -> None:
    commands = next_commands(FAX, state)

    assert commands
    assert all(command.startswith("faxflow case ") for command in commands)
    assert all("FX-000007" in command for command in commands)


@pytest.mark.parametrize("decision", sorted(set(Decision) - {Decision.CORRECT}))
def test_each_decision_says_what_it_has_done(decision: Decision) -> None:
    targets = set(DECISIONS[decision].values())

    told = {state: done_words(decision, FAX, state) for state in targets}

    assert all(f"FX-000007 is {at.replace('-', ' ')}" in words for at, words in told.items())


def test_only_a_delivery_by_silence_is_taken_back_and_the_list_of_commands_says_so() -> None:
    silent = refusal(Decision.NOT_ARRIVED, FAX, State.DELIVERED, "silence")
    proven = refusal(Decision.NOT_ARRIVED, FAX, State.DELIVERED, "M-000003")

    assert silent is None
    assert str(proven) == (
        "FX-000007 is delivered, and M-000003 says so, not silence alone. Instead:"
        " `faxflow case incident FX-000007 --kind …`"
        " or `faxflow case resend FX-000007 --again --because …`."
    )
    offered = next_commands(FAX, State.DELIVERED, "silence")
    assert offered[0] == "faxflow case resolve FX-000007 --not-arrived"


def test_a_fax_that_waits_for_its_time_can_be_sent_at_once_by_hold_and_release() -> None:
    first, *_ = next_commands(FAX, State.WAITING)

    assert first == (
        "faxflow case hold FX-000007 --because … && faxflow case release FX-000007 --because …"
    )
    at = DECISIONS[Decision.HOLD][State.WAITING]
    assert DECISIONS[Decision.RELEASE][at] is State.READY
