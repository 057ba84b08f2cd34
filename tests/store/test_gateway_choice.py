"""The gateway that was chosen last is in use, and history says who chose it."""

from pathlib import Path

import pytest

from faxflow.domain.reasons import Reason
from faxflow.store import gateway_choice, gateways
from stocked import Stocked


@pytest.fixture
def stocked(tmp_path: Path) -> Stocked:
    return Stocked(tmp_path)


def choose(stocked: Stocked, name: str, why: str = "by hand") -> None:
    with stocked.store.write() as tx:
        gateway_choice.choose(tx, stocked.run, name, why)


def chosen(stocked: Stocked) -> str | None:
    with stocked.store.read() as tx:
        return gateway_choice.chosen(tx)


def test_before_anyone_chooses_none_is_chosen(stocked: Stocked) -> None:
    assert chosen(stocked) is None


def test_the_last_choice_stands_though_both_fell_into_one_moment(stocked: Stocked) -> None:
    choose(stocked, "acme")
    choose(stocked, "other")
    choose(stocked, "acme")

    assert chosen(stocked) == "acme"


def test_a_choice_leaves_the_breaker_as_it_is(stocked: Stocked) -> None:
    with stocked.store.write() as tx:
        gateways.halt(tx, stocked.run, "acme", Reason.ACCOUNT)

    choose(stocked, "acme")

    with stocked.store.read() as tx:
        assert gateways.state(tx, "acme").halted_for == "account"


def test_history_says_what_was_chosen_and_why(stocked: Stocked) -> None:
    choose(stocked, "other", why="takes over from acme")

    with stocked.store.read() as tx:
        rows = tx.execute("SELECT subject, cause, detail, actor FROM events ORDER BY id DESC")
        assert tuple(rows.fetchone())[:3] == ("gateway other", "chosen", "takes over from acme")
