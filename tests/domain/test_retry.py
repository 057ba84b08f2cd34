"""What follows a failure: the waits and limits of each reason, and never one try too many."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from statistics import mean, pstdev
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faxflow.domain.ids import CaseId
from faxflow.domain.office_hours import OfficeHours, Window
from faxflow.domain.reasons import Reason
from faxflow.domain.retry import (
    POLICY,
    At,
    Failure,
    GiveUp,
    Policy,
    Remedy,
    RetryPolicy,
    TryAgain,
    after_failure,
    spread_of,
)

NINE = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
"""Nine o'clock in Chicago, on a Monday."""

HOURS = OfficeHours(
    ZoneInfo("America/Chicago"), frozenset(range(5)), (Window(8 * 60, 12 * 60), Window(780, 1020))
)
SHIPPED = RetryPolicy(4, POLICY, HOURS)

# Least and most minutes to wait, and how often the reason may cost a try.
RETRIED = {
    Reason.BUSY: (15, 30, 3),
    Reason.NO_ANSWER: (30, 60, 3),
    Reason.NO_FAX_TONE: (60, 60, 1),
    Reason.LINE_DROPPED: (5, 15, 3),
    Reason.REMOTE_DISCONNECT: (5, 15, 3),
    Reason.PROTOCOL_ERROR: (15, 15, 2),
    Reason.GATEWAY_CONGESTION: (15, 15, 3),
    Reason.UNKNOWN: (15, 60, 3),
}
NEXT_WINDOW = {Reason.EXPIRED, Reason.EMAIL_EXPIRED}
HALTING = {Reason.SENDER_NOT_AUTHORISED, Reason.ACCOUNT, Reason.EMAIL_POLICY}
FOR_A_PERSON = set(Reason) - RETRIED.keys() - NEXT_WINDOW - HALTING

reasons = st.sampled_from(Reason)
spreads = st.floats(0, 1, exclude_max=True)


def failed(reason: Reason, *earlier: Reason, at: datetime = NINE, spread: float = 0.5) -> Failure:
    return Failure(reason, earlier, at, spread)


def chicago(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=HOURS.zone).astimezone(UTC)


def next_try(failure: Failure) -> datetime:
    step = after_failure(failure, SHIPPED)
    assert isinstance(step, TryAgain)
    return step.at


def test_every_reason_has_a_policy() -> None:
    assert POLICY.keys() == set(Reason)


@pytest.mark.parametrize("reason", sorted(RETRIED))
@pytest.mark.parametrize("spread", [0, 0.5, 0.999])
def test_a_passing_trouble_is_tried_again_after_its_wait(reason: Reason, spread: float) -> None:
    least, most, _ = RETRIED[reason]

    step = after_failure(failed(reason, spread=spread), SHIPPED)

    assert isinstance(step, TryAgain)
    assert timedelta(minutes=least) <= step.at - NINE <= timedelta(minutes=most)
    assert not step.halts


@pytest.mark.parametrize("reason", sorted({*RETRIED, *NEXT_WINDOW}))
def test_a_reason_costs_no_more_tries_than_its_own_limit(reason: Reason) -> None:
    limit = RETRIED.get(reason, (0, 0, 3))[2]
    patient = replace(SHIPPED, attempts=99)

    steps = [after_failure(failed(reason, *[reason] * n), patient) for n in range(limit + 1)]

    assert [type(step) for step in steps] == [TryAgain] * limit + [GiveUp]


def test_the_limit_of_one_reason_counts_that_reason_alone() -> None:
    step = after_failure(failed(Reason.NO_FAX_TONE, Reason.BUSY, Reason.BUSY), SHIPPED)

    assert isinstance(step, TryAgain)


@pytest.mark.parametrize("reason", sorted(FOR_A_PERSON))
def test_what_no_retry_mends_goes_to_a_person_at_once(reason: Reason) -> None:
    step = after_failure(failed(reason), SHIPPED)

    assert step == GiveUp(f"no retry mends {reason}")


@pytest.mark.parametrize("reason", sorted(HALTING))
def test_a_refused_account_halts_and_keeps_the_fax_for_later(reason: Reason) -> None:
    step = after_failure(failed(reason), SHIPPED)

    assert isinstance(step, TryAgain)
    assert step.halts
    assert POLICY[reason].remedy is Remedy.HALT


@given(reasons, st.lists(reasons, max_size=6), st.integers(1, 4))
def test_no_case_is_ever_tried_more_often_than_the_limit(
    reason: Reason, earlier: list[Reason], attempts: int
) -> None:
    step = after_failure(failed(reason, *earlier), replace(SHIPPED, attempts=attempts))

    assert isinstance(step, GiveUp) or len(earlier) + 1 < attempts


@given(reasons, st.integers(0, 14 * 24 * 60), spreads)
def test_the_next_try_lies_ahead_and_by_day_where_the_reason_asks_for_it(
    reason: Reason, minutes: int, spread: float
) -> None:
    at = NINE + timedelta(minutes=minutes)

    step = after_failure(failed(reason, at=at, spread=spread), SHIPPED)

    if isinstance(step, TryAgain):
        assert at < step.at <= at + timedelta(days=4)
        assert POLICY[reason].at is At.ANY_TIME or HOURS.is_open(step.at)


def test_no_answer_at_night_waits_for_the_morning() -> None:
    at = next_try(failed(Reason.NO_ANSWER, at=chicago(20, 19), spread=0))

    assert at == chicago(23, 8)


def test_no_answer_by_day_is_tried_again_within_the_hour() -> None:
    assert next_try(failed(Reason.NO_ANSWER)) == NINE + timedelta(minutes=45)


@pytest.mark.parametrize("reason", sorted(NEXT_WINDOW))
@pytest.mark.parametrize(
    ("failed_at", "window"),
    [
        (chicago(23, 9), chicago(23, 13)),
        (chicago(23, 12, 30), chicago(23, 13)),
        (chicago(23, 14), chicago(24, 8)),
        (chicago(27, 16, 59), chicago(30, 8)),
    ],
)
def test_what_expired_is_tried_again_in_the_next_window(
    reason: Reason, failed_at: datetime, window: datetime
) -> None:
    assert next_try(failed(reason, at=failed_at, spread=0)) == window


def test_faxes_that_failed_together_come_back_apart() -> None:
    night = chicago(20, 19)
    cases = [spread_of(CaseId(n), 1) for n in range(1, 651)]

    by_night = sorted(next_try(failed(Reason.NO_ANSWER, at=night, spread=s)) for s in cases)
    by_day = sorted(next_try(failed(Reason.BUSY, spread=s)) for s in cases)

    for tries, minutes in ((by_night, 30), (by_day, 15)):
        a_minute = [sum(t < tries[0] + timedelta(minutes=n + 1) for t in tries) for n in range(30)]
        fullest = max(b - a for a, b in zip([0, *a_minute], a_minute, strict=False))
        assert fullest < 2 * 650 / minutes
        assert timedelta(minutes=minutes - 1) < tries[-1] - tries[0]


def test_the_spread_is_even_and_the_same_at_any_time() -> None:
    spreads = [spread_of(CaseId(n), attempt) for n in range(2000) for attempt in (1, 2)]

    assert spread_of(CaseId(7), 2) == spread_of(CaseId(7), 2)
    assert len(set(spreads)) == len(spreads)
    assert 0.48 < mean(spreads) < 0.52
    assert 0.28 < pstdev(spreads) < 0.30


def test_a_short_window_holds_the_whole_spread() -> None:
    hours = replace(HOURS, windows=(Window(480, 490),))
    policy = RetryPolicy(4, {Reason.BUSY: Policy(Remedy.RETRY, 0, 600, at=At.OFFICE_HOURS)}, hours)

    steps = [
        after_failure(failed(Reason.BUSY, at=chicago(23, 19), spread=s / 10), policy)
        for s in range(10)
    ]

    tries = [step.at for step in steps if isinstance(step, TryAgain)]
    assert len(set(tries)) == 10
    assert all(hours.is_open(at) for at in tries)


def test_the_person_is_told_why_there_is_no_further_try() -> None:
    used_up = after_failure(failed(Reason.BUSY, *[Reason.BUSY] * 3), SHIPPED)
    own_limit = after_failure(failed(Reason.NO_FAX_TONE, Reason.NO_FAX_TONE), SHIPPED)

    assert used_up == GiveUp("all 4 tries are used up, the last for busy")
    assert own_limit == GiveUp("no_fax_tone again after 1 retry")
