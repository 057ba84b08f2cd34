"""What counts as far fewer rows than usual: never a guess, never moved by one odd week."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faxflow.domain.usual_rows import Shortfall, shortfall

MONDAYS = [640, 655, 610, 660, 648, 652, 30, 645]
"""With a holiday week among them."""


def missing(rows: int, same: list[int], others: list[int] | None = None) -> Shortfall | None:
    return shortfall(rows, same, same if others is None else others, lowest_share=0.5)


@pytest.mark.parametrize(
    ("rows", "strikes"), [(640, False), (400, False), (325, False), (323, True), (1, True)]
)
def test_less_than_half_of_the_usual_strikes_whatever_one_odd_week_says(
    rows: int, strikes: bool
) -> None:
    assert missing(rows, MONDAYS) == (Shortfall(646) if strikes else None)


def test_a_weekday_whose_counts_vary_widely_has_no_usual_count() -> None:
    assert missing(20, [10, 600, 300, 40, 500, 90]) is None


@given(st.integers(1, 1000), st.lists(st.integers(0, 1000), max_size=3))
def test_without_four_weeks_no_count_strikes(rows: int, same: list[int]) -> None:
    assert missing(rows, same, [*same, 700]) is None


def test_an_empty_report_strikes_as_soon_as_there_were_rows_before() -> None:
    assert missing(0, [], [700]) == Shortfall(None)
    assert missing(0, [10, 600, 300, 40, 500, 90]) == Shortfall(195)


@pytest.mark.parametrize("same", [[], [0], [0, 0, 0, 0, 0]])
def test_an_empty_report_where_none_ever_had_rows_does_not(same: list[int]) -> None:
    assert missing(0, same) is None


def test_an_empty_friday_is_usual_where_fridays_are_empty() -> None:
    assert missing(0, [0, 0, 0, 0], [650, 0, 640, 0, 0, 0]) is None
