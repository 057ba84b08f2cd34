"""The morning as text and the day as data: figures that add up, and what needs a person."""

import json
import re
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from a_day import NOTHING, a_day
from faxflow.domain.delivery import State
from faxflow.domain.ledger import Ledger
from faxflow.views.day_data import day_data, ledger_data
from faxflow.views.morning_text import ledger_line, morning_text, sent_lines, state_lines


def numbers(text: str) -> list[int]:
    return [int(word) for word in re.findall(r"\d+", text)]


@given(st.dictionaries(st.sampled_from(State), st.integers(0, 999)))
def test_states_have_a_line_each_and_a_sum_that_is_right(states: dict[str, int]) -> None:
    *parts, rule, total = state_lines(states)

    assert [numbers(line)[-1] for line in parts].count(0) == 0
    assert sum(numbers(line)[-1] for line in parts) == numbers(total)[-1] == sum(states.values())
    assert set(rule.strip()) == {"─"}


@given(st.tuples(*[st.integers(0, 999)] * 5))
def test_a_ledger_is_shown_as_a_sum_that_is_right(parts: tuple[int, ...]) -> None:
    line = ledger_line("B-1", Ledger(sum(parts), *parts))

    read, *accounted = numbers(line.removeprefix("B-1"))
    assert read == sum(accounted)


def test_rows_that_wait_for_their_load_are_part_of_the_sum_and_the_next_step_is_told() -> None:
    line = ledger_line("B-000001", Ledger(read=40, rejected=6))

    assert line.endswith("+ 6 rejected + 34 waiting for load: `faxflow load` is next")
    assert ledger_data(Ledger(read=40, rejected=6))["waiting_for_load"] == 34


def test_a_morning_ends_with_what_needs_a_person() -> None:
    text = morning_text(a_day(), {"taken": 9, "refused": 0})

    assert "This run: 9 taken." in text
    assert "The 9 faxes of 2026-11-23:" in text
    assert text.endswith(
        "Needs a person: 1\n"
        "  FX-000007 failed (busy): check the number with the office\n"
        "      faxflow case show FX-000007"
    )


def test_a_run_that_did_nothing_says_so() -> None:
    assert sent_lines({"taken": 0}) == ["Nothing was ready to be sent."]


def test_the_data_is_json_under_the_names_that_scripts_know() -> None:
    data = json.loads(json.dumps(day_data(a_day())))

    assert data == {
        "day": "2026-11-23",
        "batches": {
            "B-000001": {
                "read": 12,
                "loaded": 9,
                "updated": 0,
                "unchanged": 0,
                "duplicate": 1,
                "rejected": 2,
                "corrected": 0,
                "set_aside": 0,
                "waiting_for_load": 0,
            }
        },
        "cases": 9,
        "states": {"delivered": 5, "failed": 3, "in-doubt": 1},
        "earlier": {"held": 2},
        "failed_for": {"busy": 2, "blocked": 1},
        "delivered_by": {"verdict": 4, "silence": 1},
        "delivered_at_try": {"1": 3, "2": 2},
        "handed_over": 11,
        "halted_since": None,
        "tasks": [{"kind": "mend-fax", "title": "FX-000007 failed (busy)"}],
    }


def test_the_parts_of_a_day_add_up() -> None:
    day = day_data(a_day())

    states = Counter(day["states"])
    for part in ("delivered_by", "delivered_at_try"):
        assert sum(Counter(day[part]).values()) == states["delivered"]
    assert sum(Counter(day["failed_for"]).values()) == states["failed"]
    assert states.total() == day["cases"]


def test_a_day_without_faxes_is_told_in_words_and_not_as_an_empty_sum() -> None:
    text = morning_text(a_day(NOTHING, needs=()), {})

    assert text.endswith("\nThere is no fax of 2026-11-23.")
    assert "─" not in text


def test_one_letter_is_told_as_one() -> None:
    assert sent_lines({"letters drawn": 1, "taken": 2}) == ["This run: 1 letter drawn, 2 taken."]
