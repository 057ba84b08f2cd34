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
from faxflow.domain.statistics.fax_failures import NO_REASON
from faxflow.domain.task import TaskKind

MOST_ALONE = 3
"""More than so many alike are told together."""

HALTED = "gateway-halted"

_URGENCY = (
    TaskKind.RECONCILE,
    *(HALTED, TaskKind.MEND_ACCOUNT, TaskKind.RELEASE_RUN, TaskKind.MEND_REPORT, TaskKind.ALARM),
    *(TaskKind.REVIEW_INCIDENT, TaskKind.RESOLVE_DOUBT, TaskKind.MEND_FAX, TaskKind.RELEASE_HELD),
    *(TaskKind.REVIEW_REJECTS, TaskKind.REVIEW_MAIL, TaskKind.REVIEW_CHANGE),
    TaskKind.REVIEW_RESTORED,
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
    TaskKind.REVIEW_RESTORED: ("{n} faxes may have arrived twice since a restore", ""),
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


@dataclass(frozen=True, slots=True)
class _Told:
    """A need, and of how many things it tells."""

    need: Need
    count: int = 1


def needs_of(tasks: Iterable[DueTask], standing: Standing) -> list[Need]:
    """All of it, once each: the most urgent first, of equals the most, then the longest due."""
    due = list(tasks)
    told = [*_of_tasks(due), *_untasked(standing, due)]
    return [one.need for one in sorted(told, key=_place)]


def _place(told: _Told) -> tuple[int, bool, int, datetime]:
    """What is due goes before what no task tells of."""
    kind, due_at = told.need.kind, told.need.due_at
    urgency = _URGENCY.index(kind) if kind in _URGENCY else len(_URGENCY)
    return urgency, due_at is None, -told.count, due_at or _LATEST


def _of_tasks(due: Iterable[DueTask]) -> Iterator[_Told]:
    groups: dict[tuple[str, ...], list[DueTask]] = {}
    for task in due:
        groups.setdefault(_alike(task), []).append(task)
    rest = [task for alike in groups.values() if len(alike) <= MOST_ALONE for task in alike]
    failed = [task for task in rest if _has_failed(task)]
    for alike in groups.values():
        if len(alike) > MOST_ALONE:
            yield _in_one(alike, *_together(alike[0], len(alike)))
    if len(failed) > MOST_ALONE:
        reasons = ", ".join(sorted({task.reason or NO_REASON for task in failed}))
        title = f"{len(failed)} faxes failed for other reasons: {reasons}"
        yield _in_one(failed, title, "faxflow case list --state failed")
        rest = [task for task in rest if not _has_failed(task)]
    yield from (_Told(alone(task)) for task in rest)


def _has_failed(task: DueTask) -> bool:
    return task.kind is TaskKind.MEND_FAX and task.state is State.FAILED


def _alike(task: DueTask) -> tuple[str, ...]:
    """Tasks with the same are told together where they are many."""
    if _has_failed(task):
        return (task.kind, State.FAILED, task.reason or "")
    of_batch = task.kind is TaskKind.RELEASE_HELD and task.batch_id is not None
    return (task.kind, "batch") if of_batch else (task.kind,)


def _in_one(alike: Sequence[DueTask], title: str, command: str) -> _Told:
    """Many told as one; `command` lists them, empty: that of their tasks does."""
    kind, due_at = alike[0].kind, min(task.due_at for task in alike)
    listed = command or f"faxflow task list --kind {kind}"
    return _Told(Need(kind, title, listed, due_at), len(alike))


def _together(first: DueTask, count: int) -> tuple[str, str]:
    """What so many have in common, and the command that lists them; empty: that of their tasks."""
    if _has_failed(first):
        why = f": {first.reason}" if first.reason else ""
        only = f" --reason {first.reason}" if first.reason else ""
        return f"{count} faxes failed{why}", f"faxflow case list --state failed{only}"
    if first.kind is TaskKind.MEND_FAX:
        return f"{count} faxes do not reach the gateway and are tried on", ""
    if first.kind is TaskKind.RELEASE_HELD and first.batch_id is not None:
        return f"{count} batches are held", "faxflow batch list"
    title, command = _TOGETHER.get(first.kind, (f"{{n}} tasks of one kind: {first.kind}", ""))
    return title.format(n=count), command


def _untasked(standing: Standing, due: Iterable[DueTask]) -> Iterator[_Told]:
    """What no task that is due tells of."""
    keys = {task.key for task in due}
    told_batches = {(task.kind, task.batch_id) for task in due}
    for name, why in standing.halted:
        if f"{TaskKind.MEND_ACCOUNT}:{name}" not in keys:
            title = f"The gateway {name} is halted ({why}): nothing is sent by it"
            yield _Told(Need(HALTED, title, f"faxflow gateway resume {name}"))
    for batch, faxes in standing.held:
        if (TaskKind.RELEASE_HELD, batch) not in told_batches:
            title = f"{batch_name(batch)} is held, with {counted(faxes, 'fax', 'faxes')}"
            command = f"faxflow batch release {batch_name(batch)}"
            yield _Told(Need(TaskKind.RELEASE_HELD, title, command), max(1, faxes))
    open_rejects = [
        one for one in standing.rejects if (TaskKind.REVIEW_REJECTS, one[0]) not in told_batches
    ]
    yield from _rejects(open_rejects)
    for state, count, first in standing.faxes:
        yield _Told(_standing_still(state, count, first), count)


def _rejects(batches: Sequence[tuple[BatchId, int]]) -> Iterator[_Told]:
    kind = TaskKind.REVIEW_REJECTS
    if len(batches) > MOST_ALONE:
        rows = sum(count for _, count in batches)
        title = f"{rows} rows of {len(batches)} reports became no fax"
        yield _Told(Need(kind, title, "faxflow rejects list"), rows)
        return
    for batch, rows in batches:
        title = f"{batch_name(batch)}: {counted(rows, 'row')} became no fax"
        yield _Told(Need(kind, title, f"faxflow rejects list {batch_name(batch)}"), rows)


def _standing_still(state: State, count: int, first: CaseId) -> Need:
    kind, word = _STATES[state]
    if count == 1:
        name = case_name(first)
        return Need(
            kind, f"{name} is {word}, and no task of it is due", f"faxflow case show {name}"
        )
    title = f"{count} faxes {are(count)} {word}, and no task of them is due"
    return Need(kind, title, f"faxflow case list --state {state}")
