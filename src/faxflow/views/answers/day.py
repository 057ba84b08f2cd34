"""How the commands of a day answer in JSON: what went out, what came back, who was told."""

from typing import Annotated, NotRequired, TypedDict

from faxflow.domain.referral import Queue
from faxflow.views.figures_shape import Day, Moment
from faxflow.views.report_shape import LedgerData

SentData = TypedDict(
    "SentData",
    {
        "answers to referring offices made": int,
        "letters drawn": int,
        "taken back from a killed run": int,
        "left in doubt by a killed run": int,
        "held for their number": int,
        "held with their report": int,
        "held since the store was restored": int,
        "waiting for an earlier fax to the same number": int,
        "waiting for quiet hours to end": int,
        "taken": int,
        "refused": int,
        "account refused": int,
        "told to wait": int,
        "not reached": int,
        "in doubt": int,
        "letter gone": int,
        "moved on": int,
    },
)
"""How many faxes came to what in one run."""


class SendData(SentData):
    """What `faxflow send --json` prints."""

    approximate_layout: Annotated[bool, "Letters were drawn without an office"]


class PlannedSendData(TypedDict):
    """What `faxflow send --dry-run --json` prints: how many faxes would come to what."""

    ready: int
    to_send: int
    to_draw: int
    held: int
    held_with_report: int
    held_by_guard: int
    held_for_letter: int
    spaced: int
    quiet: int
    answers: int


class PlannedMorningData(PlannedSendData):
    """What `faxflow run-morning --dry-run --json` prints."""

    day: Day
    batch: Annotated[str | None, "null: it would be fetched"]


class TodoData(TypedDict):
    """A task."""

    kind: str
    title: str


class DayFiguresData(TypedDict):
    """How a day stands."""

    day: Day
    batches: dict[str, LedgerData]
    cases: int
    states: dict[str, int]
    earlier: Annotated[dict[str, int], "Of the days before and still open, by state"]
    failed_for: dict[str, int]
    delivered_by: Annotated[dict[str, int], "By evidence"]
    delivered_at_try: dict[str, int]
    handed_over: int
    halted_since: Annotated[Moment | None, "Since when the gateway refuses us; null: it does not"]
    tasks: list[TodoData]


class MorningData(DayFiguresData):
    """What `faxflow run-morning --json` prints."""

    run: str
    fetched: bool
    sent: SentData
    approximate_layout: bool


class RetriedData(TypedDict):
    """What `faxflow retry --json` prints."""

    ready_again: int
    left: Annotated[int, "Due, but left for the next run"]


class WatchedData(TypedDict):
    """What `faxflow watch-bounces --json` prints."""

    mails: int
    seen_before: int
    by_silence: int
    copies: int
    kinds: Annotated[dict[str, int], "What the mails said"]
    outcomes: Annotated[dict[str, int], "What that came to"]


class NoticeData(TypedDict):
    """An alert, or what it would say: ids and counts."""

    subject: str
    body: str


class DeskNoticeData(TypedDict):
    """A notice to a desk."""

    queue: Queue
    referrals: int
    subject: str
    body: str


class _ToldData(TypedDict):
    tasks: int
    new: Annotated[list[str], "Kinds of tasks that are new"]
    more: Annotated[list[str], "Kinds of which there are more"]
    over: Annotated[list[str], "Kinds that are over"]
    later: Annotated[int, "New tasks that wait for the next digest"]
    overdue: int
    desk_notices: int
    desks: list[DeskNoticeData]
    reckoned: Annotated[int, "Due times that were reckoned anew"]


class EscalatedData(_ToldData):
    """What `faxflow escalate --json` prints."""

    notices: int


class EscalationData(_ToldData):
    """What `faxflow escalate --dry-run --json` prints."""

    notice: NoticeData | None


class RemindedData(TypedDict):
    """What `faxflow remind --json` prints."""

    open: Annotated[bool, "Whether the practice is open now"]
    reminders: int
    notices: int
    desks: list[DeskNoticeData]
    reckoned: int


class UnitAlertData(TypedDict):
    """What `faxflow alert unit --json` prints; the counts are left out where nothing was told."""

    unit: str
    notices: int
    tasks: NotRequired[int]
    new: NotRequired[list[str]]
    more: NotRequired[list[str]]
    over: NotRequired[list[str]]
    later: NotRequired[int]
    overdue: NotRequired[int]
    desk_notices: NotRequired[int]
    desks: NotRequired[list[DeskNoticeData]]
    reckoned: NotRequired[int]
