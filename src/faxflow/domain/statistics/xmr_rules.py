"""The four rules by which a point is more than ordinary variation.

They are those of NHS England's Making Data Count, as its R package NHSRplotthedots states and
tests them (R/ptd_calculate_point_type.R): a point outside the limits; a trend of seven rising or
falling; two of three in the outer third of one side; a shift, seven on one side of the mean. Its
spreadsheet lets people choose six or seven (NHSRplotthedots issue 202): here it is seven, the
fewer false alarms. Two of three counts points beyond the limits too, all three must lie on one
side, and only those in the outer third are marked: the programme's change of November 2023 (issue
194). A point on the mean ends a shift, and one as high as the last ends a trend, as in the package.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby, pairwise

from faxflow.domain.statistics.xmr_limits import Limits

_RUN = 7
_NEAR = 3
_NEAR_ENOUGH = 2
_ROUNDING = 1e-9
"""Values nearer than this share of the largest are the same: floats do not add up exactly."""


class Rule(StrEnum):
    """What a point was found by, the most telling first."""

    OUTSIDE = "outside"
    TREND = "trend"
    TWO_OF_THREE = "two-of-three"
    SHIFT = "shift"


class Side(StrEnum):
    """Above the mean or rising; below it or falling."""

    HIGH = "high"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Signal:
    """A rule that a point belongs to, and which way it points."""

    rule: Rule
    side: Side


Signals = tuple[Signal, ...]
"""What one point was found by, the most telling first; empty: ordinary variation."""


def signals_of(values: Sequence[float], limits: Limits) -> list[Signals]:
    """For each value, in order, what it was found by."""
    slack = _ROUNDING * max(abs(value) for value in values)
    found: list[set[Signal]] = [set() for _ in values]
    sides = [_side(value - limits.mean, slack) for value in values]
    for places, signal in (
        *_outside(values, limits, slack),
        *_trends(values, slack),
        *_two_of_three(values, sides, limits=limits, slack=slack),
        *_shifts(sides),
    ):
        for place in places:
            found[place].add(signal)
    order = list(Rule)
    return [
        tuple(sorted(one, key=lambda each: (order.index(each.rule), each.side))) for one in found
    ]


_Found = Iterator[tuple[Sequence[int], Signal]]
"""Places of points, and what they were found by."""


def _side(beyond: float, slack: float) -> Side | None:
    """Which side of a line a value is on; None: on it."""
    if abs(beyond) <= slack:
        return None
    return Side.HIGH if beyond > 0 else Side.LOW


def _outside(values: Sequence[float], limits: Limits, slack: float) -> _Found:
    for place, value in enumerate(values):
        if value > limits.upper + slack:
            yield [place], Signal(Rule.OUTSIDE, Side.HIGH)
        if value < limits.lower - slack:
            yield [place], Signal(Rule.OUTSIDE, Side.LOW)


def _trends(values: Sequence[float], slack: float) -> _Found:
    """Seven points have six steps; the run's first point stands before its first step."""
    steps = [_side(later - former, slack) for former, later in pairwise(values)]
    for first, last, side in _runs(steps, _RUN - 1):
        yield range(first, last + 1), Signal(Rule.TREND, side)


def _shifts(sides: Sequence[Side | None]) -> _Found:
    for first, last, side in _runs(sides, _RUN):
        yield range(first, last), Signal(Rule.SHIFT, side)


def _two_of_three(
    values: Sequence[float], sides: Sequence[Side | None], *, limits: Limits, slack: float
) -> _Found:
    above, below = limits.inner_upper + slack, limits.inner_lower - slack
    for first in range(len(values) - _NEAR + 1):
        window = range(first, first + _NEAR)
        outer = [place for place in window if not below <= values[place] <= above]
        side = sides[first]
        if side and len({sides[place] for place in window}) == 1 and len(outer) >= _NEAR_ENOUGH:
            yield outer, Signal(Rule.TWO_OF_THREE, side)


def _runs(sides: Sequence[Side | None], least: int) -> Iterator[tuple[int, int, Side]]:
    """Each run of at least so many alike: where it begins, just after its end, and its side."""
    first = 0
    for side, alike in groupby(sides):
        last = first + len(list(alike))
        if side is not None and last - first >= least:
            yield first, last, side
        first = last
