"""What each kind of verdict does in each state, for the current attempt and for an earlier one."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import product
from zoneinfo import ZoneInfo

import pytest

from faxflow.domain.attempt_view import AttemptView
from faxflow.domain.delivery import Cause, Change, Standing, State, allowed
from faxflow.domain.ids import CaseId
from faxflow.domain.office_hours import OfficeHours
from faxflow.domain.reasons import Reason
from faxflow.domain.retry import POLICY, RetryPolicy
from faxflow.domain.verdict import Verdict, VerdictKind
from faxflow.domain.verdict_effect import SILENCE_EVIDENCE, Judgement, Keep
from faxflow.domain.verdict_effect import effect as effect_of
from faxflow.domain.verdict_match import SPEAKS_OF_A_FAX

NOW = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)
SHIPPED = RetryPolicy(4, POLICY, OfficeHours(ZoneInfo("UTC"), frozenset(), ()))
FRESH = Judgement(earlier=(), policy=SHIPPED, now=NOW)

# One letter a state, in the order of State: ready, sending, submitting, sent, in-doubt,
# waiting, held, failed, delivered, cancelled.
EFFECTS = {
    (VerdictKind.DELIVERED, "current"): "LLpccLLL-!",
    (VerdictKind.DELIVERED, "earlier"): "LLpLLLLL-!",
    (VerdictKind.FAILED, "current"): "--prr---!-",
    (VerdictKind.FAILED, "earlier"): "----------",
    (VerdictKind.ACCEPTED, "current"): "--pwo-----",
    (VerdictKind.ACCEPTED, "earlier"): "----------",
    (VerdictKind.DELAYED, "current"): "--pwo-----",
    (VerdictKind.DELAYED, "earlier"): "----------",
}

MEANING: dict[str, Keep | tuple[Cause, State]] = {
    "-": Keep.NO_CHANGE,
    "p": Keep.PENDING,
    "w": Keep.EXTENDS_WINDOW,
    "!": Keep.CONTRADICTS,
    "c": (Cause.CONFIRMED, State.DELIVERED),
    "L": (Cause.LATE_SUCCESS, State.DELIVERED),
    "o": (Cause.ON_ITS_WAY, State.SENT),
    "r": (Cause.REJECTED, State.WAITING),
}

CELLS = [
    pytest.param(kind, whose, state, letter, id=f"{kind}, {whose} attempt, {state}")
    for (kind, whose), letters in EFFECTS.items()
    for state, letter in zip(State, letters, strict=True)
]


def view(
    state: State, *, attempt: int = 2, evidence: str | None = None, outcome: str | None = None
) -> AttemptView:
    return AttemptView(
        CaseId(7), attempt, "+12025550101", state, 2, "token", evidence, outcome=outcome
    )


def effect(
    verdict: Verdict, view: AttemptView, judgement: Judgement, *, evidence: str
) -> Change | Keep:
    return effect_of(verdict, view, lambda: judgement, evidence=evidence)


def verdict(kind: VerdictKind, reason: Reason | None = None) -> Verdict:
    return Verdict(kind, reason=reason)


def failed(reason: Reason | None = Reason.BUSY) -> Verdict:
    return verdict(VerdictKind.FAILED, reason)


@pytest.mark.parametrize(("kind", "whose", "state", "letter"), CELLS)
def test_each_verdict_has_its_one_effect(
    kind: VerdictKind, whose: str, state: State, letter: str
) -> None:
    outcome = "delivered" if state is State.DELIVERED else None
    met = view(state, attempt=2 if whose == "current" else 1, evidence="M-000001", outcome=outcome)

    what = effect(verdict(kind, Reason.BUSY), met, FRESH, evidence="M-000009")

    told = (what.cause, what.target) if isinstance(what, Change) else what
    assert told == MEANING[letter]


def test_the_matrix_leaves_nothing_out() -> None:
    assert EFFECTS.keys() == set(product(SPEAKS_OF_A_FAX, ("current", "earlier")))


@pytest.mark.parametrize(("kind", "whose", "state", "letter"), CELLS)
def test_a_change_is_one_that_the_table_knows_and_stands_where_the_case_does(
    kind: VerdictKind, whose: str, state: State, letter: str
) -> None:
    met = view(state, attempt=2 if whose == "current" else 1, evidence=SILENCE_EVIDENCE)

    what = effect(verdict(kind, Reason.BUSY), met, FRESH, evidence="M-000009")

    if isinstance(what, Change):
        assert allowed(state, what.cause, what.target)
        assert what.standing == Standing(CaseId(7), state, 2, "token")
        assert what.detail == "M-000009"


def test_only_a_delivery_by_silence_is_undone_by_a_failure() -> None:
    by_silence = view(State.DELIVERED, evidence=SILENCE_EVIDENCE)

    what = effect(failed(), by_silence, FRESH, evidence="M-000009")

    assert isinstance(what, Change)
    assert (what.cause, what.target) == (Cause.LATE_FAILURE, State.FAILED)
    assert (what.reason, what.next_action_at) == (Reason.BUSY, None)


def test_an_earlier_attempts_failure_does_not_undo_a_delivery_by_silence() -> None:
    by_silence = view(State.DELIVERED, attempt=1, evidence=SILENCE_EVIDENCE)

    what = effect(failed(), by_silence, FRESH, evidence="M-000009")

    assert what is Keep.NO_CHANGE


def test_a_rejection_waits_as_its_reason_says() -> None:
    what = effect(failed(Reason.NO_FAX_TONE), view(State.SENT), FRESH, evidence="M-000009")

    assert isinstance(what, Change)
    assert (what.target, what.next_action_at) == (State.WAITING, NOW + timedelta(hours=1))


@pytest.mark.parametrize(
    ("reason", "judgement"),
    [
        (Reason.NOT_IN_SERVICE, FRESH),
        (Reason.BUSY, Judgement([Reason.BUSY] * 3, SHIPPED, NOW)),
        (Reason.BUSY, Judgement([], replace(SHIPPED, attempts=1), NOW)),
    ],
    ids=["no retry mends it", "the tries are used up", "one try is all there is"],
)
def test_a_rejection_that_leaves_no_try_goes_to_a_person(
    reason: Reason, judgement: Judgement
) -> None:
    what = effect(failed(reason), view(State.IN_DOUBT), judgement, evidence="M-000009")

    assert isinstance(what, Change)
    assert (what.target, what.reason, what.next_action_at) == (State.FAILED, reason, None)
    assert what.detail.startswith("M-000009: ")


def test_a_failure_without_a_reason_counts_as_unknown() -> None:
    what = effect(failed(None), view(State.SENT), FRESH, evidence="M-000009")

    assert isinstance(what, Change)
    assert what.reason is Reason.UNKNOWN


@pytest.mark.parametrize(
    ("attempt", "cause"),
    [(2, Cause.CONFIRMED), (1, Cause.LATE_SUCCESS)],
    ids=["its own", "earlier"],
)
def test_a_success_after_silence_is_better_evidence(attempt: int, cause: Cause) -> None:
    by_silence = view(State.DELIVERED, attempt=attempt, evidence=SILENCE_EVIDENCE)

    what = effect(verdict(VerdictKind.DELIVERED), by_silence, FRESH, evidence="M-000009")

    assert isinstance(what, Change)
    assert (what.cause, what.target, what.detail) == (cause, State.DELIVERED, "M-000009")


@pytest.mark.parametrize("outcome", [None, "failed"])
def test_a_failure_contradicts_no_delivery_that_rests_on_another_attempt(
    outcome: str | None,
) -> None:
    overtaken = view(State.DELIVERED, evidence="M-000001", outcome=outcome)

    what = effect(failed(), overtaken, FRESH, evidence="M-000009")

    assert what is Keep.NO_CHANGE
