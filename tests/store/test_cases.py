"""A case moves only from where it is believed to stand, and each move leaves its event."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from faxflow.domain.delivery import Cause, Change, Standing, State
from faxflow.domain.ids import BatchId, CaseId, Reference
from faxflow.domain.reasons import Reason
from faxflow.errors import TransitionRefused
from faxflow.store import case_moves, cases
from faxflow.store.attempts import NewAttempt
from making import MORNING
from stocked import Stocked, row


@pytest.fixture
def stocked(tmp_path: Path) -> Stocked:
    made = Stocked(tmp_path)
    made.load(row(1), row(2), row(3, number_valid=False))
    return made


def move(stocked: Stocked, standing: Standing, cause: Cause, target: State) -> bool:
    with stocked.store.write() as tx:
        return case_moves.move(tx, stocked.run, Change(standing, cause, target))


def test_a_new_case_is_ready_and_one_not_to_be_dialled_is_held(stocked: Stocked) -> None:
    assert stocked.case(1) == cases.Case(
        id=CaseId(1),
        state=State.READY,
        attempt=0,
        claim=None,
        number="+12025550001",
        reason=None,
        evidence=None,
        next_action_at=None,
        fields={"reason": "follow up"},
        letter_sha256=None,
        letter="referral",
        batch_id=BatchId(1),
    )
    assert stocked.case(3).state is State.HELD


def test_a_case_that_is_not_there_is_none(stocked: Stocked) -> None:
    with stocked.store.read() as tx:
        assert cases.get(tx, CaseId(99)) is None


@pytest.mark.parametrize(
    "stale",
    [{"state": State.IN_DOUBT}, {"attempt": 2}, {"claim": "other"}, {"claim": None}],
    ids=["state", "attempt", "another claim", "no claim"],
)
def test_a_stale_move_writes_nothing_and_leaves_no_event(
    stocked: Stocked, stale: dict[str, object]
) -> None:
    claimed = stocked.claim()
    assert claimed is not None
    assert move(stocked, claimed, Cause.BODY_OVER, State.SUBMITTING)
    now = replace(claimed, state=State.SUBMITTING)
    believed, before = replace(now, **stale), stocked.snapshot()  # type: ignore[arg-type]
    cause = Cause.REJECTED if believed.state is State.IN_DOUBT else Cause.REFUSED

    moved = move(stocked, believed, cause, State.FAILED)

    assert not moved
    assert stocked.snapshot() == before


def test_a_sender_that_wakes_late_can_do_nothing(stocked: Stocked) -> None:
    old = stocked.claim(token="first")
    assert old is not None
    assert move(stocked, old, Cause.CLAIM_LAPSED, State.READY)
    new = stocked.claim(token="second")
    assert new is not None

    woken = move(stocked, old, Cause.BODY_OVER, State.SUBMITTING)

    assert not woken
    assert stocked.case().standing() == new


def test_the_same_move_twice_happens_once(stocked: Stocked) -> None:
    standing = stocked.case().standing()
    first = move(stocked, standing, Cause.PERSON, State.HELD)

    second = move(stocked, standing, Cause.PERSON, State.HELD)

    assert (first, second) == (True, False)
    assert len(stocked.rows("SELECT 1 FROM events WHERE target = 'held'")) == 2


def test_a_move_that_the_table_does_not_know_is_refused_before_anything_is_written(
    stocked: Stocked,
) -> None:
    before = stocked.snapshot()

    with pytest.raises(TransitionRefused, match="FX-000001: no rule leads from ready to sent"):
        move(stocked, stocked.case().standing(), Cause.TAKEN, State.SENT)

    assert stocked.snapshot() == before


def test_a_claim_counts_the_attempt_and_is_held_until_the_server_has_answered(
    stocked: Stocked,
) -> None:
    claimed = stocked.claim()
    assert claimed is not None

    move(stocked, claimed, Cause.BODY_OVER, State.SUBMITTING)
    submitting = stocked.case()
    move(stocked, submitting.standing(), Cause.TAKEN, State.SENT)

    assert claimed == Standing(CaseId(1), State.SENDING, 1, "token")
    assert submitting.claim == "token"
    assert stocked.case().claim is None


def test_a_case_is_claimed_once(stocked: Stocked) -> None:
    stocked.claim()
    before = stocked.snapshot()

    again = stocked.claim(token="another")

    assert again is None
    assert stocked.snapshot()[1:] == before[1:]


@pytest.mark.parametrize("sha256", [None, "0" * 64])
def test_a_case_is_claimed_only_with_the_letter_that_was_read(
    stocked: Stocked, sha256: str | None
) -> None:
    with stocked.store.write() as tx:
        cases.set_letter(tx, CaseId(1), sha256="f" * 64, pages=1)
    stale = replace(stocked.case(), letter_sha256=sha256)
    attempt = NewAttempt(Reference(CaseId(1), 1), stale.number, "gateway")

    with stocked.store.write() as tx:
        claimed = case_moves.claim(tx, stocked.run, stale, token="token", attempt=attempt)

    assert claimed is None
    assert stocked.rows("SELECT 1 FROM attempts") == []


def test_a_case_that_was_sent_and_came_back_is_not_claimed_as_it_was_read(
    stocked: Stocked,
) -> None:
    read_before = stocked.case()
    stocked.send()
    stocked.move(1, Cause.REJECTED, State.WAITING, reason=Reason.BUSY)
    stocked.move(1, Cause.DUE, State.READY)
    stale = replace(read_before, letter_sha256=stocked.case().letter_sha256)
    attempt = NewAttempt(Reference(CaseId(1), 1), stale.number, "gateway")

    with stocked.store.write() as tx:
        claimed = case_moves.claim(tx, stocked.run, stale, token="token", attempt=attempt)

    assert claimed is None
    assert (stocked.case().state, stocked.case().attempt) == (State.READY, 1)


def test_waiting_has_a_time_that_leaving_it_clears(stocked: Stocked) -> None:
    stocked.send()
    due = MORNING + timedelta(minutes=20)
    stocked.move(1, Cause.REJECTED, State.WAITING, reason=Reason.BUSY, due=due)
    waiting = stocked.case()

    stocked.move(1, Cause.DUE, State.READY)

    assert waiting.next_action_at == "2026-11-23T11:20:00.000+00:00"
    assert (stocked.case().next_action_at, stocked.case().reason) == (None, "busy")


def test_only_the_due_are_due_the_longest_waiting_first(stocked: Stocked) -> None:
    for case_id, minutes in ((1, 30), (2, 20)):
        stocked.send(case_id)
        due = MORNING + timedelta(minutes=minutes)
        stocked.move(case_id, Cause.REJECTED, State.WAITING, reason=Reason.BUSY, due=due)

    with stocked.store.read() as tx:
        found = [
            [case.id for case in cases.due_waiting(tx, MORNING + timedelta(minutes=m), most=9)]
            for m in (19, 20, 30)
        ]

    assert found == [[], [2], [2, 1]]


def test_a_delivery_keeps_its_evidence_until_a_late_failure(stocked: Stocked) -> None:
    stocked.send()
    stocked.move(1, Cause.SILENCE, State.DELIVERED, detail="silence")
    delivered = stocked.case().evidence

    stocked.move(1, Cause.LATE_FAILURE, State.FAILED, reason=Reason.BUSY, detail="M-000001")

    assert (delivered, stocked.case().evidence) == ("silence", None)


def test_every_move_leaves_its_event(stocked: Stocked) -> None:
    stocked.send()
    stocked.move(1, Cause.REJECTED, State.FAILED, reason=Reason.BLOCKED, detail="M-000001")

    told = stocked.rows(
        "SELECT source, target, cause, reason, detail FROM events"
        " WHERE subject = 'FX-000001' ORDER BY id"
    )

    assert told == [
        (None, "ready", "loaded", None, None),
        ("ready", "sending", "claimed", None, None),
        ("sending", "submitting", "body handed over", None, None),
        ("submitting", "sent", "taken by the server", None, "250 taken"),
        ("sent", "failed", "rejected by a verdict", "blocked", "M-000001"),
    ]


def test_cases_are_listed_by_state_and_by_missing_letter(stocked: Stocked) -> None:
    with stocked.store.write() as tx:
        cases.set_letter(tx, CaseId(1), sha256="f" * 64, pages=2)

    with stocked.store.read() as tx:
        ready = [case.id for case in cases.in_state(tx, State.READY)]
        undrawn = [case.id for case in cases.without_letter(tx)]

    assert (ready, undrawn) == ([1, 2], [2])
