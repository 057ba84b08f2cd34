"""A value is taken as people write it, and never as another than they meant."""

import pytest

from faxflow.domain.statistics.measure import Unit
from faxflow.domain.statistics.typed_value import typed_value


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("86%", Unit.SHARE, 0.86),
        ("86.5 %", Unit.SHARE, 0.865),
        ("0.86", Unit.SHARE, 0.86),
        (".86", Unit.SHARE, 0.86),
        ("100%", Unit.SHARE, 1.0),
        ("12", Unit.MINUTES, 12.0),
        ("12 min", Unit.MINUTES, 12.0),
        ("12.5 Minutes", Unit.MINUTES, 12.5),
        ("2.1 h", Unit.HOURS, 2.1),
        ("9 days", Unit.DAYS, 9.0),
        ("1,204", Unit.COUNT, 1204.0),
        ("4.2 of 5", Unit.POINTS, 4.2),
        ("8:17", Unit.CLOCK, 497.0),
        (" 08:17 ", Unit.CLOCK, 497.0),
    ],
)
def test_a_value_is_read_in_its_unit(text: str, unit: Unit, value: float) -> None:
    assert typed_value(text, unit) == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("86", Unit.SHARE),
        ("120%", Unit.SHARE),
        ("-1%", Unit.SHARE),
        ("9 days", Unit.HOURS),
        ("2 h", Unit.DAYS),
        ("nan", Unit.COUNT),
        ("inf", Unit.MINUTES),
        ("1e9", Unit.COUNT),
        ("", Unit.COUNT),
        ("-3", Unit.DAYS),
        ("6", Unit.POINTS),
        ("8:77", Unit.CLOCK),
        ("497", Unit.CLOCK),
        ("12:5", Unit.CLOCK),
        ("1" * 400, Unit.COUNT),
    ],
)
def test_what_may_mean_something_else_is_refused_with_an_example(text: str, unit: Unit) -> None:
    with pytest.raises(ValueError, match="it is written as"):
        typed_value(text, unit)
