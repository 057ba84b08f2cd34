"""What waits for a person now, the most urgent first, each with the command that mends or shows it.

Many of one kind are told as one thing to do: nobody reads forty lines of the same.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from faxflow.domain.counted import are, counted
from faxflow.domain.delivery import State
from faxflow.domain.ids import BatchId, CaseId, batch_name, case_name
from faxflow.domain.statistics.day_report import Need
from faxflow.domain.statistics.due_task import DueTask, alone
from faxflow.domain.task import TaskKind

MOST_ALONE = 3
"""More than so many alike are told together."""

HALTED = "gateway-halted"

_URGENCY = (
    *(HALTED, TaskKind.MEND_ACCOUNT, TaskKind.RELEASE_RUN, TaskKind.MEND_REPORT, TaskKind.ALARM),
    *(TaskKind.REVIEW_INCIDENT, TaskKind.RESOLVE_DOUBT, TaskKind.MEND_FAX, TaskKind.RELEASE_HELD),
    *(TaskKind.REVIEW_REJECTS, TaskKind.REVIEW_MAIL, TaskKind.REVIEW_CHANGE),
    *(TaskKind.REVIEW_NUMBER, TaskKind.FOLLOW_UP),
)
_LATEST = datetime.max.replace(tzinfo=UTC)

_TOGETHER = {
    TaskKind.REVIEW_MAIL: ("{n} mails need a look", "faxflow mail list"),
    TaskKind.REVIEW_REJECTS: ("{n} reports have rows that became no fax", "faxflow rejects list"),
    TaskKind.RESOLVE_DOUBT: (
        "{n} faxes may or may not have gone out",
        "faxflow case list --state in-doubt",
    ),
    TaskKind.RELEASE_HELD: ("{n} faxes are held", "faxflow case list --state held"),
    TaskKind.FOLLOW_UP: ("{n} faxes were sent, and nothing was heard of them", ""),
    TaskKind.REVIEW_CHANGE: ("{n} faxes changed in the report after they went out", ""),
    TaskKind.REVIEW_NUMBER: ("{n} recipients are to get faxes at another number", ""),
    TaskKind.REVIEW_INCIDENT: ("{n} faxes went astray", ""),
}
_STATES = {
    State.FAILED: (TaskKind.MEND_FAX, "failed"),
    State.IN_DOUBT: (TaskKind.RESOLVE_DOUBT, "in doubt"),
    State.HELD: (TaskKind.RELEASE_HELD, "held"),
}


@dataclass(frozen=True, slots=True)
class Standing:
    """What waits for a person whether a task tells of it or not.

    `halted` are gateways with what they are halted for; `held` the batches that are held, with
    how many of their faxes are; `rejects` the batches with rows that became no fax and that nobody
    has seen to; `faxes` those that stand still without a task that is due and without a held
    batch, by state, with the first of them.
    """

    halted: Sequence[tuple[str, str]] = ()
    held: Sequence[tuple[BatchId, int]] = ()
    rejects: Sequence[tuple[BatchId, int]] = ()
    faxes: Sequence[tuple[State, int, CaseId]] = ()


def needs_of(tasks: Iterable[DueTask], standing: Standing) -> list[Need]:
    """All of it, once each."""
    due = list(tasks)
    groups: dict[tuple[str, ...], list[DueTask]] = {}
    for task in due:
        groups.setdefault(_alike(task), []).append(task)
    told = [need for alike in groups.values() for need in _told(alike)]
    told += _untasked(standing, due)
    return sorted(told, key=lambda one: (_urgency(one.kind), one.due_at or _LATEST))


def _urgency(kind: str) -> int:
    return _URGENCY.index(kind) if kind in _URGENCY else len(_URGENCY)


def _alike(task: DueTask) -> tuple[str, ...]:
    """Tasks with the same are told together where they are many."""
    if task.kind is TaskKind.MEND_FAX and task.state is State.FAILED:
        return (task.kind, State.FAILED, task.reason or "")
    of_batch = task.kind is TaskKind.RELEASE_HELD and task.batch_id is not None
    return (task.kind, "batch") if of_batch else (task.kind,)


def _told(alike: Sequence[DueTask]) -> list[Need]:
    if len(alike) <= MOST_ALONE:
        return [alone(task) for task in alike]
    first, *_ = alike
    title, command = _together(first, len(alike))
    listed = command or f"faxflow task list --kind {first.kind}"
    return [Need(first.kind, title, listed, min(task.due_at for task in alike))]


def _together(first: DueTask, count: int) -> tuple[str, str]:
    """What so many have in common, and the command that lists them; empty: that of their tasks."""
    if first.kind is TaskKind.MEND_FAX and first.state is State.FAILED:
        why = f": {first.reason}" if first.reason else ""
        only = f" --reason {first.reason}" if first.reason else ""
        return f"{count} faxes failed{why}", f"faxflow case list --state failed{only}"
    if first.kind is TaskKind.MEND_FAX:
        return f"{count} faxes do not reach the gateway and are tried on", ""
    if first.kind is TaskKind.RELEASE_HELD and first.batch_id is not None:
        return f"{count} batches are held", "faxflow batch list"
    title, command = _TOGETHER.get(first.kind, (f"{{n}} tasks of one kind: {first.kind}", ""))
    return title.format(n=count), command


def _untasked(standing: Standing, due: Iterable[DueTask]) -> Iterator[Need]:
    """What no task that is due tells of."""
    keys = {task.key for task in due}
    told_batches = {(task.kind, task.batch_id) for task in due}
    for name, why in standing.halted:
        if f"{TaskKind.MEND_ACCOUNT}:{name}" not in keys:
            title = f"The gateway {name} is halted ({why}): nothing is sent by it"
            yield Need(HALTED, title, f"faxflow gateway resume {name}")
    for batch, faxes in standing.held:
        if (TaskKind.RELEASE_HELD, batch) not in told_batches:
            title = f"{batch_name(batch)} is held, with {counted(faxes, 'fax', 'faxes')}"
            yield Need(TaskKind.RELEASE_HELD, title, f"faxflow batch release {batch_name(batch)}")
    open_rejects = [
        one for one in standing.rejects if (TaskKind.REVIEW_REJECTS, one[0]) not in told_batches
    ]
    yield from _rejects(open_rejects)
    for state, count, first in standing.faxes:
        yield _standing_still(state, count, first)


def _rejects(batches: Sequence[tuple[BatchId, int]]) -> Iterator[Need]:
    kind = TaskKind.REVIEW_REJECTS
    if len(batches) > MOST_ALONE:
        rows = sum(count for _, count in batches)
        title = f"{rows} rows of {len(batches)} reports became no fax"
        yield Need(kind, title, "faxflow rejects list")
        return
    for batch, rows in batches:
        title = f"{batch_name(batch)}: {counted(rows, 'row')} became no fax"
        yield Need(kind, title, f"faxflow rejects list {batch_name(batch)}")


def _standing_still(state: State, count: int, first: CaseId) -> Need:
    kind, word = _STATES[state]
    if count == 1:
        name = case_name(first)
        return Need(
            kind, f"{name} is {word}, and no task of it is due", f"faxflow case show {name}"
        )
    title = f"{count} faxes {are(count)} {word}, and no task of them is due"
    return Need(kind, title, f"faxflow case list --state {state}")
