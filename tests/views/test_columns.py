"""Columns stand under one another, whole, whatever they hold."""

from hypothesis import given
from hypothesis import strategies as st

from faxflow.views.columns import columns, rule

cells = st.tuples(st.text("abc äß-", max_size=30), st.integers(-(10**9), 10**9))


def test_words_stand_left_and_figures_right() -> None:
    assert columns([("delivered", 7), ("sent", 12345)]) == [
        "  delivered      7",
        "  sent       12345",
    ]


def test_nothing_makes_no_line() -> None:
    assert columns([]) == []


@given(st.lists(cells, min_size=1, max_size=8))
def test_nothing_is_cut_and_all_lines_are_as_wide_as_the_rule(rows: list[tuple[str, int]]) -> None:
    lines = columns(rows)

    assert all(line.endswith(str(figure)) for line, (_, figure) in zip(lines, rows, strict=True))
    assert all(label in line for line, (label, _) in zip(lines, rows, strict=True))
    assert {len(line) for line in lines} == {len(rule(rows))}
