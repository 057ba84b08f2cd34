"""A letter of too many or too few pages is told from a right one."""

import pytest

from faxflow.domain.page_limits import PageLimits


@pytest.mark.parametrize("pages", [1, 2])
def test_both_limits_are_allowed_themselves(pages: int) -> None:
    assert PageLimits(1, 2).broken_by(pages) is None


def test_no_limit_is_broken_by_nothing() -> None:
    assert PageLimits().broken_by(999) is None


@pytest.mark.parametrize(
    ("limits", "pages", "told"),
    [
        ((None, 2), 3, "it has 3 pages, and 2 are the most that [letter] max_pages allows"),
        ((None, 1), 2, "it has 2 pages, and 1 is the most that [letter] max_pages allows"),
        ((2, None), 1, "it has 1 page, and 2 are the fewest that [letter] min_pages asks"),
    ],
)
def test_a_broken_limit_is_told(
    limits: tuple[int | None, int | None], pages: int, told: str
) -> None:
    broken = PageLimits(*limits).broken_by(pages)

    assert broken == told
