"""A value has the same short words wherever it is shown."""

import pytest

from faxflow.domain.statistics.measure import Unit
from faxflow.views.figure_words import change_words, tick_words, unit_words, value_words


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (0.934, Unit.SHARE, "93.4 %"),
        (0.95, Unit.SHARE, "95 %"),
        (1.0, Unit.SHARE, "100 %"),
        (0.0, Unit.SHARE, "0 %"),
        (0.99999, Unit.SHARE, "> 99.9 %"),
        (0.00001, Unit.SHARE, "< 0.1 %"),
        (0.9994, Unit.SHARE, "99.9 %"),
        (1204, Unit.COUNT, "1,204"),
        (123.25, Unit.COUNT, "123"),
        (12.25, Unit.COUNT, "12.2"),
        (1.094, Unit.RATIO, "1.09"),
        (12.04, Unit.MINUTES, "12.0 min"),
        (12, Unit.MINUTES, "12 min"),
        (0.25, Unit.MINUTES, "0.25 min"),
        (135.4, Unit.MINUTES, "135 min"),
        (2.1, Unit.HOURS, "2.1 h"),
        (1, Unit.DAYS, "1 day"),
        (3, Unit.DAYS, "3 days"),
        (1.5, Unit.DAYS, "1.5 days"),
        (4.24, Unit.POINTS, "4.2 of 5"),
        (497.4, Unit.CLOCK, "08:17"),
        (59.7, Unit.CLOCK, "01:00"),
        (1450, Unit.CLOCK, "24:10"),
        (-0.0001, Unit.COUNT, "0.00"),
        (None, Unit.SHARE, "–"),
    ],
)
def test_values_have_short_words(value: float | None, unit: Unit, words: str) -> None:
    assert value_words(value, unit) == words


def test_the_ticks_of_an_axis_have_as_many_decimals_each() -> None:
    assert [tick_words(value, Unit.HOURS, 1) for value in (0, 0.5, 1)] == [
        "0.0 h",
        "0.5 h",
        "1.0 h",
    ]
    assert tick_words(0.875, Unit.SHARE, 1) == "87.5 %"
    assert tick_words(4, Unit.POINTS, 0) == "4"


@pytest.mark.parametrize(
    ("value", "former", "unit", "words"),
    [
        (0.951, 0.92, Unit.SHARE, "3.1 percentage points more"),
        (0.92, 0.92, Unit.SHARE, "the same"),
        (0.92, 0.92003, Unit.SHARE, "the same"),
        (2.1, 3.3, Unit.HOURS, "1.2 h less"),
        (510, 497, Unit.CLOCK, "13 min later"),
        (490, 497, Unit.CLOCK, "7 min earlier"),
        (4.5, 4.2, Unit.POINTS, "0.30 more"),
        (120, 120, Unit.COUNT, "the same"),
    ],
)
def test_a_change_says_how_much_and_which_way(
    value: float, former: float, unit: Unit, words: str
) -> None:
    assert change_words(value, former, unit) == words


@pytest.mark.parametrize("unit", list(Unit))
def test_every_unit_heads_a_column(unit: Unit) -> None:
    assert unit_words(unit)
