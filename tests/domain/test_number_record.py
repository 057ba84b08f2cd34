"""What marks a number, and when it may not be dialled."""

from datetime import UTC, datetime, timedelta

import pytest

from faxflow.domain.delivery import Cause, Change, Standing, State
from faxflow.domain.ids import CaseId
from faxflow.domain.number_record import (
    AGAINST_THE_NUMBER,
    Block,
    BlockReason,
    Mark,
    NumberRecord,
    mark_of,
    why_not,
)
from faxflow.domain.reasons import Reason
from faxflow.domain.retry import POLICY, Remedy

NOW = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)
NUMBER = "+12025550117"
BLOCK = Block(NOW - timedelta(days=1), "mara", BlockReason.ASKED_TO_STOP)


def change(source: State, cause: Cause, target: State, reason: Reason | None = None) -> Change:
    return Change(Standing(CaseId(1), source, 1), cause, target, reason)


@pytest.mark.parametrize(
    ("what", "mark"),
    [
        (change(State.SENT, Cause.CONFIRMED, State.DELIVERED), Mark.DELIVERED),
        (change(State.SENT, Cause.SILENCE, State.DELIVERED), Mark.DELIVERED),
        (change(State.SENT, Cause.SILENCE, State.IN_DOUBT), None),
        (change(State.SENT, Cause.REJECTED, State.WAITING, Reason.NO_ANSWER), Mark.FAILED),
        (change(State.SENT, Cause.REJECTED, State.WAITING, Reason.BUSY), None),
        (change(State.SENT, Cause.REJECTED, State.FAILED, Reason.BUSY), Mark.FAILED),
        (change(State.SENDING, Cause.REFUSED, State.FAILED, Reason.EMAIL_REJECTED), Mark.FAILED),
        (change(State.SENDING, Cause.REFUSED, State.WAITING, Reason.GATEWAY_CONGESTION), None),
        (change(State.SENDING, Cause.REFUSED, State.READY, Reason.ACCOUNT), None),
        (change(State.SENT, Cause.REJECTED, State.FAILED, Reason.PAGE_LIMIT), None),
        (change(State.SENDING, Cause.NOT_REACHED, State.READY), None),
        (change(State.HELD, Cause.PERSON, State.READY), Mark.FORGIVEN),
        (change(State.FAILED, Cause.PERSON, State.READY), Mark.FORGIVEN),
        (change(State.IN_DOUBT, Cause.PERSON, State.READY), None),
        (change(State.WAITING, Cause.DUE, State.READY), None),
    ],
)
def test_only_what_speaks_of_the_number_marks_it(what: Change, mark: Mark | None) -> None:
    assert mark_of(what) is mark


def test_what_halts_a_run_says_nothing_of_a_number() -> None:
    halting = {reason for reason, policy in POLICY.items() if policy.remedy is Remedy.HALT}

    assert not halting & AGAINST_THE_NUMBER


@pytest.mark.parametrize(
    ("record", "valid", "why"),
    [
        (NumberRecord(NUMBER), True, None),
        (NumberRecord(NUMBER), False, "is no valid number"),
        (NumberRecord(NUMBER, failures_in_row=3), True, None),
        (
            NumberRecord(NUMBER, failures_in_row=4, last_reason="no_answer"),
            True,
            "failed 4 times in a row, the last for no_answer",
        ),
        (NumberRecord(NUMBER, block=BLOCK), True, "is on the do-not-fax list (asked-to-stop)"),
    ],
)
def test_a_number_is_barred_for_a_reason_that_can_be_told(
    record: NumberRecord, valid: bool, why: str | None
) -> None:
    assert why_not(record, NOW, valid=valid, hold_after=4) == why


def test_an_entry_of_the_list_runs_out_at_its_moment() -> None:
    block = Block(NOW, "mara", BlockReason.OTHER, until=NOW + timedelta(days=2))

    assert block.holds(NOW + timedelta(days=2) - timedelta(seconds=1))
    assert not block.holds(NOW + timedelta(days=2))
