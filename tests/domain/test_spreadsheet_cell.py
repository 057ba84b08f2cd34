"""A text goes through a spreadsheet and comes back as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faxflow.domain.spreadsheet_cell import guarded, guarded_name, unguarded

FORMULA = tuple("=+-@\t\r")


@given(st.text())
def test_every_text_comes_back_exactly(text: str) -> None:
    cell = guarded(text)

    assert unguarded(cell) == text


@given(st.text())
def test_no_cell_begins_a_formula(text: str) -> None:
    assert not guarded(text).startswith(FORMULA)
    assert not guarded_name(text).startswith(FORMULA)


@pytest.mark.parametrize("text", ["00123", "1/2/2027", "12345678901234567", "TRUE", "May 5", "'t"])
def test_what_a_spreadsheet_would_change_is_marked(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "Knee, left", "Alma Reyes", "Dr. O'Neill"])
def test_plain_words_are_left_as_they_are(text: str) -> None:
    assert guarded(text) == text


@pytest.mark.parametrize("typed", ["00123", "'t Hart", "555-201-0101"])
def test_what_a_person_types_without_the_mark_is_taken_as_it_is(typed: str) -> None:
    assert unguarded(typed) == typed
