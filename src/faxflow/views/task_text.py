"""The tasks as text and data: what is to be done, by when, and who has it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from faxflow.views.moment import local_minute

_NOTHING = "Nothing is to be done about faxes; `faxflow queue` lists referrals."


@dataclass(frozen=True, slots=True)
class TaskLine:
    """An open task; times are UTC, `owner` is None while it waits in the queue."""

    name: str
    kind: str
    title: str
    opened_at: datetime
    due_at: datetime
    owner: str | None
    case: str | None
    batch: str | None


def task_list_data(lines: Sequence[TaskLine], not_due: int) -> dict[str, object]:
    """All of it, under stable names; `not_due` are open but left out."""
    return {"tasks": [_data(line) for line in lines], "not_due": not_due}


def task_list_text(lines: Sequence[TaskLine], not_due: int, zone: tzinfo) -> str:
    """Each task with its kind, due time and owner; the longest due first."""
    told = [_line(line, zone) for line in lines] or [_NOTHING]
    later = [f"{not_due} not due yet (--all)"] if not_due else []
    return "\n".join([*told, *later])


def _data(line: TaskLine) -> dict[str, object]:
    return {
        "task": line.name,
        "kind": line.kind,
        "title": line.title,
        "opened_at": line.opened_at.isoformat(),
        "due_at": line.due_at.isoformat(),
        "owner": line.owner,
        "case": line.case,
        "batch": line.batch,
    }


def _line(line: TaskLine, zone: tzinfo) -> str:
    owner = f", taken by {line.owner}" if line.owner else ""
    head = f"{line.name}  {line.kind}, due {local_minute(line.due_at, zone)}{owner}"
    return f"{head}\n    {line.title}"
