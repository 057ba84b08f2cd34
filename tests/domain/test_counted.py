"""Numbers with their nouns."""

import pytest

from faxflow.domain.counted import are, counted, in_hours


@pytest.mark.parametrize(("count", "told"), [(0, "0 rows"), (1, "1 row"), (2, "2 rows")])
def test_one_is_one_and_the_rest_are_many(count: int, told: str) -> None:
    assert counted(count, "row") == told


def test_a_plural_of_its_own_is_taken() -> None:
    assert [counted(1, "fax", "faxes"), counted(2, "fax", "faxes")] == ["1 fax", "2 faxes"]


def test_the_verb_goes_with_the_count() -> None:
    assert [are(0), are(1), are(2)] == ["are", "is", "are"]


def test_one_hour_is_one_and_part_of_one_is_more() -> None:
    assert [in_hours(1), in_hours(1.5), in_hours(4.0)] == ["1 hour", "1.5 hours", "4 hours"]
