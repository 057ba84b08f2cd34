"""One letter's data meets its template: what is lacking is a fault, what is left over is not."""

import json

import pytest

from faxflow.domain.letter_data import BadData
from faxflow.domain.letter_row import Row, row_of

OURS = {"today": "November 23, 2026", "case_id": "FX-000000"}


def row(data: object, *asked: str) -> Row | BadData:
    return row_of(json.dumps(data), frozenset(asked), OURS)


def test_what_the_data_does_not_say_is_taken_from_what_we_know() -> None:
    found = row({"name": "Zoe", "spare": "x"}, "name", "today")

    assert isinstance(found, Row)
    assert found.fields["today"] == "November 23, 2026"
    assert (found.assumed, found.unused) == (("today",), ("spare",))


def test_what_the_data_says_goes_before_what_we_know() -> None:
    found = row({"today": "May 1"}, "today")

    assert isinstance(found, Row)
    assert found.fields["today"] == "May 1"
    assert found.assumed == ()


def test_another_spelling_is_found_under_the_templates_own_name() -> None:
    found = row({"Patient Last": "Zoe"}, "patient_last")

    assert isinstance(found, Row)
    assert found.fields["patient_last"] == "Zoe"
    assert found.unused == ()


def test_a_given_name_is_told_only_where_it_is_near_to_one_that_is_lacking() -> None:
    found = row({"raeson": "x", "Smith": "y"}, "reason", "dose")

    assert found == BadData("it lacks dose, reason (is that its raeson?)")


@pytest.mark.parametrize("text", ["", "[]", "7", '{"name": 7}', "[" * 100_000])
def test_what_is_no_object_of_texts_is_refused(text: str) -> None:
    assert isinstance(row_of(text, frozenset({"name"}), OURS), BadData)
