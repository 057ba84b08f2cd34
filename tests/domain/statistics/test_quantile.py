"""Medians and percentiles are those of Hyndman and Fan's type 7."""

import statistics
from random import Random

import pytest

from faxflow.domain.statistics.quantile import median, ninetieth, quantile


@pytest.mark.parametrize(
    ("values", "share", "expected"),
    [
        # Microsoft's own example for PERCENTILE.INC: the 30th percentile of 1, 2, 3, 4 is 1.9.
        ([1.0, 2.0, 3.0, 4.0], 0.3, 1.9),
        ([1.0, 2.0, 3.0, 4.0], 0.5, 2.5),
        ([1.0, 2.0, 3.0], 0.5, 2.0),
        ([7.0], 0.9, 7.0),
        ([1.0, 9.0], 0.0, 1.0),
        ([1.0, 9.0], 1.0, 9.0),
    ],
)
def test_a_quantile_lies_on_the_line_between_its_neighbours(
    values: list[float], share: float, expected: float
) -> None:
    found = quantile(values, share)

    assert found == pytest.approx(expected)


def test_it_is_what_the_standard_library_calls_inclusive() -> None:
    draw = Random(7)
    values = sorted(draw.expovariate(0.1) for _ in range(101))

    found = [quantile(values, tenth / 10) for tenth in range(1, 10)]

    assert found == pytest.approx(statistics.quantiles(values, n=10, method="inclusive"))
    assert median(values) == statistics.median(values)
    assert ninetieth(values) == found[-1]


def test_nothing_has_no_quantile() -> None:
    assert quantile([], 0.5) is None
    assert median([]) is None


@pytest.mark.parametrize("share", [-0.1, 1.1])
def test_a_share_beyond_all_is_a_mistake(share: float) -> None:
    with pytest.raises(ValueError, match="from 0 to 1"):
        quantile([1.0], share)
