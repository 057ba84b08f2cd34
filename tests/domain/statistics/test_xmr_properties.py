"""On random series the limits and rules agree with a second, plainer computation of them."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faxflow.domain.statistics.xmr import xmr
from faxflow.domain.statistics.xmr_rules import Rule, Side, Signal

# Quarters: exact in binary, and few enough that neighbours and means are often equal.
quarters = st.integers(-40, 40).map(lambda count: count / 4)
series = st.lists(st.one_of(quarters, quarters, quarters, st.none()), max_size=60)
long_series = st.lists(quarters, min_size=13, max_size=60)


def exact_limits(values: list[float]) -> tuple[Fraction, Fraction]:
    """The mean and the mean moving range, in whole fractions."""
    exact = [Fraction(value) for value in values]
    moves = [abs(exact[at] - exact[at - 1]) for at in range(1, len(exact))]
    return sum(exact, Fraction()) / len(exact), sum(moves, Fraction()) / len(moves)


def plain_signals(values: list[float], at: int) -> set[Signal]:
    """What a point is found by, by trying every window around it; exact."""
    exact = [Fraction(value) for value in values]
    mean, moved = exact_limits(values)
    sigma = moved * Fraction(266, 100) / 3
    found = set()
    for side, sign in ((Side.HIGH, 1), (Side.LOW, -1)):
        turned = [sign * (value - mean) for value in exact]
        if turned[at] > 3 * sigma:
            found.add(Signal(Rule.OUTSIDE, side))
        for first in range(max(0, at - 6), min(at, len(exact) - 7) + 1):
            window = turned[first : first + 7]
            if min(window) > 0:
                found.add(Signal(Rule.SHIFT, side))
            if all(window[one] < window[one + 1] for one in range(6)):
                found.add(Signal(Rule.TREND, side))
        for first in range(max(0, at - 2), min(at, len(exact) - 3) + 1):
            window = turned[first : first + 3]
            outer = [value for value in window if value > 2 * sigma]
            if min(window) > 0 and len(outer) >= 2 and turned[at] > 2 * sigma:
                found.add(Signal(Rule.TWO_OF_THREE, side))
    return found


@given(series)
def test_limits_and_signals_agree_with_the_plain_computation(values: list[float | None]) -> None:
    process = xmr(values, enough=2)

    measured = [value for value in values if value is not None]
    signals = [one for one, value in zip(process.signals, values, strict=True) if value is not None]
    if len(measured) < 2:
        assert process.limits is None
        return
    mean, moved = exact_limits(measured)
    assert process.limits is not None
    assert process.limits.mean == pytest.approx(float(mean))
    assert process.limits.upper == pytest.approx(float(mean + moved * Fraction(266, 100)))
    assert process.limits.lower == pytest.approx(float(mean - moved * Fraction(266, 100)))
    assert process.limits.range_upper == pytest.approx(float(moved * Fraction(3267, 1000)))
    assert [set(one) for one in signals] == [
        plain_signals(measured, at) for at in range(len(measured))
    ]


@given(long_series, st.integers(-1000, 1000))
def test_a_shifted_series_has_shifted_limits_and_the_same_signals(
    values: list[float], by: int
) -> None:
    here, there = xmr(values), xmr([value + by for value in values])

    assert here.limits is not None
    assert there.limits is not None
    assert there.limits.mean == pytest.approx(here.limits.mean + by)
    assert there.limits.upper == pytest.approx(here.limits.upper + by)
    assert there.limits.moving_range == pytest.approx(here.limits.moving_range)
    assert there.signals == here.signals


@given(long_series, st.sampled_from([0.001, 0.1, 3.0, 60.0, 1e6]))
def test_a_series_in_another_unit_has_its_limits_in_it_and_the_same_signals(
    values: list[float], factor: float
) -> None:
    here, there = xmr(values), xmr([value * factor for value in values])

    assert here.limits is not None
    assert there.limits is not None
    assert there.limits.upper == pytest.approx(here.limits.upper * factor)
    assert there.limits.range_upper == pytest.approx(here.limits.range_upper * factor)
    assert there.signals == here.signals


@given(long_series)
def test_a_mirrored_series_has_the_signals_of_the_other_side(values: list[float]) -> None:
    other = {Side.HIGH: Side.LOW, Side.LOW: Side.HIGH}

    here, there = xmr(values), xmr([-value for value in values])

    assert [{Signal(one.rule, other[one.side]) for one in each} for each in here.signals] == [
        set(each) for each in there.signals
    ]


@given(series, st.data())
def test_weeks_without_a_measurement_change_no_limit(
    values: list[float | None], data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(values)))

    assert xmr([*values[:at], None, *values[at:]]).limits == xmr(values).limits
