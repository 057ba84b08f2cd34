"""A halted gateway stays halted for every run until a person resumes it."""

from pathlib import Path

import pytest

from faxflow.domain.gateway import GatewayState
from faxflow.domain.reasons import Reason
from faxflow.store import gateways
from making import MORNING
from stocked import Stocked


@pytest.fixture
def stocked(tmp_path: Path) -> Stocked:
    return Stocked(tmp_path)


def halt(stocked: Stocked, reason: Reason = Reason.ACCOUNT) -> bool:
    with stocked.store.write() as tx:
        return gateways.halt(tx, stocked.run, "acme", reason)


def resume(stocked: Stocked) -> bool:
    with stocked.store.write() as tx:
        return gateways.resume(tx, stocked.run, "acme")


def state(stocked: Stocked, name: str = "acme") -> GatewayState:
    with stocked.store.read() as tx:
        return gateways.state(tx, name)


def test_a_gateway_never_met_is_in_use(stocked: Stocked) -> None:
    assert state(stocked) == GatewayState(None, None, None)


def test_the_first_reason_to_halt_stands(stocked: Stocked) -> None:
    first = halt(stocked)
    stocked.clock.forward(hours=1)

    second = halt(stocked, Reason.EMAIL_POLICY)

    assert (first, second) == (True, False)
    assert state(stocked) == GatewayState(MORNING, "account", None)
    assert state(stocked, "another").halted_at is None


def test_a_resumed_gateway_is_in_use_and_may_be_halted_again(stocked: Stocked) -> None:
    halt(stocked)

    resumed, again = resume(stocked), resume(stocked)

    assert (resumed, again) == (True, False)
    assert state(stocked).halted_at is None
    assert halt(stocked, Reason.EMAIL_POLICY)


def test_halting_and_resuming_leave_one_event_each(stocked: Stocked) -> None:
    for act in (halt, halt, resume, resume):
        act(stocked)

    told = stocked.rows("SELECT subject, cause, reason FROM events ORDER BY id")

    assert told == [("gateway acme", "halted", "account"), ("gateway acme", "resumed", None)]


def test_a_sign_of_life_does_not_end_a_halt(stocked: Stocked) -> None:
    halt(stocked)

    with stocked.store.write() as tx:
        gateways.prove_alive(tx, "acme", MORNING, MORNING.date())
        gateways.prove_alive(tx, "fresh", MORNING, MORNING.date())

    assert state(stocked) == GatewayState(MORNING, "account", MORNING)
    assert state(stocked, "fresh") == GatewayState(None, None, MORNING)
