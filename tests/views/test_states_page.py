"""docs/states.md is made from the table of states."""

from pathlib import Path

from faxflow.domain.delivery import RULES, State
from faxflow.views.states_page import states_page

PAGE = Path(__file__).parents[2] / "docs" / "states.md"


def test_the_page_in_docs_is_what_the_table_says() -> None:
    made = states_page()

    assert made == PAGE.read_text(encoding="utf-8")


def test_every_rule_has_its_row() -> None:
    page = states_page()

    missing = [rule for rule in RULES if f"| `{rule[0]}` | {rule[1]} | `" not in page]
    assert missing == []


def test_no_state_is_final_that_a_rule_leaves_but_a_delivery_by_silence() -> None:
    page = states_page()

    ended = {state for state in State if f"    {state} --> [*]" in page}
    assert {source for source, _ in RULES} & ended == {State.DELIVERED}
