"""A verdict is given to one attempt or to a person, never to a guess."""

import pytest

from faxflow.domain.attempt_view import AttemptView
from faxflow.domain.delivery import State
from faxflow.domain.ids import CaseId, Reference
from faxflow.domain.verdict import Verdict, VerdictKind
from faxflow.domain.verdict_match import Candidates, Unmatched, match

NUMBER, OTHER = "+12025550101", "+12025550102"
OURS = Reference(CaseId(7), 2)
SPEAKING = (VerdictKind.ACCEPTED, VerdictKind.DELIVERED, VerdictKind.FAILED, VerdictKind.DELAYED)
OUT = (State.SUBMITTING, State.SENT)


def view(case_id: int = 7, state: State = State.SENT) -> AttemptView:
    return AttemptView(CaseId(case_id), 2, NUMBER, state, 2)


@pytest.mark.parametrize("kind", [VerdictKind.NOISE, VerdictKind.UNRECOGNISED])
def test_what_speaks_of_no_fax_meets_none_whatever_it_names(kind: VerdictKind) -> None:
    found = match(Verdict(kind, NUMBER, reference=OURS), Candidates(view(), out=[view()]))

    assert found is Unmatched.NOT_A_VERDICT


@pytest.mark.parametrize("kind", SPEAKING)
@pytest.mark.parametrize("state", State)
def test_our_reference_finds_its_attempt_in_every_state(kind: VerdictKind, state: State) -> None:
    named = view(state=state)

    found = match(Verdict(kind, reference=OURS), Candidates(named, out=[]))

    assert found is named


def test_a_reference_that_agrees_with_its_number_finds_its_attempt() -> None:
    named = view()

    found = match(
        Verdict(VerdictKind.FAILED, NUMBER, reference=OURS), Candidates(named, out=[view(8)])
    )

    assert found is named


def test_our_reference_beside_anothers_number_is_ambiguous() -> None:
    found = match(
        Verdict(VerdictKind.FAILED, OTHER, reference=OURS), Candidates(view(), out=[view()])
    )

    assert found is Unmatched.AMBIGUOUS


def test_a_reference_that_is_not_in_this_store_is_never_matched_by_number() -> None:
    found = match(Verdict(VerdictKind.FAILED, NUMBER, reference=OURS), Candidates(out=[view()]))

    assert found is Unmatched.UNMATCHED


@pytest.mark.parametrize("state", OUT)
def test_a_number_finds_the_only_fax_that_is_out_to_it(state: State) -> None:
    only = view(state=state)

    found = match(Verdict(VerdictKind.FAILED, NUMBER), Candidates(out=[only]))

    assert found is only


def test_a_number_to_which_two_faxes_are_out_is_ambiguous() -> None:
    found = match(Verdict(VerdictKind.FAILED, NUMBER), Candidates(out=[view(7), view(8)]))

    assert found is Unmatched.AMBIGUOUS


def test_a_number_alone_never_settles_a_doubt() -> None:
    found = match(
        Verdict(VerdictKind.DELIVERED, NUMBER), Candidates(out=[view(state=State.IN_DOUBT)])
    )

    assert found is Unmatched.AMBIGUOUS


def test_a_number_to_which_nothing_is_out_is_unmatched() -> None:
    found = match(Verdict(VerdictKind.DELIVERED, NUMBER), Candidates(out=[]))

    assert found is Unmatched.UNMATCHED
