"""The limits that a process keeps of itself, reckoned from how much it moves from point to point.

Source: Wheeler, Understanding Variation, the chart of individual values and moving ranges; the
factors 2.66 (3 ÷ 1.128) and 3.267 are those of ranges of two.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import fsum
from statistics import fmean

from faxflow.domain.statistics.measure import Unit

_TO_LIMIT = 2.66
_TO_OUTER_THIRD = _TO_LIMIT * 2 / 3
_TO_RANGE_LIMIT = 3.267
_FIRM = 20
"""The Health Care Data Guide (Provost & Murray) asks for 20 to 30 points before limits are firm."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a value cannot pass, as no share passes 0 and 1; None: no such bound."""

    low: float | None = None
    high: float | None = None

    def clip(self, value: float) -> float:
        """The value, or the bound that it would pass."""
        if self.low is not None:
            value = max(self.low, value)
        return value if self.high is None else min(self.high, value)


_MEASURED_FROM_ZERO = Bounds(low=0)
_BOUNDS = {Unit.SHARE: Bounds(0, 1), Unit.POINTS: Bounds(1, 5), Unit.CLOCK: Bounds(0, 24 * 60)}


def bounds_of(unit: Unit) -> Bounds:
    """What no value of this unit can pass: every other count and duration begins at zero."""
    return _BOUNDS.get(unit, _MEASURED_FROM_ZERO)


@dataclass(frozen=True, slots=True)
class Limits:
    """What is to be expected of a process that nobody changes, in the values' unit.

    `moving_range` is the mean difference between neighbouring points, `range_upper` the most that
    one is expected to be. `lower` and `upper` are the natural process limits, within the bounds;
    `inner_lower` and `inner_upper` begin the outer thirds, two sigma from the mean, and are not
    clipped. `basis` is how many points all this rests on.
    """

    mean: float
    moving_range: float
    lower: float
    upper: float
    inner_lower: float
    inner_upper: float
    range_upper: float
    basis: int

    @property
    def provisional(self) -> bool:
        """Whether more points would still move them much."""
        return self.basis < _FIRM


def limits_of(values: Sequence[float], bounds: Bounds) -> Limits:
    """The limits from at least two values, in order.

    Every moving range counts, as in the spreadsheet of Making Data Count; the R package
    NHSRplotthedots leaves the large ones out unless it is told not to.
    """
    ranges = [abs(later - former) for former, later in pairwise(values)]
    mean, moved = fmean(values), fsum(ranges) / len(ranges)
    return Limits(
        mean=mean,
        moving_range=moved,
        lower=bounds.clip(mean - _TO_LIMIT * moved),
        upper=bounds.clip(mean + _TO_LIMIT * moved),
        inner_lower=mean - _TO_OUTER_THIRD * moved,
        inner_upper=mean + _TO_OUTER_THIRD * moved,
        range_upper=_TO_RANGE_LIMIT * moved,
        basis=len(values),
    )
