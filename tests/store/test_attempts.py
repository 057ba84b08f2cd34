"""Each attempt keeps what came of it, and is found by its reference or its number."""

from pathlib import Path

import pytest

from faxflow.domain.attempt_view import AttemptView
from faxflow.domain.delivery import Cause, State
from faxflow.domain.ids import CaseId, Reference
from faxflow.domain.reasons import Reason
from faxflow.store import attempt_views, attempts
from making import MORNING
from stocked import Stocked, row

NUMBER = "+12025550001"
NOON = "2026-11-23T11:00:00.000+00:00"

SENT = (Cause.TAKEN, State.SENT)
SETTLED = [
    ([(Cause.NOT_REACHED, State.READY)], ("not-reached", None, True)),
    ([(Cause.CLAIM_LAPSED, State.READY)], ("not-reached", None, True)),
    ([(Cause.REFUSED, State.FAILED)], ("refused", "busy", True)),
    ([(Cause.BODY_OVER, State.SUBMITTING)], (None, None, False)),
    ([(Cause.BODY_OVER, State.SUBMITTING), SENT], (None, None, False)),
    (
        [(Cause.BODY_OVER, State.SUBMITTING), (Cause.CLAIM_LAPSED, State.IN_DOUBT)],
        (None, None, False),
    ),
    (
        [(Cause.BODY_OVER, State.SUBMITTING), (Cause.UNCLEAR, State.IN_DOUBT)],
        (None, None, False),
    ),
    (
        [(Cause.BODY_OVER, State.SUBMITTING), SENT, (Cause.CONFIRMED, State.DELIVERED)],
        ("delivered", None, True),
    ),
    (
        [(Cause.BODY_OVER, State.SUBMITTING), SENT, (Cause.REJECTED, State.FAILED)],
        ("failed", "busy", True),
    ),
    (
        [(Cause.BODY_OVER, State.SUBMITTING), SENT, (Cause.SILENCE, State.DELIVERED)],
        ("delivered", None, True),
    ),
    (
        [(Cause.BODY_OVER, State.SUBMITTING), SENT, (Cause.SILENCE, State.IN_DOUBT)],
        (None, None, False),
    ),
]


@pytest.fixture
def stocked(tmp_path: Path) -> Stocked:
    made = Stocked(tmp_path)
    made.load(row(1, number=NUMBER), row(2, number=NUMBER))
    return made


@pytest.mark.parametrize(
    ("moves", "settled"), SETTLED, ids=[str(moves[-1][0]) + str(len(moves)) for moves, _ in SETTLED]
)
def test_an_attempt_keeps_what_came_of_it(
    stocked: Stocked,
    moves: list[tuple[Cause, State]],
    settled: tuple[str | None, str | None, bool],
) -> None:
    stocked.claim()

    for cause, target in moves:
        failed = target in {State.FAILED, State.WAITING}
        assert stocked.move(1, cause, target, reason=Reason.BUSY if failed else None)

    kept = stocked.rows("SELECT outcome, reason, settled_at IS NOT NULL FROM attempts")
    assert kept == [settled]


def test_the_times_of_a_hand_over_are_kept(stocked: Stocked) -> None:
    stocked.claim()
    stocked.clock.forward(seconds=1)
    stocked.move(1, Cause.BODY_OVER, State.SUBMITTING)
    stocked.clock.forward(seconds=1)
    stocked.move(1, Cause.TAKEN, State.SENT, detail="250 queued")

    kept = stocked.rows(
        "SELECT started_at, submitted_at, sent_at, window_from, reply FROM attempts"
    )

    moments = [NOON, NOON.replace("00.000", "01.000"), *[NOON.replace("00.000", "02.000")] * 2]
    assert kept == [(*moments, "250 queued")]


def test_a_reference_finds_its_attempt_beside_the_case_as_it_stands(stocked: Stocked) -> None:
    stocked.send()

    with stocked.store.read() as tx:
        found = attempt_views.by_reference(tx, Reference(CaseId(1), 1))
        unknown = attempt_views.by_reference(tx, Reference(CaseId(1), 2))
        other_generation = attempt_views.by_reference(tx, Reference(CaseId(1), 1, 2))

    assert found == AttemptView(
        CaseId(1), 1, NUMBER, State.SENT, 1, gateway="gateway", submitted_at=MORNING
    )
    assert (unknown, other_generation) == (None, None)


def test_a_number_finds_what_is_or_may_be_out_to_it(stocked: Stocked) -> None:
    stocked.send(1)
    stocked.claim(2)
    with stocked.store.read() as tx:
        claimed_only = [view.case_id for view in attempt_views.out_to(tx, NUMBER)]
    stocked.move(2, Cause.BODY_OVER, State.SUBMITTING)

    with stocked.store.read() as tx:
        both = [view.case_id for view in attempt_views.out_to(tx, NUMBER)]
        nobody = attempt_views.out_to(tx, "+12025559999")

    assert (claimed_only, both, nobody) == ([1], [1, 2], [])


def test_what_is_settled_is_not_out(stocked: Stocked) -> None:
    stocked.send()
    stocked.move(1, Cause.CONFIRMED, State.DELIVERED, detail="M-000001")

    with stocked.store.read() as tx:
        assert attempt_views.out_to(tx, NUMBER) == []


def test_failures_come_oldest_first_and_leave_out_what_never_reached_the_server(
    stocked: Stocked,
) -> None:
    for reason in (Reason.BUSY, None, Reason.NO_ANSWER):
        stocked.claim()
        if reason:
            stocked.move(1, Cause.REFUSED, State.WAITING, reason=reason, due=stocked.clock())
            stocked.move(1, Cause.DUE, State.READY)
        else:
            stocked.move(1, Cause.NOT_REACHED, State.READY)

    with stocked.store.read() as tx:
        failures = attempts.failures(tx, CaseId(1))

    assert failures == [Reason.BUSY, Reason.NO_ANSWER]


def test_a_delay_starts_the_window_anew(stocked: Stocked) -> None:
    stocked.send()
    stocked.clock.forward(hours=3)

    with stocked.store.write() as tx:
        attempts.extend_window(tx, CaseId(1), 1, stocked.clock())

    assert stocked.rows("SELECT window_from FROM attempts") == [("2026-11-23T14:00:00.000+00:00",)]


def test_the_history_of_attempts_leaves_out_their_numbers(stocked: Stocked) -> None:
    stocked.send()

    with stocked.store.read() as tx:
        told = attempts.of_case(tx, CaseId(1))

    assert [one["reference"] for one in told] == ["FX-000001-A1"]
    assert NUMBER not in str(told)
