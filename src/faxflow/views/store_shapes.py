"""What the checks of the store and of its history answer with --json."""

from typing import Annotated, TypedDict


class FindingData(TypedDict):
    """One broken rule."""

    rule: str
    what: str
    cure: str
    warning: bool
    count: int
    subjects: list[str]


class StoreCheckData(TypedDict):
    """The answer of `store check`; `events` is 0 where the chain was not reckoned."""

    well: bool
    quick: bool
    rules: int
    events: int
    files: int
    files_let_go: int
    findings: list[FindingData]


class EventData(TypedDict):
    """One event; `at` is ISO 8601 in UTC."""

    id: int
    at: str
    run_id: str
    actor: str
    subject: str
    source: str | None
    target: str | None
    cause: str
    reason: str | None
    detail: str | None


class TrailData(TypedDict):
    """The answer of `audit show`; `hidden` are beginnings of subjects that were left out."""

    events: list[EventData]
    more: bool
    hidden: list[str]


class AnchorData(TypedDict):
    """The answer of `audit anchor`; `given` are the ways that took it."""

    anchor: str
    events: int
    generation: int
    given: list[str]
    failed: list[str]


class JudgedData(TypedDict):
    """What a former anchor says of the history."""

    anchor: str
    judgement: str
    told: str


class VerifiedData(TypedDict):
    """The answer of `audit verify`."""

    events: int
    anchors: list[JudgedData]
    mistyped: list[str]


class ExportData(TypedDict):
    """The answer of `store export`; `moved_to` is where the store here lies now, null: in place."""

    path: str
    bytes: int
    encrypted: bool
    cases: int
    events: int
    rows: int
    files: int
    left_out: list[str]
    moved_to: str | None


class ImportData(TypedDict):
    """The answer of `store import`; `exported_at` is ISO 8601 in UTC."""

    dry_run: bool
    exported_at: str
    cases: int
    events: int
    rows: int
    files: int
    left_out: list[str]
    guarded: bool
    generation: int


class ConvertedData(TypedDict):
    """What `store encrypt`, `decrypt` and `rekey` print; `done` says in words what it is now."""

    path: str
    done: str
    cases: int
    events: int
    plain_copies: Annotated[list[str], "Files of the store that anyone who has them can read"]
