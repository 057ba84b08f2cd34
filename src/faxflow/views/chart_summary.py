"""A run chart told in words: for its description, for screen readers, for plain text."""

from faxflow.domain.statistics.figure import Point, RunChart
from faxflow.views.figure_words import value_words
from faxflow.views.process_words import Each, each_of, reading_of
from faxflow.views.reported.days import day_words


def summary_of(chart: RunChart) -> str:
    """A chart for those who do not see it: how far it reaches, its course, limits and signals."""
    each = each_of(chart)
    measured = [point for point in chart.points if point.value is not None]
    if not measured:
        return "Nothing was measured."
    said = [_course(measured, chart, each), *_limits_told(chart), *reading_of(chart)]
    missing = len(chart.points) - len(measured)
    if missing:
        said.insert(1, f"{_counted(missing, each)} without a measurement.")
    return " ".join(said)


def _course(measured: list[Point], chart: RunChart, each: Each) -> str:
    """From where to where, and how low and high between."""
    values = [point.value for point in measured if point.value is not None]
    shown = [value_words(one, chart.measure.unit) for one in (min(values), max(values))]
    first, last = (_told(point, chart) for point in (measured[0], measured[-1]))
    if len(measured) == 1:
        return f"1 {each} measured: {first}."
    return (
        f"{_counted(len(measured), each)} measured, from {first} to {last};"
        f" lowest {shown[0]}, highest {shown[1]}."
    )


def _told(point: Point, chart: RunChart) -> str:
    return f"{value_words(point.value, chart.measure.unit)} ({day_words(point.day)})"


def _counted(count: int, each: Each) -> str:
    return f"{count} {each}" if count == 1 else f"{count} {each}s"


def _limits_told(chart: RunChart) -> list[str]:
    """The mean and limits, the target, and how many points stand out."""
    limits, unit, told = chart.process.limits, chart.measure.unit, []
    if limits:
        lower, upper = value_words(limits.lower, unit), value_words(limits.upper, unit)
        told.append(f"Mean {value_words(limits.mean, unit)}, limits {lower} to {upper}.")
        out = sum(bool(each) for each in chart.process.signals)
        told.append(f"{out or 'No'} point{'s' if out != 1 else ''} beyond ordinary variation.")
    if chart.target is not None:
        told.append(f"Target {value_words(chart.target, unit)}.")
    if chart.baseline is not None:
        told.append(f"Before: {value_words(chart.baseline, unit)}.")
    return told
