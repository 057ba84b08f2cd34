"""A row of values in one line of text, for the terminal; a blank where nothing was measured."""

from collections.abc import Sequence

from faxflow.domain.statistics.measure import Unit
from faxflow.views.charts.axis import axis_of
from faxflow.views.figure_words import value_words

_STEPS = "▁▂▃▄▅▆▇█"
_MISSING = " "
_AXIS_STEPS = 2


def sparkline(values: Sequence[float | None], unit: Unit) -> str:
    """One sign for each value, on the run chart's axis: counts and durations from zero."""
    measured = [value for value in values if value is not None]
    if not measured:
        return _MISSING * len(values)
    axis = axis_of(measured, unit, _AXIS_STEPS)
    low, high = (min(measured), max(measured)) if axis.zoomed else (axis.low, max(measured))
    return "".join(_MISSING if one is None else _sign(one, low, high) for one in values)


def _sign(value: float, low: float, high: float) -> str:
    """The step so high; the middle one where all are the same and there is no zero to stand on."""
    if high <= low:
        return _STEPS[len(_STEPS) // 2] if low else _STEPS[0]
    return _STEPS[round((value - low) / (high - low) * (len(_STEPS) - 1))]


def spark_words(values: Sequence[float | None], unit: Unit) -> str:
    """The same in words, for screen readers and mail: first, last, lowest, highest."""
    measured = [value for value in values if value is not None]
    if not measured:
        return "nothing measured"
    first, last, low, high = (
        value_words(one, unit) for one in (measured[0], measured[-1], min(measured), max(measured))
    )
    missing = len(values) - len(measured)
    gaps = f", {missing} not measured" if missing else ""
    return f"from {first} to {last}, lowest {low}, highest {high}{gaps}"
