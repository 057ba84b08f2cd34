"""What follows a failure: the waits and limits of each reason, and never one try too many."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faxflow.domain.reasons import Reason
from faxflow.domain.retry import POLICY, GiveUp, Remedy, TryAgain, after_failure

NOW = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)

# Least and most minutes to wait, and how often the reason may cost a try.
RETRIED = {
    Reason.BUSY: (15, 30, 3),
    Reason.NO_ANSWER: (30, 60, 3),
    Reason.NO_FAX_TONE: (60, 60, 1),
    Reason.LINE_DROPPED: (5, 15, 3),
    Reason.REMOTE_DISCONNECT: (5, 15, 3),
    Reason.PROTOCOL_ERROR: (15, 15, 2),
    Reason.GATEWAY_CONGESTION: (15, 15, 3),
    Reason.EXPIRED: (15, 120, 3),
    Reason.EMAIL_EXPIRED: (15, 120, 3),
    Reason.UNKNOWN: (15, 60, 3),
}
HALTING = {Reason.SENDER_NOT_AUTHORISED, Reason.ACCOUNT, Reason.EMAIL_POLICY}
FOR_A_PERSON = set(Reason) - RETRIED.keys() - HALTING

reasons = st.sampled_from(Reason)


def follow(reason: Reason, earlier: list[Reason], attempts: int = 4) -> TryAgain | GiveUp:
    return after_failure(reason, earlier=earlier, attempts=attempts, now=NOW)


def test_every_reason_has_a_policy() -> None:
    assert POLICY.keys() == set(Reason)


@pytest.mark.parametrize("reason", sorted(RETRIED))
def test_a_passing_trouble_is_tried_again_after_its_wait(reason: Reason) -> None:
    least, most, _ = RETRIED[reason]

    step = follow(reason, [])

    assert isinstance(step, TryAgain)
    assert timedelta(minutes=least) <= step.at - NOW <= timedelta(minutes=most)
    assert not step.halts


@pytest.mark.parametrize("reason", sorted(RETRIED))
def test_a_reason_costs_no_more_tries_than_its_own_limit(reason: Reason) -> None:
    limit = RETRIED[reason][2]

    steps = [follow(reason, [reason] * n, attempts=99) for n in range(limit + 1)]

    assert [type(step) for step in steps] == [TryAgain] * limit + [GiveUp]


def test_the_limit_of_one_reason_counts_that_reason_alone() -> None:
    step = follow(Reason.NO_FAX_TONE, [Reason.BUSY, Reason.BUSY])

    assert isinstance(step, TryAgain)


@pytest.mark.parametrize("reason", sorted(FOR_A_PERSON))
def test_what_no_retry_mends_goes_to_a_person_at_once(reason: Reason) -> None:
    step = follow(reason, [])

    assert step == GiveUp(f"no retry mends {reason}")


@pytest.mark.parametrize("reason", sorted(HALTING))
def test_a_refused_account_halts_and_keeps_the_fax_for_later(reason: Reason) -> None:
    step = follow(reason, [])

    assert isinstance(step, TryAgain)
    assert step.halts
    assert POLICY[reason].remedy is Remedy.HALT


@given(reasons, st.lists(reasons, max_size=6), st.integers(1, 4))
def test_no_case_is_ever_tried_more_often_than_the_limit(
    reason: Reason, earlier: list[Reason], attempts: int
) -> None:
    step = follow(reason, earlier, attempts)

    assert isinstance(step, GiveUp) or len(earlier) + 1 < attempts


@given(reasons, st.lists(reasons, max_size=3))
def test_the_next_try_lies_ahead(reason: Reason, earlier: list[Reason]) -> None:
    step = follow(reason, earlier)

    assert isinstance(step, GiveUp) or step.at > NOW


def test_the_person_is_told_why_there_is_no_further_try() -> None:
    used_up = follow(Reason.BUSY, [Reason.BUSY] * 3)
    own_limit = follow(Reason.NO_FAX_TONE, [Reason.NO_FAX_TONE])

    assert used_up == GiveUp("all 4 tries are used up, the last for busy")
    assert own_limit == GiveUp("no_fax_tone again after 1 retries")
