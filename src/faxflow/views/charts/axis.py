"""The upright axis: honest ends, round ticks, and where a value stands on it.

Counts, durations and ratios begin at zero, for a length is compared with its length. A share that
stays high may be shown from further up, as its weeks could not be told apart otherwise; then the
axis says so. A time of day has no zero to begin at, and a score its own ends.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

from faxflow.domain.statistics.measure import Unit

_ROUND = 1e-9
_HIGH_SHARE = 0.5
_LEAST_SHARE_SHOWN = 0.1
_LEAST_CLOCK_SHOWN = 60
_SIXTIES = (1, 2, 5, 10, 15, 30, 60, 120, 180, 240, 360, 720, 1440)
_HOURS = (1, 2, 3, 4, 6, 12, 24, 48, 72, 96, 120, 168, 240, 336)
_TENS = (1, 2, 5, 10)


@dataclass(frozen=True, slots=True)
class Axis:
    """From `low` to `high` in the values' unit; `ticks` lie evenly from end to end.

    `decimals` is of the ticks' numbers, of a share's percents. `zoomed` where it ought to begin at
    zero and does not.
    """

    low: float
    high: float
    ticks: tuple[float, ...]
    decimals: int
    zoomed: bool = False

    def share_of(self, value: float) -> float:
        """How far up it stands: 0 at the low end, 1 at the high one."""
        return (value - self.low) / (self.high - self.low)


def axis_of(values: Sequence[float], unit: Unit, most: int) -> Axis:
    """The axis for these values, with at most so many steps (two at least)."""
    low, high = _ends(values, unit)
    step = _step((high - low) / max(most, 2), unit)
    first, last = floor(low / step + _ROUND), ceil(high / step - _ROUND)
    if unit is Unit.POINTS:  # a score begins at one, between two steps of two
        ticks = tuple(float(value) for value in range(1, 6))
    else:
        ticks = tuple(one * step for one in range(first, last + 1))
    decimals = _decimals(step * 100 if unit is Unit.SHARE else step)
    zoomed = unit is Unit.SHARE and ticks[0] > _ROUND
    return Axis(ticks[0], ticks[-1], ticks, decimals, zoomed)


def _ends(values: Sequence[float], unit: Unit) -> tuple[float, float]:
    """What must be shown; never two ends that are the same."""
    if unit is Unit.POINTS:
        return 1, 5
    low, high = min(values, default=0), max(values, default=0)
    if unit is Unit.CLOCK:
        lacks = max(0, _LEAST_CLOCK_SHOWN - (high - low)) / 2
        return max(0, low - lacks), high + lacks
    if unit is Unit.SHARE and low >= _HIGH_SHARE:
        return max(0, min(low, high - _LEAST_SHARE_SHOWN)), high
    low, high = min(0, low), max(0, high)
    return low, high if high - low > _ROUND else 1


def _step(least: float, unit: Unit) -> float:
    """The smallest round step that is no less."""
    if unit in {Unit.MINUTES, Unit.CLOCK} and 1 <= least <= _SIXTIES[-1]:
        return next(step for step in _SIXTIES if step >= least - _ROUND)
    if unit is Unit.HOURS and 1 <= least <= _HOURS[-1]:
        return next(step for step in _HOURS if step >= least - _ROUND)
    power: float = 10.0 ** floor(log10(least) + _ROUND)
    step: float = next(one * power for one in _TENS if one * power >= least * (1 - _ROUND))
    whole = unit in {Unit.COUNT, Unit.CLOCK}
    return max(1.0, float(ceil(step - _ROUND))) if whole and step < 10 else step  # noqa: PLR2004


def _decimals(step: float) -> int:
    """So many that ticks a step apart are told apart."""
    for decimals in range(4):
        if abs(step * 10**decimals - round(step * 10**decimals)) < _ROUND * 10**decimals:
            return decimals
    return 4
