"""How the queue of a person and the board of all desks look in JSON."""

from typing import Annotated, TypedDict

from faxflow.domain.board import Desk, Thing
from faxflow.domain.referral import Queue, Stage
from faxflow.views.figures_shape import Moment

Due = Annotated[Moment | None, "null: no time is set"]
Owner = Annotated[str | None, "The account that took it; null: nobody"]


class ReferralLineData(TypedDict):
    """A referral on a list; what the person may not see is null."""

    referral: Annotated[str, "Its id, as RF-000042"]
    patient: Annotated[str | None, "Whose it is: this answer does not leave the desk"]
    stage: Stage
    queue: Queue
    owner: Owner
    entered_at: Annotated[Moment, "Since when it stands there"]
    due_at: Due
    overdue: bool
    priority: str | None
    service: str | None


class DeskTaskData(TypedDict):
    """A task that is of no referral yet."""

    task: Annotated[str, "Its id, as T-12"]
    title: str
    queue: Queue
    owner: Owner
    due_at: Moment


class QueueData(TypedDict):
    """What `faxflow queue --json` prints."""

    referrals: Annotated[list[ReferralLineData], "The first due first"]
    left_out: Annotated[int, "How many more there are"]
    tasks: list[DeskTaskData]


class BoardRowData(TypedDict):
    """One thing to do; nothing of a patient."""

    id: Annotated[str, "FX-…, T-… or RF-…"]
    thing: Thing
    stands: Annotated[str, "The stage of a referral, the kind of a task, the state of a fax"]
    about: Annotated[str | None, "The id of what a task is about; null: of nothing else"]
    owner: Owner
    yours: bool
    since: Moment
    due_at: Due
    late: bool


class BoardDeskData(TypedDict):
    """A desk; `to_do`, `late` and `yours` count all that is its own, shown or not."""

    desk: Desk
    to_do: int
    late: int
    yours: int
    left_out: Annotated[int, "How many more rows are wanted than are shown"]
    rows: Annotated[list[BoardRowData], "The first due first"]


class HaltData(TypedDict):
    """A gateway by which nothing is sent until somebody resumes it."""

    gateway: str
    at: Moment
    because: str


class BoardData(TypedDict):
    """What `faxflow board --json` prints."""

    at: Moment
    practice: str
    environment: str
    account: Annotated[str, "For whom it is"]
    halted: list[HaltData]
    faxes: Annotated[dict[str, int], "Faxes in doubt, held, failed or waiting, by state"]
    desks: list[BoardDeskData]
