"""The figures that lead a scorecard: what is measured of everything, with its course."""

from collections.abc import Sequence
from dataclasses import dataclass

from faxflow.domain.statistics.figure import Figure, RunChart, Section


@dataclass(frozen=True, slots=True)
class Headline:
    """A figure of everything, and the run chart of the same measure; None: it has none."""

    figure: Figure
    chart: RunChart | None

    @property
    def target(self) -> float | None:
        """What ought to be reached."""
        own = self.figure.measure.target
        return self.chart.target if self.chart and self.chart.target is not None else own


def headlines(sections: Sequence[Section]) -> list[Headline]:
    """Each figure of everything with a course, a target or a baseline; all where none has any."""
    charts = {
        chart.measure.key: chart
        for section in sections
        for chart in section.charts
        if not chart.part
    }
    figures = [one for section in sections for one in section.figures if not one.part]
    found = [Headline(figure, charts.get(figure.measure.key)) for figure in figures]
    return [one for one in found if one.chart or one.figure.baseline or one.target is not None] or (
        found
    )
