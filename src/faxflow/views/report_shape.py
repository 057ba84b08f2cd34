"""How a day's report looks in JSON; docs/schemas/report.schema.json is made from it."""

from typing import Annotated, TypedDict

from faxflow.views.figures_shape import Day, MeasureData, Moment, PeriodData, SectionData

Counts = dict[str, int]


class LedgerData(TypedDict):
    """What became of the rows of a batch; those read are the sum of loaded, updated, unchanged,
    duplicate, rejected and waiting_for_load."""

    read: int
    loaded: int
    updated: int
    unchanged: int
    duplicate: int
    rejected: int
    corrected: Annotated[int, "Rejected at first; counted under what they became, too"]
    set_aside: Annotated[int, "Of those rejected: they are to become no fax"]
    waiting_for_load: int


class TaskData(TypedDict):
    """A task that is due."""

    kind: str
    title: str


class NeedData(TypedDict):
    """What a person must do; tasks of one kind stand together."""

    kind: str
    title: str
    command: Annotated[str, "It mends or shows it; empty: there is none"]
    due_at: Annotated[Moment | None, "null: it has no time"]


class DayData(TypedDict):
    """The counts that were here from the first release."""

    day: Annotated[Day, "The last of the days"]
    batches: Annotated[dict[str, LedgerData], "By batch, as B-000012"]
    cases: Annotated[int, "Faxes of the days"]
    states: Annotated[Counts, "Faxes of the days by state"]
    earlier: Annotated[Counts, "Faxes of days before that are still open, by state"]
    failed_for: Annotated[Counts, "Failed faxes by reason"]
    delivered_by: Annotated[Counts, "Delivered faxes by evidence"]
    delivered_at_try: Annotated[Counts, "Delivered faxes by the number of hand-overs"]
    handed_over: Annotated[int, "Hand-overs on the days, of whatever day their faxes are"]
    halted_since: Annotated[Moment | None, "null: the gateway is open"]
    tasks: list[TaskData]


class ReportFigures(TypedDict):
    """What stands beside them since."""

    practice: str
    period: PeriodData
    as_of: Moment
    going_on: Annotated[bool, "The last day is not over: its figures may still change"]
    needs: list[NeedData]
    measures: list[MeasureData]
    sections: list[SectionData]


class ReportData(DayData, ReportFigures):
    """What `faxflow report --json` prints."""
