"""Looks out for faxes about to go to another number than their recipient's last delivered one."""

from collections.abc import Mapping, Sequence

from faxflow.config.numbers import ChangedNumber
from faxflow.domain.delivery import Cause, Change, Standing, State
from faxflow.domain.ids import BatchId, CaseId, case_name
from faxflow.domain.task import NewTask, TaskKind
from faxflow.steps.moving import move
from faxflow.steps.work import Work
from faxflow.store import recipients, tasks
from faxflow.store.connection import Connection

_HELD_FOR = "goes to another number than its recipient's last delivered fax"


def review_changed(
    tx: Connection, work: Work, batch_id: BatchId, only: CaseId | None = None
) -> int:
    """One task a recipient; gives how many cases it holds, where the configuration wants that.

    With `only` no other case is looked at: people have judged the rest of its batch since.
    """
    moved = _of_one(recipients.moved_since(tx, batch_id), only)
    tasks.open_tasks(tx, work.run, [_task(work, key, cases) for key, cases in moved.items()])
    if work.config.numbers.changed_number is ChangedNumber.FLAG:
        return 0
    changes = [
        Change(case, Cause.NUMBER_PROBLEM, State.HELD, detail=_HELD_FOR)
        for cases in moved.values()
        for case in cases
        if case.state is not State.HELD
    ]
    return sum(move(tx, work, change) for change in changes)


def _of_one(
    moved: Mapping[str, list[Standing]], only: CaseId | None
) -> Mapping[str, list[Standing]]:
    if only is None:
        return moved
    own = {key: [one for one in cases if one.case_id == only] for key, cases in moved.items()}
    return {key: cases for key, cases in own.items() if cases}


def _task(work: Work, recipient_key: str, cases: Sequence[Standing]) -> NewTask:
    first, rest = cases[0].case_id, len(cases) - 1
    others = f" and {rest} more of its recipient" if rest else ""
    title = (
        f"{case_name(first)}{others} {'go' if rest else 'goes'} to another number than the last"
        f" that a fax arrived at: ask the office; `faxflow case show {case_name(first)}`"
    )
    key = f"{TaskKind.REVIEW_NUMBER}:{recipient_key[:16]}"
    return NewTask(TaskKind.REVIEW_NUMBER, key, title, work.run.now(), first)
