"""How figures, charts and tables look in JSON: docs/schemas/ is made from these shapes.

What stands beside a type says what it holds; a `Day` is one of the practice's calendar.
"""

from typing import Annotated, NewType, TypedDict

from faxflow.domain.statistics.assurance import Assurance
from faxflow.domain.statistics.measure import Better, Unit
from faxflow.domain.statistics.variation import Variation
from faxflow.domain.statistics.xmr_rules import Rule, Side
from faxflow.views.process_words import Each

Day = NewType("Day", str)
"""`2026-11-23`."""

Moment = NewType("Moment", str)
"""UTC, as `2026-11-23T14:15:00+00:00`."""

Value = Annotated[
    float | None, "In the measure's unit, a share as 0 to 1; null where there is nothing to measure"
]
MeasureKey = Annotated[str, "The key of one of `measures`"]
Part = Annotated[str, "What it is of, as a stage or a gateway; empty: of everything"]


class PeriodData(TypedDict):
    """Days, the first and the last included."""

    first: Day
    last: Day


class MeasureData(TypedDict):
    """What is measured, and how."""

    key: Annotated[str, "Its stable name"]
    name: str
    unit: Unit
    better: Better
    formula: Annotated[str, "What is divided by what, and over which time"]
    leaves_out: Annotated[str, "What is not counted, and why; empty: nothing"]
    target: Annotated[float | None, "What ought to be reached; null: nobody has set one"]


class BaselineData(TypedDict):
    """A measure's value before going live."""

    value: float
    told: Annotated[bool, "Whether a person gave it; else it was captured from the days"]
    first: Annotated[Day | None, "null: it was told"]
    last: Annotated[Day | None, "null: it was told"]
    basis: Annotated[int | None, "How many it rests on; null: it was told"]


class FigureData(TypedDict):
    """A measure's value over the period."""

    measure: MeasureKey
    part: Part
    value: Value
    basis: Annotated[int, "How many faxes, referrals or tasks it rests on"]
    target: float | None
    baseline: BaselineData | None


class SignalData(TypedDict):
    """A rule by which a point is more than ordinary variation."""

    rule: Rule
    side: Side


class PointData(TypedDict):
    """A measure's value over the week, or on the day, that begins with `day`."""

    day: Day
    value: Value
    basis: int
    signals: Annotated[list[SignalData], "Empty: ordinary variation"]


class LimitsData(TypedDict):
    """What is to be expected of a process that nobody changes (XmR)."""

    mean: float
    lower: float
    upper: float
    basis: Annotated[int, "How many points they rest on"]
    provisional: Annotated[bool, "Whether more points would still move them much"]


class ChartData(TypedDict):
    """A run chart."""

    measure: MeasureKey
    part: Part
    each: Annotated[Each, "How long a point is"]
    target: float | None
    baseline: float | None
    variation: Variation
    assurance: Assurance
    limits: Annotated[LimitsData | None, "null: too few points"]
    points: list[PointData]


class BinData(TypedDict):
    """How many values lie from `low` on and below `high`."""

    low: float
    high: Annotated[float | None, "null: all above"]
    count: int


class DistributionData(TypedDict):
    """How a measure's values are spread."""

    measure: MeasureKey
    basis: int
    median: Value
    ninetieth: Value
    bins: list[BinData]


class RowData(TypedDict):
    """One line of a table, a value for each of its measures."""

    label: str
    values: list[Value]
    command: Annotated[str, "It shows more; empty: there is none"]


class BreakdownData(TypedDict):
    """A table: measures by what they are of."""

    key: str
    title: str
    labels: Annotated[str, "What its labels are"]
    measures: list[MeasureKey]
    rows: list[RowData]
    total: RowData | None
    more: Annotated[int, "Rows that were left out, the smallest"]


class SectionData(TypedDict):
    """What belongs together."""

    key: str
    title: str
    figures: list[FigureData]
    charts: list[ChartData]
    distributions: list[DistributionData]
    breakdowns: list[BreakdownData]
    remarks: Annotated[list[str], "Sentences to be read with it"]


class ScorecardData(TypedDict):
    """What `faxflow scorecard --json` prints."""

    practice: str
    period: Annotated[PeriodData, "Of the figures"]
    charted: Annotated[PeriodData, "Of the run charts"]
    as_of: Annotated[Moment, "What is still open counts as it stood then"]
    measures: list[MeasureData]
    sections: list[SectionData]
