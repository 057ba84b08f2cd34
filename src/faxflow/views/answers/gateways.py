"""How gateways, their mails, and fax numbers look in JSON."""

from typing import Annotated, TypedDict

from faxflow.domain.delivery import State
from faxflow.domain.number_record import BlockReason
from faxflow.views.answers.words import Case, Count, Done, Told, When
from faxflow.views.figures_shape import Moment

Number = Annotated[str, "E.164"]
NumberId = Annotated[str, "As N-4f3a91c07b: what notices and logs call it"]


class OpenFaxData(TypedDict):
    """A fax that is under way to a number."""

    case: Case
    state: State


class BlockData(TypedDict):
    """An entry in the do-not-fax list."""

    because: BlockReason
    since: Moment
    by: str
    until: Annotated[Moment | None, "null: for good"]


class NumberLineData(TypedDict):
    """A number on a list."""

    number: Number
    name: NumberId
    barred: Annotated[str | None, "Why it is not dialled; null: it is"]
    blocked: BlockData | None
    last_delivered_at: When
    failures_in_row: int
    last_reason: str | None


class NumberListData(TypedDict):
    """What `faxflow number list --json` prints."""

    numbers: list[NumberLineData]


class NumberData(NumberLineData):
    """What `faxflow number show --json` prints."""

    national: str
    region: str | None
    time_zones: list[str]
    valid: bool
    failures: list[str]
    open: list[OpenFaxData]
    faxes_today: int


class BlockedNumberData(TypedDict):
    """What `faxflow number block --json` prints."""

    number: Number
    name: NumberId
    because: BlockReason
    until: Annotated[Moment | None, "null: for good"]
    open: list[OpenFaxData]


class UnblockedNumberData(TypedDict):
    """What `faxflow number unblock --json` prints."""

    number: Number
    changed: bool
    held: Annotated[list[Case], "Faxes that it had held, and that are held still"]


class GatewayStateData(TypedDict):
    """How a gateway stands."""

    gateway: str
    in_use: bool
    halted: bool
    halted_at: When
    halted_for: str | None
    halted_because: str | None
    last_heard_at: When


class GatewaysData(GatewayStateData):
    """What `faxflow gateway status --json` prints: the one in use, and all of them."""

    gateways: list[GatewayStateData]


class UsedGatewayData(TypedDict):
    """What `faxflow gateway use --json` prints."""

    gateway: str
    changed: bool
    halted: bool


class ResumedGatewayData(TypedDict):
    """What `faxflow gateway resume --json` prints."""

    gateway: str
    resumed: bool


class ProfileData(TypedDict):
    """What is known of a fax service."""

    profile: str
    title: str
    evidence: str
    keys: Annotated[dict[str, object], "What it sets in [gateway]"]


class ProfilesData(TypedDict):
    """What `faxflow gateway list --json` prints."""

    profiles: list[ProfileData]


class GatewaySettingsData(TypedDict):
    """What `faxflow gateway show --json` prints: each key with its value and its origin."""

    gateways: list[dict[str, object]]


class LetInData(TypedDict):
    """A server that let us in."""

    part: str
    server: str
    user: str | None


class NotLetInData(TypedDict):
    """A server that does not let us in, or that cannot be asked."""

    part: str
    told: str


class SignedInData(TypedDict):
    """What `faxflow sign-in --json` prints."""

    signed_in: list[LetInData]
    refused: list[NotLetInData]


class SaidData(TypedDict):
    """What a mail said, and what that came to."""

    kind: str
    outcome: str | None


class MailLineData(TypedDict):
    """A mail that waits for a person."""

    mail: Annotated[str, "As M-000012"]
    received_at: When
    read_at: Moment
    sender_domain: str | None
    said: list[SaidData]
    folder: str | None


class MailListData(TypedDict):
    """What `faxflow mail list --json` prints."""

    mails: list[MailLineData]


class StatementData(TypedDict):
    """One thing that a mail says."""

    kind: str
    outcome: str
    reason: str | None
    reference: str | None
    job_id: str | None
    fax: Annotated[str | None, "The attempt that it was given to; null: to none"]
    number: Annotated[str | None, "E.164, where it was given to none"]


class MailData(TypedDict):
    """What `faxflow mail show --json` prints."""

    mail: str
    received_at: When
    read_at: Moment
    sender_domain: str | None
    folder: str | None
    moves_to: Annotated[str | None, "Where the next pass files it"]
    waits: bool
    statements: list[StatementData]


class AssignedMailData(TypedDict):
    """What `faxflow mail assign --json` prints."""

    mail: str
    reference: str | None
    outcome: str
    state: State
    left: Annotated[int, "Questions of this mail that are still open"]


class ExplainedVerdictData(TypedDict):
    """One thing that a mail says."""

    fax_number: str | None
    kind: str
    reason: str | None


class ExplainedMailData(TypedDict):
    """How a mail is read."""

    file: str
    kind: str
    fax_numbers: list[str]
    reason: str | None
    retryable: bool | None
    reference: str | None
    job_id: str | None
    pages: int | None
    rule: str | None
    verdicts: list[ExplainedVerdictData]


class IgnoredMailData(TypedDict):
    """What became of one mail."""

    mail: str
    done: Done
    told: Told


class IgnoredMailsData(TypedDict):
    """What `faxflow mail ignore --json` prints."""

    results: list[IgnoredMailData]
    done: Count
