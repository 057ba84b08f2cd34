"""A step that waits for a number of elements counts those of the first selector that fits any."""

import pytest

from faxflow.adapters.portal.enough import enough
from faxflow.domain.recorded_action import Comparison, WaitForElement


@pytest.mark.parametrize(
    ("counts", "comparison", "wanted", "met"),
    [
        ([0, 3], Comparison.AT_LEAST, 2, True),
        ([1, 3], Comparison.AT_LEAST, 2, False),
        ([0, 3], Comparison.AT_MOST, 2, False),  # the one that fits nothing ends no wait
        ([0, 3], Comparison.EXACTLY, 0, False),
        ([0, 0], Comparison.EXACTLY, 0, True),
        ([2], Comparison.EXACTLY, 2, True),
        ([], Comparison.AT_LEAST, 1, False),
    ],
)
def test_only_what_fits_something_is_counted(
    counts: list[int], comparison: Comparison, wanted: int, met: bool
) -> None:
    assert enough(counts, WaitForElement((("#row",),), comparison, wanted)) is met
