"""Medians and percentiles by one definition: type 7 of Hyndman and Fan.

Hyndman and Fan (1996), "Sample Quantiles in Statistical Packages", The American Statistician 50:4,
tell nine apart. Type 7 goes by straight lines between the values in order, the smallest at 0 and
the biggest at 1: what Excel's PERCENTILE.INC, R's quantile() and NumPy's percentile() give too.
"""

from collections.abc import Sequence

HOW = "straight line between neighbours, type 7 of Hyndman and Fan, as Excel's PERCENTILE.INC"


def quantile(ordered: Sequence[float], share: float) -> float | None:
    """The value below which `share` (0 to 1) of the values lie; they come in ascending order.

    None where there are none. ValueError for a share beyond 0 to 1.
    """
    if not 0 <= share <= 1:
        raise ValueError(f"a quantile is asked for at {share}: the share goes from 0 to 1")
    if not ordered:
        return None
    place = (len(ordered) - 1) * share
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def median(ordered: Sequence[float]) -> float | None:
    """The middle one of values in ascending order, or halfway between both; None for none."""
    return quantile(ordered, 0.5)


def ninetieth(ordered: Sequence[float]) -> float | None:
    """The value below which nine in ten lie; values in ascending order; None for none."""
    return quantile(ordered, 0.9)
