"""Each clean row becomes a case, a change to one, or neither, and none is left over."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faxflow.domain.delivery import State
from faxflow.domain.ids import CaseId
from faxflow.domain.loading import Candidate, Known, Plan, plan

CHANGEABLE = (State.READY, State.WAITING, State.HELD, State.FAILED)


def row(line: int, key: str = "k", content: str = "c", known: Known | None = None) -> Candidate:
    return Candidate(line, key, content, True, known)


def known(state: State = State.READY, content: str = "c") -> Known:
    return Known(CaseId(1), state, 0, content)


def lines(rows: list[Candidate]) -> list[int]:
    return [one.line for one in rows]


def test_a_row_not_seen_before_is_new() -> None:
    made = plan([row(2)])

    assert made == Plan(new=[row(2)])


@pytest.mark.parametrize("state", State)
def test_the_same_content_changes_nothing_in_any_state(state: State) -> None:
    same = row(2, known=known(state))

    made = plan([same])

    assert made == Plan(unchanged=[same])


@pytest.mark.parametrize("state", State)
def test_other_content_changes_only_what_nobody_has(state: State) -> None:
    other = row(2, content="new", known=known(state))

    made = plan([other])

    assert made == (
        Plan(changed=[other]) if state in CHANGEABLE else Plan(changed_too_late=[other])
    )


def test_a_repeated_row_counts_once() -> None:
    made = plan([row(2), row(3), row(4, key="other"), row(5)])

    assert (lines(made.new), lines(made.duplicates)) == ([2, 4], [3, 5])


def test_of_rows_that_contradict_each_other_none_is_loaded() -> None:
    made = plan([row(2), row(3), row(4, content="new"), row(5, key="other")])

    assert (lines(made.conflicts), lines(made.new)) == ([2, 3, 4], [5])
    assert not made.duplicates


def test_rows_that_contradict_each_other_leave_a_known_case_alone() -> None:
    made = plan([row(2, known=known()), row(3, content="new", known=known())])

    assert lines(made.conflicts) == [2, 3]
    assert not made.changed


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("xy"), st.booleans())))
def test_every_row_has_exactly_one_place(given_rows: list[tuple[str, str, bool]]) -> None:
    rows = [
        row(line, key, content, known(content="x") if seen else None)
        for line, (key, content, seen) in enumerate(given_rows, start=2)
    ]

    made = plan(rows)

    placed = [
        *made.new,
        *made.changed,
        *made.changed_too_late,
        *made.unchanged,
        *made.duplicates,
        *made.conflicts,
    ]
    assert sorted(lines(placed)) == lines(rows)
