"""How referrals look in JSON; what the person may not see is null or named in `hidden`."""

from typing import Annotated, NotRequired, TypedDict

from faxflow.domain.referral import Queue, Stage
from faxflow.views.answers.faxes import HistoryData
from faxflow.views.answers.words import Count, Done, Instead, Referral, Told, When
from faxflow.views.desk_shapes import ReferralLineData
from faxflow.views.figures_shape import Moment


class StandsData(TypedDict):
    """How a referral stands after it; left out where there is none of that name."""

    was: NotRequired[Annotated[Stage | None, "null: it was made by it"]]
    stage: NotRequired[Stage]
    interrupted: NotRequired[Annotated[Stage | None, "The stage that waiting has interrupted"]]
    queue: NotRequired[Queue]
    owner: NotRequired[str | None]
    due_at: NotRequired[When]
    missing: NotRequired[list[str]]
    closed_for: NotRequired[str | None]
    reworks: NotRequired[int]


class WorkedReferralData(StandsData):
    """What became of one referral."""

    referral: Annotated[str, "As it was named"]
    done: Done
    told: Told
    instead: Instead


class WorkedReferralsData(TypedDict):
    """What the commands print that move, assign, fill in, answer or note referrals."""

    results: list[WorkedReferralData]
    done: Count


class ReferralListData(TypedDict):
    """What `faxflow referral list` and `where` print with --json."""

    referrals: list[ReferralLineData]
    left_out: int


class DoubtData(TypedDict):
    """A field that was read with a doubt."""

    field: str
    read: str | None
    place: str
    why: str


class TimelineData(TypedDict):
    """One thing that happened; besides when, what and by whom, what belongs to it."""

    at: Moment
    what: str
    by: NotRequired[str | None]


class ReferralData(TypedDict):
    """What `faxflow referral show --json` prints: this answer holds patient data."""

    referral: Referral
    stage: Stage
    queue: Queue
    owner: str | None
    entered_at: Moment
    due_at: When
    overdue: bool
    interrupted: Stage | None
    closed_for: str | None
    came_by: str
    received_at: Moment
    loop_closed_at: When
    reworks: int
    fields: Annotated[dict[str, str], "Those that the person may see"]
    hidden: Annotated[list[str], "The names of the others"]
    missing: list[str]
    doubts: list[DoubtData]
    timeline: Annotated[list[dict[str, object]], "Each with at, what, by, and what belongs to it"]
    commands: list[str]
    fhir: Annotated[dict[str, object], "As a FHIR Task (R4)"]
    removed_at: Annotated[Moment | None, "When retention removed its details; null: they are here"]


class LookData(TypedDict):
    """Who looked at a referral."""

    at: Moment
    account: str
    refused: bool
    by: str


class SeenData(TypedDict):
    """What `faxflow referral seen --json` prints."""

    referral: Referral
    looks: list[LookData]


class NewReferralData(TypedDict):
    """What `faxflow referral new --json` prints."""

    referral: Annotated[str | None, "null: a dry run"]
    stage: Stage
    missing: list[str]


class ArrivedData(TypedDict):
    """What became of one thing that came in."""

    arrival: Annotated[str, "As A-000012"]
    channel: str
    outcome: str
    referrals: list[Referral]
    told: Told


class IntakeData(TypedDict):
    """What `faxflow referral intake --json` prints."""

    dry_run: bool
    arrivals: int
    read_before: int
    referrals: int
    outcomes: dict[str, int]
    became: list[ArrivedData]
    problems: list[str]


class AcceptedData(TypedDict):
    """What became of one arrival that a person takes for a referral."""

    arrival: Annotated[str, "As it was named"]
    done: Done
    told: Told
    referrals: list[Referral]


class AcceptedArrivalsData(TypedDict):
    """What `faxflow referral accept --json` prints."""

    results: list[AcceptedData]
    done: Count


class PairData(TypedDict):
    """Two referrals that may be of one person, or one request."""

    pair: Annotated[str, "As PD-12"]
    kind: str
    grade: str
    reasons: list[str]
    state: str
    referrals: list[Referral]
    found_at: Moment
    decided_at: When
    decided_by: str | None


class PairListData(TypedDict):
    """What `faxflow referral duplicates list --json` prints."""

    pairs: list[PairData]
    more: int


class PairFieldData(TypedDict):
    """A field of both."""

    field: str
    one: str
    other: str
    differs: bool


class PairShownData(PairData):
    """What `faxflow referral duplicates show --json` prints: this answer holds patient data."""

    fields: list[PairFieldData]
    history: list[HistoryData]


class JudgedPairData(TypedDict):
    """What became of one pair."""

    pair: Annotated[str, "As it was named"]
    done: Done
    told: Told
    state: Annotated[str | None, "null: there is no such pair"]


class JudgedPairsData(TypedDict):
    """What `duplicates link`, `distinct` and `undo` print."""

    results: list[JudgedPairData]
    done: Count


class AnsweredReferralData(StandsData):
    """What became of the answer to one referring office."""

    referral: Referral
    told: Told
    done: NotRequired[Done]
    instead: NotRequired[Instead]


class AnsweredReferralsData(TypedDict):
    """What `faxflow referral answer --json` prints."""

    results: list[AnsweredReferralData]
    done: Count


class CandidateData(TypedDict):
    """A person who may be the one of a row."""

    id: str
    score: float
    grade: str
    reasons: list[str]


class MatchedRowData(TypedDict):
    """One line of `faxflow referral match --json`: ids and grades, no value of anybody's."""

    incoming: str
    grade: str
    candidates: list[CandidateData]
