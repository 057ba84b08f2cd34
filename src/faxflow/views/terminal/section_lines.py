"""What a section's lines are about: its figures with their charts, and charts that have none."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from faxflow.domain.statistics.figure import Figure, RunChart, Section
from faxflow.domain.statistics.measure import Measure
from faxflow.views.figure_words import NOT_MEASURED, value_words
from faxflow.views.reported.definitions import target_words
from faxflow.views.reported.figure_tables import part_of
from faxflow.views.terminal.grid import printable


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """A measure's figure, its chart, or both; `within`: a part of what the line above is about."""

    measure: Measure
    part: str
    figure: Figure | None
    chart: RunChart | None
    within: bool = False

    @property
    def name(self) -> str:
        """`Stages finished in time: eligibility`."""
        return printable(part_of(self.measure.name, self.part))

    @property
    def label(self) -> str:
        """The same below its like: its part alone, moved in."""
        return f"  {printable(self.part)}" if self.within else self.name

    @property
    def target(self) -> str:
        """`at least 90 %`; empty where nobody has set one."""
        charted = self.chart.target if self.chart else None
        target = self.measure.target if charted is None else charted
        return printable(target_words(self.measure, target))

    @property
    def before(self) -> str:
        """`86 % (told)`; empty where nobody knows."""
        baseline = self.figure.baseline if self.figure else None
        if baseline is None:
            return ""
        told = " (told)" if baseline.told else ""
        return printable(f"{value_words(baseline.value, self.measure.unit)}{told}")

    def cells(self) -> list[str]:
        """Label, value, basis, before and target."""
        figure, label = self.figure, self.label
        if figure is None:
            return [label, "", "", "", self.target]
        value = value_words(figure.value, self.measure.unit)
        before, target = self.before or NOT_MEASURED, self.target or NOT_MEASURED
        return [label, value, f"{figure.basis:,}", before, target]


def lines_of(section: Section) -> list[MeasureLine]:
    """In the section's order."""
    charts = {(one.measure.key, one.part): one for one in section.charts}
    found = list(_figures(section, charts))
    return [*found, *(MeasureLine(one.measure, one.part, None, one) for one in charts.values())]


def _figures(section: Section, charts: dict[tuple[str, str], RunChart]) -> Iterator[MeasureLine]:
    """Takes out the charts that stand with a figure."""
    for before, one in pairwise([None, *section.figures]):
        if one is not None:
            like = before is not None and before.measure.key == one.measure.key
            chart = charts.pop((one.measure.key, one.part), None)
            yield MeasureLine(one.measure, one.part, one, chart, within=like and bool(one.part))
