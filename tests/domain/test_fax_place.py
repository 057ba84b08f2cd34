"""A place on a page in words."""

import pytest

from faxflow.domain.fax_page import Box, place_in_words


@pytest.mark.parametrize(
    ("left", "right", "side"),
    [
        (72, 200, "left half"),
        (320, 500, "right half"),
        (280, 330, "across the middle"),
        (72, 540, "across the page"),
    ],
)
def test_a_place_is_told_as_people_find_it(left: float, right: float, side: str) -> None:
    told = place_in_words(2, Box(left, 230.4, right, 240), 612)

    assert told == f"page 2, 3.2 in from the top, {side}"
