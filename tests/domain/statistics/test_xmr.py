"""A process has limits once it has points enough, and a week without one changes nothing."""

import pytest

from faxflow.domain.statistics.assurance import Assurance, assurance_of
from faxflow.domain.statistics.measure import Better, Unit
from faxflow.domain.statistics.variation import Variation, variation_of
from faxflow.domain.statistics.xmr import ENOUGH, xmr
from faxflow.domain.statistics.xmr_limits import Bounds, bounds_of

WAVE = [4.0, 6.0] * 10
ABOVE = [4.0, 6.0] * 7 + [11.0]


def test_twelve_points_have_no_limits_and_thirteen_have_provisional_ones() -> None:
    few, enough, firm = xmr(WAVE[:12]), xmr(WAVE[:13]), xmr(WAVE)

    assert few.limits is None
    assert enough.limits is not None
    assert firm.limits is not None
    assert (enough.limits.provisional, firm.limits.provisional) == (True, False)
    assert ENOUGH == 13


def test_without_limits_nothing_stands_out() -> None:
    process = xmr([1, 2, 3, 4, 5, 6, 7, 100])

    assert not any(process.signals)
    assert variation_of(process, Better.LOWER) is Variation.TOO_FEW
    assert assurance_of(process, 5, Better.LOWER) is Assurance.NONE


@pytest.mark.parametrize("values", [[], [None], [None, None]])
def test_no_points_at_all_are_no_trouble(values: list[float | None]) -> None:
    process = xmr(values)

    assert (process.count, process.latest, process.limits) == (0, None, None)


def test_a_week_without_a_measurement_is_passed_over() -> None:
    process = xmr([None, *WAVE[:9], None, None, *WAVE[9:], None])

    assert process.limits == xmr(WAVE).limits
    assert (process.count, process.latest) == (20, 22)


def test_a_gap_breaks_no_run() -> None:
    series = [1, 9, 1, 9, 1, 9, 2, 8, 6, 6, 6, None, 6, 6, 6, 6]

    signals = xmr(series).signals

    assert [bool(one) for one in signals[8:]] == [True, True, True, False, True, True, True, True]


def test_limits_stop_at_what_no_value_can_pass() -> None:
    shares = [1.0, 0.9] * 8

    limits = xmr(shares, bounds=bounds_of(Unit.SHARE)).limits

    assert limits is not None
    assert limits.upper == 1
    assert limits.inner_upper > 1
    assert limits.lower == pytest.approx(0.95 - 0.266)


@pytest.mark.parametrize(
    ("unit", "bounds"),
    [
        (Unit.SHARE, Bounds(0, 1)),
        (Unit.COUNT, Bounds(0, None)),
        (Unit.HOURS, Bounds(0, None)),
        (Unit.POINTS, Bounds(1, 5)),
    ],
)
def test_each_unit_has_its_own_bounds(unit: Unit, bounds: Bounds) -> None:
    assert bounds_of(unit) == bounds


def test_a_process_that_never_moves_has_its_limits_at_its_mean() -> None:
    process = xmr([0.1] * 20)

    assert process.limits is not None
    assert process.limits.lower == process.limits.upper == pytest.approx(0.1)
    assert not any(process.signals)


def test_limits_can_be_fixed_on_the_time_before_a_change() -> None:
    before, after = WAVE[:14], [7.5, 7.0, 7.5, 7.0, 7.5, 7.0, 7.5]

    process = xmr([*before, *after], fixed_on=slice(14))

    assert process.limits == xmr(before).limits
    assert variation_of(process, Better.LOWER) is Variation.CONCERNING_HIGH


@pytest.mark.parametrize(
    ("values", "better", "expected"),
    [
        (WAVE, Better.HIGHER, Variation.COMMON),
        (ABOVE, Better.HIGHER, Variation.IMPROVING_HIGH),
        (ABOVE, Better.LOWER, Variation.CONCERNING_HIGH),
        (ABOVE, Better.NEITHER, Variation.NEITHER_HIGH),
        ([-one for one in ABOVE], Better.HIGHER, Variation.CONCERNING_LOW),
        ([-one for one in ABOVE], Better.LOWER, Variation.IMPROVING_LOW),
        ([-one for one in ABOVE], Better.NEITHER, Variation.NEITHER_LOW),
        ([*ABOVE, 5.0, None], Better.HIGHER, Variation.COMMON),
        ([*ABOVE, None], Better.HIGHER, Variation.IMPROVING_HIGH),
    ],
)
def test_the_last_measured_point_tells_the_variation(
    values: list[float | None], better: Better, expected: Variation
) -> None:
    # The point beyond widens the limits, so they are fixed on what was before it.
    process = xmr(values, fixed_on=slice(14))

    assert variation_of(process, better) is expected


def test_a_falling_trend_above_the_mean_is_no_improvement_where_higher_is_better() -> None:
    series = [1.0, 2.0] * 7 + [9.0, 8.0, 7.0, 6.0, 5.5, 5.2, 5.0]

    process = xmr(series, bounds=bounds_of(Unit.COUNT))

    assert variation_of(process, Better.HIGHER) is Variation.CONCERNING_LOW


@pytest.mark.parametrize(
    ("target", "better", "expected"),
    [
        (None, Better.HIGHER, Assurance.NONE),
        (5, Better.NEITHER, Assurance.NONE),
        (5, Better.HIGHER, Assurance.HIT_OR_MISS),
        (5, Better.LOWER, Assurance.HIT_OR_MISS),
        (-1, Better.HIGHER, Assurance.MET),
        (-1, Better.LOWER, Assurance.MISSED),
        (11, Better.HIGHER, Assurance.MISSED),
        (11, Better.LOWER, Assurance.MET),
    ],
)
def test_the_limits_against_the_target_tell_the_assurance(
    target: float | None, better: Better, expected: Assurance
) -> None:
    process = xmr(WAVE)  # -0.32 to 10.32

    assert assurance_of(process, target, better) is expected


def test_a_share_of_everything_every_week_meets_a_target_of_everything() -> None:
    process = xmr([1.0] * 20, bounds=bounds_of(Unit.SHARE))

    assert assurance_of(process, 1.0, Better.HIGHER) is Assurance.MET
