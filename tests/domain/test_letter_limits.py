"""A letter is too much for a gateway by its pages or by its size."""

import pytest

from faxflow.domain.letter_limits import beyond_limits


@pytest.mark.parametrize(
    ("letter", "most", "told"),
    [
        ((50, 9_000_000), (None, None), None),
        ((50, 0), (50, None), None),
        ((51, 0), (50, None), "its letter has 51 pages, and the gateway takes 50"),
        ((None, 0), (1, None), None),
        ((1, 14_000_000), (1, 14.0), None),
        ((1, 14_100_000), (1, 14.0), "its letter has 14.1 MB, and the gateway takes 14"),
    ],
)
def test_only_what_is_known_to_be_too_much_is_told(
    letter: tuple[int | None, int], most: tuple[int | None, float | None], told: str | None
) -> None:
    beyond = beyond_limits(*letter, max_pages=most[0], max_megabytes=most[1])

    assert beyond == told
