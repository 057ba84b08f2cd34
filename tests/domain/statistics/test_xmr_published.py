"""Limits, rule hits and icons equal those that others published, to the precision published.

NIST and SAS reckon with 3 ÷ 1.128 instead of Wheeler's 2.66, which differ in the fourth digit: the
limits are compared after that.
"""

import pytest

from faxflow.domain.statistics.assurance import Assurance, assurance_of
from faxflow.domain.statistics.measure import Better
from faxflow.domain.statistics.variation import Variation, variation_of
from faxflow.domain.statistics.xmr import xmr
from faxflow.domain.statistics.xmr_rules import Rule, Side, Signal

NIST_FLOW = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]
"""NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2, batches 1 to 10."""

# SAS/QC user's guide, IRCHART statement, data sets Jets and Jets2: diameters of engines, in cm.
# fmt: off
SAS_JETS = [
    78.4, 80.1, 84.4, 79.1, 80.4, 83.5, 73.8, 83.5, 75.0, 76.8,
    70.5, 80.3, 82.4, 79.4, 86.4, 90.5, 77.7, 82.5, 79.9, 83.2,
]
SAS_JETS_2 = [
    81.8, 87.5, 80.0, 89.3, 83.9, 76.3, 75.8, 82.4, 82.6, 77.7,
    79.3, 81.4, 76.8, 75.9, 86.3, 77.4, 80.9, 87.1, 85.7, 73.3,
]
# NHSRplotthedots, tests/testthat/test-ptd_spc.R: set.seed(123); rnorm(20).
NHSR_RANDOM = [
    -0.56047565, -0.23017749, 1.55870831, 0.07050839, 0.12928774, 1.71506499, 0.46091621,
    -1.26506123, -0.68685285, -0.44566197, 1.22408180, 0.35981383, 0.40077145, 0.11068272,
    -0.55584113, 1.78691314, 0.49785048, -1.96661716, 0.70135590, -0.47279141,
]
# NHSRplotthedots, vignettes/deviations.Rmd.
NHSR_ONE_LARGE = [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1]
# NHSRplotthedots, sample_datasets/spc_xmr_sample_dataset_decrease_good_trending_lower_*.csv.
NHSR_TRENDING_LOWER = [
    102, 104, 108, 112, 116, 121, 131, 133, 121, 116, 113, 116, 118,
    121, 128, 118, 114, 111, 107, 104, 103, 101, 100, 99, 93,
]
# The same, spc_xmr_sample_dataset_rebase_increase_good_trending_higher_inconsistent.csv: target
# 30, limits reckoned anew at the tenth point ("Remodelled system").
NHSR_REMODELLED = [
    14, 12, 16, 17, 12, 27, 13, 14, 18,
    25, 32, 44, 37, 39, 41, 45, 42, 12, 31, 32, 39, 49, 51, 53, 58,
]
# fmt: on


def test_the_limits_are_those_of_the_handbook_of_nist() -> None:
    limits = xmr(NIST_FLOW, enough=2).limits

    assert limits is not None
    assert (limits.mean, limits.moving_range) == pytest.approx((50.81, 1.8778), abs=5e-5)
    spread = (limits.upper - limits.mean) * 3 / 1.128 / 2.66
    assert (limits.mean + spread, limits.mean - spread) == pytest.approx(
        (55.8041, 45.8159), abs=5e-5
    )


def test_nothing_stands_out_where_the_handbook_finds_the_process_in_control() -> None:
    process = xmr(NIST_FLOW, enough=2)

    outside = [one for one in process.signals if Signal(Rule.OUTSIDE, Side.HIGH) in one]
    assert outside == []


def test_the_limits_are_those_of_the_guide_of_sas() -> None:
    limits = xmr(SAS_JETS).limits

    assert limits is not None
    assert (limits.mean, limits.moving_range) == pytest.approx((80.39, 5.32632), abs=5e-6)
    spread = (limits.upper - limits.mean) * 3 / 1.128379 / 2.66
    assert limits.mean + spread == pytest.approx(94.5510, abs=5e-5)
    assert limits.mean - spread == pytest.approx(66.2290, abs=5e-5)
    assert limits.range_upper == pytest.approx(17.3986, rel=2e-4)


def test_later_points_lie_within_limits_fixed_on_earlier_ones_as_sas_finds() -> None:
    process = xmr([*SAS_JETS, *SAS_JETS_2], fixed_on=slice(len(SAS_JETS)))

    assert process.limits == xmr(SAS_JETS).limits
    assert all(signal.rule is not Rule.OUTSIDE for one in process.signals for signal in one)


@pytest.mark.parametrize(
    ("values", "mean", "lower", "upper"),
    [
        (NHSR_RANDOM, 0.142, -3.01, 3.29),
        (NHSR_RANDOM[:10], 0.0746, -2.60, 2.75),
        (NHSR_RANDOM[10:], 0.209, -3.28, 3.70),
    ],
)
def test_the_limits_are_those_of_the_snapshots_of_nhsrplotthedots(
    values: list[float], mean: float, lower: float, upper: float
) -> None:
    limits = xmr(values, enough=2).limits

    assert limits is not None
    assert limits.mean == pytest.approx(mean, rel=5e-3)
    assert (limits.lower, limits.upper) == pytest.approx((lower, upper), abs=5.1e-3)


def test_none_of_the_twenty_random_points_stands_out_as_nhsrplotthedots_counts() -> None:
    assert xmr(NHSR_RANDOM).signals == ((),) * 20


def test_one_large_point_alone_stands_out_as_in_the_vignette_of_nhsrplotthedots() -> None:
    process = xmr(NHSR_ONE_LARGE)

    assert process.limits is not None
    assert process.limits.mean == pytest.approx(1.94, abs=5e-3)
    assert [place for place, one in enumerate(process.signals) if one] == [4]
    assert process.signals[4] == (Signal(Rule.OUTSIDE, Side.HIGH),)


def test_seven_in_a_row_are_a_trend_either_way_as_nhsrplotthedots_decided() -> None:
    rising = xmr(list(range(8)), enough=2)  # its issue 167
    falling = xmr([-value for value in range(8)], enough=2)

    assert all(Signal(Rule.TREND, Side.HIGH) in one for one in rising.signals)
    assert all(Signal(Rule.TREND, Side.LOW) in one for one in falling.signals)


def test_the_sample_that_trends_lower_is_an_improvement_where_lower_is_better() -> None:
    process = xmr(NHSR_TRENDING_LOWER)

    assert variation_of(process, Better.LOWER) is Variation.IMPROVING_LOW
    assert assurance_of(process, None, Better.LOWER) is Assurance.NONE


def test_the_sample_that_trends_higher_after_its_step_is_hit_or_miss() -> None:
    process = xmr(NHSR_REMODELLED[9:])

    assert variation_of(process, Better.HIGHER) is Variation.IMPROVING_HIGH
    assert assurance_of(process, 30, Better.HIGHER) is Assurance.HIT_OR_MISS
