"""The day as text and as data: what needs a person first, figures that add up, no patient."""

import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from faxflow.domain.delivery import State
from faxflow.domain.figures import DayFigures, OpenTask
from faxflow.domain.ledger import Ledger
from faxflow.views.day_data import day_data, ledger_data
from faxflow.views.morning_text import (
    MOST_TASKS,
    ledger_line,
    morning_text,
    report_text,
    sent_lines,
    state_lines,
)

FIGURES = DayFigures(
    day=date(2026, 11, 23),
    ledgers={"B-000001": Ledger(read=12, loaded=9, duplicate=1, rejected=2)},
    states={State.DELIVERED: 5, State.FAILED: 3, State.IN_DOUBT: 1},
    earlier={State.HELD: 2},
    failed_for={"busy": 2, "blocked": 1},
    delivered_by={"verdict": 4, "silence": 1},
    delivered_at_try={1: 3, 2: 2},
    handed_over=11,
    tasks=(OpenTask("mend-fax", "FX-000007 failed (busy)"),),
)


def numbers(text: str) -> list[int]:
    return [int(word) for word in re.findall(r"\d+", text)]


def test_a_report_begins_with_what_needs_a_person() -> None:
    lines = report_text(FIGURES, UTC).splitlines()

    assert lines[:4] == [
        "faxflow report for 2026-11-23",
        "",
        "Needs a person: 1",
        "  FX-000007 failed (busy)",
    ]


def test_a_halted_gateway_comes_even_before_that() -> None:
    halted = replace(FIGURES, halted_since=datetime(2026, 11, 23, 5, 0, tzinfo=UTC))

    lines = report_text(halted, UTC).splitlines()

    assert lines[2] == "THE GATEWAY IS HALTED since 2026-11-23 05:00 UTC: nothing is sent."
    assert lines[4] == "Needs a person: 1"


def test_a_report_of_a_quiet_day_says_so() -> None:
    text = report_text(DayFigures(day=date(2026, 11, 23)), UTC)

    assert "Nothing needs a person." in text
    assert "Reports\n  none" in text
    assert "Handed over to the gateway that day: 0" in text


def test_a_long_list_of_tasks_is_cut_and_says_by_how_many() -> None:
    many = replace(FIGURES, tasks=tuple(OpenTask("mend-fax", f"FX-{n:06d}") for n in range(650)))

    text = report_text(many, UTC)

    assert "Needs a person: 650" in text
    assert text.count("  FX-") == MOST_TASKS
    assert f"and {650 - MOST_TASKS} more (--json lists all)" in text


def test_every_figure_stands_in_the_report() -> None:
    text = report_text(FIGURES, UTC)

    for part in (
        "Delivered, by evidence\n  silence  1\n  verdict  4",
        "Delivered, by number of tries\n  1  3\n  2  2",
        "Failed, by reason\n  blocked  1\n  busy     2",
        "Still open from days before\n  held  2",
        "Handed over to the gateway that day: 11",
    ):
        assert part in text


@given(st.dictionaries(st.sampled_from(State), st.integers(0, 999)))
def test_states_have_a_line_each_and_a_sum_that_is_right(states: dict[State, int]) -> None:
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


def test_rows_that_were_rejected_need_a_person_before_there_is_a_task_of_them() -> None:
    ledgers = {
        "B-000001": Ledger(read=40, rejected=6),
        "B-000002": Ledger(read=2, loaded=1, rejected=1, set_aside=1),
    }

    lines = report_text(DayFigures(day=date(2026, 11, 23), ledgers=ledgers), UTC).splitlines()

    assert lines[2:5] == [
        "Needs a person: rows that became no fax",
        "  B-000001: 6 rows; `faxflow rejects list B-000001`",
        "",
    ]


def test_rejects_that_were_all_seen_to_need_nobody() -> None:
    ledgers = {"B-000001": Ledger(read=2, loaded=1, rejected=1, set_aside=1)}

    text = report_text(DayFigures(day=date(2026, 11, 23), ledgers=ledgers), UTC)

    assert "Nothing needs a person." in text


def test_a_morning_ends_with_what_needs_a_person() -> None:
    text = morning_text(FIGURES, {"taken": 9, "refused": 0})

    assert "This run: 9 taken." in text
    assert "The 9 faxes of 2026-11-23:" in text
    assert text.endswith("Needs a person: 1\n  FX-000007 failed (busy)")


def test_a_run_that_did_nothing_says_so() -> None:
    assert sent_lines({"taken": 0}) == ["Nothing was ready to be sent."]


def test_the_data_is_json_and_holds_every_figure() -> None:
    data = json.loads(json.dumps(day_data(FIGURES)))

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


def test_the_data_leaves_no_figure_out() -> None:
    assert set(DayFigures.__slots__) - {"ledgers"} == set(day_data(FIGURES)) - {"batches", "cases"}


def test_a_day_without_faxes_is_told_in_words_and_not_as_an_empty_sum() -> None:
    bare = DayFigures(day=date(2026, 11, 23))

    told = [morning_text(bare, {}), report_text(bare, UTC)]

    assert told[0].endswith("\nThere is no fax of 2026-11-23.")
    assert "Faxes of 2026-11-23\n  none\n" in told[1]
    assert not any("─" in text for text in told)


def test_one_letter_is_told_as_one() -> None:
    assert sent_lines({"letters drawn": 1, "taken": 2}) == ["This run: 1 letter drawn, 2 taken."]
