"""How faxes look in JSON: lists, one whole, and what became of a person's word about them."""

from typing import Annotated, TypedDict

from faxflow.domain.delivery import State
from faxflow.domain.incident import IncidentKind
from faxflow.views.answers.words import Batch, Case, Count, Done, Instead, Task, Told, When
from faxflow.views.figures_shape import Moment


class CaseLineData(TypedDict):
    """A fax on a list."""

    case: Case
    state: State
    reason: Annotated[str | None, "Why it failed last; null: it never did"]
    tries: int
    urgent: bool
    batch: Batch
    due_at: Annotated[Moment | None, "Its next try, or its task's time; null: nobody waits"]


class CaseListData(TypedDict):
    """What `faxflow case list --json` prints."""

    cases: Annotated[list[CaseLineData], "Those that need a person first"]
    matching: int
    left_out: int


class MendedCaseData(TypedDict):
    """What became of one fax that a person spoke of."""

    case: Annotated[str, "As it was named"]
    done: Done
    told: Told
    was: Annotated[State | None, "null: there is no such fax"]
    state: Annotated[State | None, "Where it stands now"]
    instead: Instead
    tasks: Annotated[list[Task], "Tasks that the person has opened by it"]


class MendedCasesData(TypedDict):
    """What `case hold`, `release`, `cancel`, `correct`, `resolve`, `resend`, `incident` print."""

    results: list[MendedCaseData]
    done: Count


class CameFromData(TypedDict):
    """The report, or the person, that made a fax."""

    report: Batch
    line: int
    letter_name: str
    service_date: Annotated[str, "A day; empty: none was given"]
    made: Annotated[str | None, "How, where no report did; null: by a report"]


class IncidentData(TypedDict):
    """A fax that went astray."""

    name: Annotated[str, "As I-000001"]
    kind: IncidentKind
    reference: str
    number: Annotated[str, "E.164, as dialled"]
    letter_sha256: str | None
    pages: int | None
    at: Moment
    by: str


class AttemptData(TypedDict):
    """One hand-over to a gateway."""

    reference: Annotated[str, "As FX-000123-A2"]
    gateway: str
    started_at: Moment
    sent_at: When
    settled_at: When
    outcome: str | None
    reason: str | None
    letter_sha256: str | None
    letter: Annotated[str | None, "The file that it carried; null: it is not kept any more"]


class HistoryData(TypedDict):
    """One event."""

    at: Moment
    run_id: str
    actor: str
    source: str | None
    target: str | None
    cause: str
    reason: str | None
    detail: str | None


class CaseData(TypedDict):
    """What `faxflow case show --json` prints."""

    case: Case
    state: State
    number: Annotated[str | None, "E.164; null: removed by retention"]
    held_for: str | None
    came_from: CameFromData
    letter: str | None
    template_sha256: str | None
    removed_at: Annotated[Moment | None, "When retention removed its details; null: they are here"]
    tasks: Annotated[list[str], "What its open tasks say"]
    commands: Annotated[list[str], "What can be done next"]
    incidents: list[IncidentData]
    attempts: list[AttemptData]
    history: Annotated[list[HistoryData], "The oldest first"]


class AddedCaseData(TypedDict):
    """What `faxflow case add --json` prints."""

    case: Annotated[str | None, "null: a dry run"]
    added: Annotated[bool, "false: it is there already, or a dry run"]
    state: State
    batch: Annotated[str | None, "null: nothing was added"]
    pages: Annotated[int | None, "null: its letter is to be drawn"]
    held_for: str | None


class BlankData(TypedDict):
    """What `--blank --json` prints: the fields that can be filled in."""

    fields: list[str]
