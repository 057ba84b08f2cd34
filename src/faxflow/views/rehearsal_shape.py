"""How `rehearse` answers in JSON; docs/schemas/rehearse.schema.json is made from it."""

from typing import Annotated, TypedDict

from faxflow.views.figures_shape import Day, Moment
from faxflow.views.report_shape import Counts


class RehearsedHourData(TypedDict):
    """An hour in which anything happened."""

    at: Annotated[str, "By the practice's clock, as 05:00"]
    handed_over: int
    delivered: int
    failed: Annotated[int, "Tries that failed"]
    again: Annotated[int, "Faxes made ready for another try"]
    alerts: int


class RehearsedAlertData(TypedDict):
    """A mail to staff that was caught."""

    at: Moment
    subject: str
    body: str


class RejectedRowsData(TypedDict):
    """Rows that became no fax for one reason."""

    column: str
    reason: str
    rows: int
    lines: Annotated[list[int], "Where they stand in the report"]


class RehearsedNeedData(TypedDict):
    """What a person would have to do."""

    kind: str
    title: str
    command: str
    own: Annotated[bool, "It comes of the practice's own files, not of troubles made up"]


class RehearsedLedgerData(TypedDict):
    """What became of the rows of the report."""

    read: int
    loaded: int
    duplicate: int
    rejected: int


class RehearsedFaxes(TypedDict):
    """Where the faxes stand at the end of the day."""

    states: Annotated[Counts, "Faxes by state at the end of the day"]
    delivered_at_try: Counts
    failed_for: Counts
    set_aside: Annotated[int, "Faxes cancelled, since --faxes asked for fewer"]
    made_up: Annotated[int, "Faxes that have not arrived by troubles that the rehearsal made"]
    unexplained: Annotated[int, "Faxes that have not arrived without any"]


class RehearsedCourse(TypedDict):
    """How the day went."""

    hours: list[RehearsedHourData]
    morning_seconds: Annotated[float, "How long the morning would take, at the practice's pace"]
    handover_seconds: float
    messages_per_minute: float
    stopped_for_volume: Annotated[str | None, "Why the run would wait for a person; null: it goes"]
    alerts: list[RehearsedAlertData]
    mails_taken_by_gateway: int
    attempts_handed_over: int
    adds_up: bool
    letters: int
    approximate_layout: bool
    seconds: Annotated[float, "How long the rehearsal took"]


class RehearsalData(RehearsedFaxes, RehearsedCourse):
    """What `faxflow rehearse --json` prints."""

    day: Day
    report: Annotated[str, "Where the report came from"]
    troubles: str
    batches: Annotated[dict[str, RehearsedLedgerData], "By batch, as B-000012"]
    rejects: list[RejectedRowsData]
    needs: list[RehearsedNeedData]
    needs_person: Annotated[bool, "The practice's own day would have needed somebody"]
    area_555: Annotated[int, "Faxes to numbers that only a rehearsal dials"]
    left_out: list[str]
    folder: Annotated[str | None, "Where all of it is kept; null: it was removed"]
