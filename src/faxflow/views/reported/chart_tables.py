"""Charts with what they say, and the same points and bins as tables."""

from faxflow.domain.statistics.assurance import Assurance, assurance_of
from faxflow.domain.statistics.figure import Bin, Distribution, RunChart
from faxflow.domain.statistics.measure import Unit
from faxflow.domain.statistics.variation import variation_of
from faxflow.views.figure_words import NOT_MEASURED, value_words
from faxflow.views.process_words import (
    Each,
    assurance_sentence,
    each_of,
    signal_words,
    variation_sentence,
)
from faxflow.views.reported.blocks import Cell, Charted, Column, Reading, Row, Spread, Table
from faxflow.views.reported.days import day_words
from faxflow.views.reported.figure_tables import part_of


def charted(chart: RunChart) -> Charted:
    """A run chart as a block."""
    each = each_of(chart)
    title = _title(chart, each)
    return Charted(
        chart,
        title=title,
        latest=_latest(chart, each),
        reading=_reading(chart, each),
        values=_points(chart, each, title),
    )


def _title(chart: RunChart, each: Each) -> str:
    """The measure and its part, by week or day where the name does not say so itself."""
    name = part_of(chart.measure.name, chart.part)
    return name if name.endswith(f"per {each}") else f"{name}, by {each}"


def _latest(chart: RunChart, each: Each) -> tuple[str, str]:
    """The last value that was measured, and of when it is."""
    place = chart.process.latest
    if place is None:
        return NOT_MEASURED, "nothing was measured"
    point = chart.points[place]
    of = "from " if each is Each.WEEK else ""
    return (
        value_words(point.value, chart.measure.unit),
        f"latest {each}, {of}{day_words(point.day)}",
    )


def _reading(chart: RunChart, each: Each) -> list[Reading]:
    """What the latest point says, and what is to be expected against the target."""
    if not chart.process.count:
        return []
    better = chart.measure.better
    variation = variation_of(chart.process, better)
    assurance = assurance_of(chart.process, chart.target, better)
    said = [Reading(variation_sentence(variation, each), variation)]
    if assurance is not Assurance.NONE:
        said.append(Reading(assurance_sentence(assurance, each), assurance))
    return said


def spread(distribution: Distribution) -> Spread:
    """A distribution as a block."""
    measure, unit = distribution.measure, distribution.measure.unit
    title = f"{measure.name}, how it is spread"
    if not distribution.basis:
        reading = [Reading("Nothing was measured.")]
    else:
        half, most = (
            value_words(one, unit) for one in (distribution.median, distribution.ninetieth)
        )
        reading = [Reading(f"Half took {half} or less, nine in ten {most} or less.")]
    return Spread(distribution, title, reading, _bins(distribution, title))


def _points(chart: RunChart, each: Each, title: str) -> Table:
    """The last one first: it is what people look for. Nothing measured needs no table."""
    head = "Week from" if each is Each.WEEK else "Day"
    columns = (
        Column(head, number=False),
        Column(chart.measure.name, measure=chart.measure.key),
        Column("Rests on"),
        Column("Stands out", number=False),
    )
    rows = [
        Row(
            (
                Cell(day_words(point.day)),
                Cell(value_words(point.value, chart.measure.unit)),
                Cell(f"{point.basis:,}"),
                Cell(signal_words(signals)),
            )
        )
        for point, signals in zip(chart.points, chart.process.signals, strict=True)
    ]
    return Table(title, columns, rows[::-1] if chart.process.count else ())


def _bins(distribution: Distribution, title: str) -> Table:
    unit, basis = distribution.measure.unit, distribution.basis
    columns = (Column("From and below", number=False), Column("Count"), Column("Share"))
    rows = [
        Row(
            (
                Cell(bin_words(each, unit)),
                Cell(f"{each.count:,}"),
                Cell(value_words(each.count / basis if basis else None, Unit.SHARE)),
            )
        )
        for each in distribution.bins
    ]
    return Table(title, columns, rows)


def bin_words(each: Bin, unit: Unit) -> str:
    """`2 days to 3 days`, `14 days and more`."""
    low = value_words(each.low, unit)
    return f"{low} and more" if each.high is None else f"{low} to {value_words(each.high, unit)}"
