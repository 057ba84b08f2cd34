"""Each rule finds what it should and no more, at its edges.

The places expected are those that NHSRplotthedots expects in its own tests of each rule
(tests/testthat/test-ptd_calculate_point_type.R); two of three as Making Data Count changed it in
November 2023.
"""

from collections.abc import Sequence

import pytest

from faxflow.domain.statistics.xmr_limits import Limits
from faxflow.domain.statistics.xmr_rules import Rule, Side, Signal, signals_of

ROUND_ZERO = Limits(
    mean=0,
    moving_range=3 / 2.66,
    lower=-3,
    upper=3,
    inner_lower=-2,
    inner_upper=2,
    range_upper=3.267 * 3 / 2.66,
    basis=20,
)
"""One sigma is one."""


def marked(values: Sequence[float], rule: Rule) -> str:
    """`+` where the rule found a point on the high side, `-` on the low one."""
    signals = signals_of(values, ROUND_ZERO)
    return "".join(
        "+" if Signal(rule, Side.HIGH) in one else "-" if Signal(rule, Side.LOW) in one else "."
        for one in signals
    )


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([1] * 6, "......"),
        ([1] * 6 + [-1], "......."),
        ([1] * 7, "+++++++"),
        ([1] * 8 + [-1], "++++++++."),
        ([-1] * 8 + [1], "--------."),
        ([-1] + [1] * 8 + [-1], ".++++++++."),
        ([1] * 6 + [0] + [1] * 6, "............."),
    ],
)
def test_a_shift_is_seven_on_one_side_and_a_point_on_the_mean_ends_it(
    values: list[float], expected: str
) -> None:
    assert marked(values, Rule.SHIFT) == expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([1, 2, 3, 4, 5, 6], "......"),
        ([1, 2, 3, 3, 4, 5, 6], "......."),
        ([1, 2, 3, 4, 5, 6, 7], "+++++++"),
        ([2, 1, 2, 3, 4, 5, 6, 7, 3], ".+++++++."),
        ([7, 6, 5, 4, 3, 2, 1], "-------"),
        ([2, 7, 6, 5, 4, 3, 2, 1, 3], ".-------."),
    ],
)
def test_a_trend_is_seven_points_each_above_or_each_below_the_last(
    values: list[float], expected: str
) -> None:
    assert marked(values, Rule.TREND) == expected


def test_the_point_where_a_trend_turns_belongs_to_both() -> None:
    values = [1, 2, 3, 4, 5, 6, 7, 6, 5, 4, 3, 2, 1]

    turn = signals_of(values, ROUND_ZERO)[6]

    assert {Signal(Rule.TREND, Side.HIGH), Signal(Rule.TREND, Side.LOW)} <= set(turn)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([1, 1, 1], "..."),
        ([2.5, 1, 2.5], "+.+"),
        ([1, 2.5, 2.5], ".++"),
        ([2.5, 2.5, 1], "++."),
        ([1, 1, 2.5, 1, 2.5, 1, 1], "..+.+.."),
        ([1, 1, 2.5, 2.5, 1, 1, 1], "..++..."),
        ([2.5, 1, 1, 2.5], "...."),
        ([2.5, 1, 1, 2.5, 2.5], "...++"),
        ([-2.5, -1, -2.5], "-.-"),
        ([2.5, -1, 2.5], "..."),  # issue 143: all three on one side
        ([2.5, 1, -2.5], "..."),
        ([2.5, 0, 2.5], "..."),  # a point on the mean is on neither
        ([2, 1, 2.5], "..."),  # on the line is not beyond it
        ([2.5, 1, 4], "+.+"),  # issue 194: beyond the limit counts too
    ],
)
def test_two_of_three_are_in_the_outer_third_of_one_side(
    values: list[float], expected: str
) -> None:
    assert marked(values, Rule.TWO_OF_THREE) == expected


def test_a_point_on_the_limit_is_not_outside_it() -> None:
    assert marked([3, 3.01, -3, -3.01], Rule.OUTSIDE) == ".+.-"


def test_the_most_telling_rule_comes_first() -> None:
    values = [1, 1, 1, 1, 1, 2.5, 4]

    rules = [signal.rule for signal in signals_of(values, ROUND_ZERO)[-1]]

    assert rules == [Rule.OUTSIDE, Rule.TWO_OF_THREE, Rule.SHIFT]
