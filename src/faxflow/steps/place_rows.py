"""Places a batch's rows among the cases: makes and changes cases, with what people must judge."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from faxflow.domain.case_task import failed_and_changed
from faxflow.domain.delivery import Cause, Change, Standing, State
from faxflow.domain.ids import BatchId, CaseId, case_name
from faxflow.domain.loading import Candidate, ChangedBy, Known, Plan
from faxflow.domain.task import NewTask, TaskKind
from faxflow.steps.moving import move
from faxflow.steps.second_look import review_change_key
from faxflow.steps.work import Work
from faxflow.store import case_loading, plain_rows, tasks
from faxflow.store.connection import Connection

_CONTESTED = "the report has another number than a person gave it"

_STAYS = frozenset({State.HELD, State.FAILED})
"""A person looks at these before they go anyhow."""


@dataclass(frozen=True, slots=True)
class Placed:
    """The cases that were made, and how many of those made or changed came to be held."""

    made: Sequence[CaseId]
    held: int


def place_new(tx: Connection, work: Work, batch_id: BatchId) -> int:
    """Makes a case of each plain new row of a batch; gives how many came to be held."""
    first = case_loading.next_id(tx)
    plain_rows.load_new(tx, work.run, batch_id)
    held = list(case_loading.made_in(tx, first, State.HELD))
    tasks.open_tasks(tx, work.run, (_held(case_id, work.run.now()) for case_id in held))
    return len(held)


def place_rows(
    tx: Connection,
    work: Work,
    batch_id: BatchId,
    rows: Plan,
    *,
    by: ChangedBy = ChangedBy.REPORT,
) -> Placed:
    """Makes, changes or leaves the cases of a batch's rows, and opens the tasks about them."""
    made = case_loading.insert(tx, work.run, batch_id, rows.new)
    case_loading.update(tx, work.run, batch_id, rows.changed, by=by)
    _tell_of_failed(tx, work, rows.changed)
    case_loading.note_late(tx, work.run, batch_id, rows.changed_too_late, by=by)
    held = [case_id for case_id, state in made if state is State.HELD]
    tasks.open_tasks(tx, work.run, _tasks(rows, held, work.run.now()))
    newly_held = sum(move(tx, work, change) for change in _holds(rows.changed))
    return Placed([case_id for case_id, _ in made], len(held) + newly_held)


def _holds(changed: Iterable[Candidate]) -> Iterator[Change]:
    """A newer row may bring a number that must not be dialled to a case about to be sent."""
    for row in changed:
        known = row.known
        if known is None or known.state in _STAYS or known.mended:
            continue
        standing = Standing(known.case_id, known.state, known.attempt)
        if not row.number_valid:
            yield Change(standing, Cause.NUMBER_PROBLEM, State.HELD)
        elif known.contested:
            yield Change(standing, Cause.NUMBER_PROBLEM, State.HELD, detail=_CONTESTED)


def _tasks(rows: Plan, held: Sequence[CaseId], now: datetime) -> Iterator[NewTask]:
    yield from (_held(case_id, now) for case_id in held)
    yield from (_late(row.known, now) for row in rows.changed_too_late if row.known)
    contested = [row.known for row in rows.changed if row.known and row.known.contested]
    yield from (_contested(known, now) for known in contested)


def _held(case_id: CaseId, now: datetime) -> NewTask:
    case, kind = case_name(case_id), TaskKind.RELEASE_HELD
    title = (
        f"{case} is held: its number may not be dialled;"
        f" `faxflow case correct {case} --number … --because …`"
    )
    return NewTask(kind, f"{kind}:{case}", title, now, case_id)


def _contested(known: Known, now: datetime) -> NewTask:
    """Whatever else the fax is held for, its release must not dial a number unseen."""
    case, kind = case_name(known.case_id), TaskKind.REVIEW_NUMBER
    stands = State.FAILED if known.state is State.FAILED else State.HELD
    title = f"{case} is {stands}: {_CONTESTED}; ask the office, then `faxflow case show {case}`"
    return NewTask(kind, f"{kind}:{case}", title, now, known.case_id)


def _late(known: Known, now: datetime) -> NewTask:
    case = case_name(known.case_id)
    came = (
        "it was cancelled; it is not sent"
        if known.state is State.CANCELLED
        else "it was sent; nothing was sent again"
    )
    title = f"{case} changed in the report after {came}: `faxflow case show {case}`"
    key = review_change_key(known.case_id)
    return NewTask(TaskKind.REVIEW_CHANGE, key, title, now, known.case_id)


def _tell_of_failed(tx: Connection, work: Work, changed: Iterable[Candidate]) -> None:
    """A failed fax's task says from now on that its release sends something else."""
    now = work.run.now()
    for row in changed:
        if row.known and row.known.state is State.FAILED:
            task = failed_and_changed(row.known.case_id, now)
            tasks.close(tx, task.key, now)
            tasks.open_tasks(tx, work.run, [task])
