"""How the demo answers in JSON, and what is made before all else."""

from typing import Annotated, TypedDict

from faxflow.views.figures_shape import Day


class DemoData(TypedDict):
    """What `faxflow demo --json` prints."""

    day: Day
    faxes: int
    outcomes: dict[str, int]
    adds_up: bool
    mails_taken_by_gateway: int
    attempts_handed_over: int
    verdict_mails_read: int
    alerts: int
    left_out: list[str]
    remedy: str | None
    seconds: float
    store: str
    letter: str


class StandingData(TypedDict):
    """How many referrals stand where."""

    queue: str
    stage: str
    referrals: int


class PossibleDuplicatesData(TypedDict):
    """How many pairs there are of a kind."""

    kind: str
    state: str
    pairs: int


class CheckData(TypedDict):
    """A thing that was checked of every referral."""

    what: str
    of: int
    wrong: list[str]


class ReferralsDemoData(TypedDict):
    """What `faxflow demo --referrals --json` prints."""

    days: list[Day]
    arrivals: Annotated[dict[str, dict[str, int]], "By channel, what they became"]
    referrals: int
    standing: list[StandingData]
    alerts: dict[str, int]
    possible_duplicates: list[PossibleDuplicatesData]
    answers: int
    answers_delivered: int
    loops_closed: int
    checks: list[CheckData]
    adds_up: bool
    scans_read: bool
    seed: int
    seconds: float
    config: str


class CreatedStoreData(TypedDict):
    """What `faxflow store create --json` prints."""

    path: str
    environment: str
    guarded: bool
