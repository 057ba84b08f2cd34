"""What statistics come to: figures, charts and tables, as every view shows them.

None is computed anywhere but in this package; a view writes down what it is given.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from faxflow.domain.statistics.measure import Measure
from faxflow.domain.statistics.period import Period

if TYPE_CHECKING:
    from faxflow.domain.statistics.xmr import Xmr


@dataclass(frozen=True, slots=True)
class Baseline:
    """A measure's value before going live. `told` where a person gave it; else it was captured from
    the days of `period`. `basis` is how many it rests on; None: it was told."""

    value: float
    told: bool
    period: Period | None = None
    basis: int | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A measure's value over a period, in the measure's unit.

    `part` is what it is of, as a stage or a gateway; empty: of everything. `value` is None where
    there is nothing to measure. `basis` is how many faxes, referrals or tasks it rests on.
    """

    measure: Measure
    value: float | None
    basis: int
    part: str = ""
    baseline: Baseline | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """A measure's value over the week, or on the day, that begins with `day`."""

    day: date
    value: float | None
    basis: int


@dataclass(frozen=True, slots=True)
class RunChart:
    """A measure week by week or day by day, with what is to be expected of it.

    `points` have no gap: one without a measurement has the value None. `process` is of these
    points; `target` and `baseline` are lines to compare with.
    """

    measure: Measure
    points: Sequence[Point]
    process: "Xmr"
    part: str = ""
    target: float | None = None
    baseline: float | None = None


@dataclass(frozen=True, slots=True)
class Bin:
    """How many values lie from `low` on and below `high`; `high` is None for all above."""

    low: float
    high: float | None
    count: int


@dataclass(frozen=True, slots=True)
class Distribution:
    """How a measure's values are spread, in its unit; None for the quantiles of nothing."""

    measure: Measure
    bins: Sequence[Bin]
    median: float | None
    ninetieth: float | None
    basis: int


@dataclass(frozen=True, slots=True)
class BreakdownRow:
    """One line of a table: a value for each of its measures, None where there is none.

    `command` shows more of it; empty: there is none.
    """

    label: str
    values: Sequence[float | None]
    command: str = ""


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A table: measures by what they are of.

    `labels` heads its first column; `total` is not the sum of the rows where a thing may stand in
    several. `more` rows were left out, the smallest.
    """

    key: str
    title: str
    labels: str
    measures: Sequence[Measure]
    rows: Sequence[BreakdownRow]
    total: BreakdownRow | None = None
    more: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """What belongs together, under one heading; `remarks` are sentences to be read with it."""

    key: str
    title: str
    figures: Sequence[Figure] = ()
    charts: Sequence[RunChart] = ()
    distributions: Sequence[Distribution] = ()
    breakdowns: Sequence[Breakdown] = ()
    remarks: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Scorecard:
    """How well it goes. `period` is of its figures, `charted` of its run charts; `as_of` is UTC:
    what was still open counts as it stood then."""

    practice: str
    period: Period
    charted: Period
    as_of: datetime
    sections: Sequence[Section]

    def figures(self) -> list[Figure]:
        """All of them, in order."""
        return [figure for section in self.sections for figure in section.figures]

    def measures(self) -> list[Measure]:
        """Each measure that it shows, once, in the order of first showing."""
        return measures_of(self.sections)


def measures_of(sections: Sequence[Section]) -> list[Measure]:
    """Each measure that these sections show, once, in the order of first showing."""
    found: dict[str, Measure] = {}
    for section in sections:
        shown = [one.measure for one in section.figures]
        shown += [one.measure for one in section.charts]
        shown += [one.measure for one in section.distributions]
        shown += [one for table in section.breakdowns for one in table.measures]
        found |= {one.key: one for one in shown if one.key not in found}
    return list(found.values())
