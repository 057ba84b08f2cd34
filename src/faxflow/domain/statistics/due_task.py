"""A due task as one thing to do: what it says, and the command that mends or shows it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from faxflow.domain.delivery import State
from faxflow.domain.ids import BatchId, CaseId, batch_name, case_name
from faxflow.domain.statistics.day_report import Need
from faxflow.domain.task import TaskKind

_COMMAND = re.compile(r"`(faxflow [^`]*)`")
_TO_FILL_IN = re.compile(r"[…|]")
_TAKES_NAMES = re.compile(r"faxflow (?:case|task|batch) (?!list)[a-z]+")
_STUCK = f"{TaskKind.ALARM}:stuck:"
_BETWEEN = frozenset({"or", "then"})


@dataclass(frozen=True, slots=True)
class DueTask:
    """An open task that is due (UTC), with where its case stands and why that failed last."""

    kind: TaskKind
    key: str
    title: str
    due_at: datetime
    case_id: CaseId | None = None
    batch_id: BatchId | None = None
    state: State | None = None
    reason: str | None = None


def alone(task: DueTask) -> Need:
    """What it asks for, told by itself."""
    written = [one for one in _COMMAND.findall(task.title) if _can_be_run(one)]
    return Need(task.kind, _without_commands(task.title), _shown_by(task, written), task.due_at)


def _can_be_run(command: str) -> bool:
    return not (_TO_FILL_IN.search(command) or _TAKES_NAMES.fullmatch(command))


def _shown_by(task: DueTask, written: Sequence[str]) -> str:
    """The command that the task itself names, where it can be run as it stands."""
    if task.key.startswith(_STUCK):
        return f"faxflow case list --state {task.key.removeprefix(_STUCK)}"
    if written:
        return written[0]
    if task.case_id is not None:
        return f"faxflow case show {case_name(task.case_id)}"
    if task.batch_id is not None:
        return f"faxflow batch show {batch_name(task.batch_id)}"
    return f"faxflow task list --kind {task.kind}"


def _without_commands(title: str) -> str:
    """The title up to its first command, where nothing but commands follows."""
    head, tick, rest = title.partition("`")
    between = re.findall(r"\w+", re.sub(r"`[^`]*`", " ", tick + rest))
    before = head.rstrip()
    bare = before.removesuffix(" then").rstrip()
    appended = bare != before or before.endswith((":", ";", ","))
    alone = tick and appended and _BETWEEN.issuperset(between)
    return bare.rstrip(":;, ") if alone else title
