"""Numbers with their nouns."""

import pytest

from faxflow.domain.counted import counted


@pytest.mark.parametrize(("count", "told"), [(0, "0 rows"), (1, "1 row"), (2, "2 rows")])
def test_one_is_one_and_the_rest_are_many(count: int, told: str) -> None:
    assert counted(count, "row") == told


def test_a_plural_of_its_own_is_taken() -> None:
    assert [counted(1, "fax", "faxes"), counted(2, "fax", "faxes")] == ["1 fax", "2 faxes"]
