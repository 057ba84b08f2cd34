"""Counters count what they are called after, and nothing that only looks like it."""

import pytest

from faxflow.domain.delivery import Cause, State
from faxflow.domain.signals.counting import Happened, added, begun

BEGUN = begun("store", 0, ["gateway"])


def counted(cause: Cause, target: State, reason: str | None = None) -> dict[str, float]:
    """What one such move adds, by the metric's name and its second label."""
    after = added(BEGUN, 1, [Happened(cause, target, reason, "gateway", 3)])
    told = {
        (one.metric.name, *(word for key, word in one.labels.items() if key != "gateway")): one
        for one in after.samples()
    }
    return {" ".join(key): one.value for key, one in told.items() if one.value}


@pytest.mark.parametrize(
    ("cause", "target", "reason", "counter"),
    [
        (Cause.CLAIMED, State.SENDING, None, "faxflow_attempts_total"),
        (Cause.TAKEN, State.SENT, None, "faxflow_handovers_total"),
        (Cause.COPY_FOUND, State.SENT, None, "faxflow_handovers_total"),
        (Cause.NOT_REACHED, State.READY, None, "faxflow_not_reached_total"),
        (Cause.UNCLEAR, State.IN_DOUBT, None, "faxflow_doubts_total"),
        (Cause.SILENCE, State.IN_DOUBT, None, "faxflow_doubts_total"),
        (Cause.SILENCE, State.DELIVERED, None, "faxflow_deliveries_total silence"),
        (Cause.CONFIRMED, State.DELIVERED, None, "faxflow_deliveries_total verdict"),
        (Cause.LATE_SUCCESS, State.DELIVERED, None, "faxflow_deliveries_total late-verdict"),
        (Cause.PERSON, State.DELIVERED, None, "faxflow_deliveries_total person"),
        (Cause.REJECTED, State.WAITING, "busy", "faxflow_failures_total busy"),
        (Cause.REFUSED, State.FAILED, "account", "faxflow_failures_total account"),
    ],
)
def test_a_move_is_counted_once_by_the_counter_that_is_called_after_it(
    cause: Cause, target: State, reason: str | None, counter: str
) -> None:
    assert counted(cause, target, reason) == {counter: 3}


@pytest.mark.parametrize(
    ("cause", "target", "reason"),
    [
        (Cause.PERSON, State.HELD, None),
        (Cause.PERSON, State.READY, "busy"),
        (Cause.DUE, State.READY, None),
        (Cause.REJECTED, State.FAILED, None),
        (Cause.CLAIMED, State.READY, None),
    ],
)
def test_what_is_no_hand_over_and_no_result_is_not_counted(
    cause: Cause, target: State, reason: str | None
) -> None:
    assert counted(cause, target, reason) == {}
