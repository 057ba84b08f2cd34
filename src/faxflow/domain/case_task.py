"""The tasks that a change of state opens and closes."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from faxflow.domain.delivery import Change, State
from faxflow.domain.ids import case_name
from faxflow.domain.task import NewTask, TaskKind

_TITLES = {
    State.FAILED: (TaskKind.MEND_FAX, "{case} failed ({reason}): check the number with the office"),
    State.IN_DOUBT: (
        TaskKind.RESOLVE_DOUBT,
        "{case} may or may not have gone out: ask the recipient; it is not resent by itself",
    ),
    State.HELD: (TaskKind.RELEASE_HELD, "{case} is held: {cause}"),
}

_ABOUT_A_STATE = frozenset({TaskKind.FOLLOW_UP, *(kind for kind, _ in _TITLES.values())})
"""Kinds that ask about where a fax stands; a change in the report stays for a person to judge."""

_CLAIMED = frozenset({State.SENDING, State.SUBMITTING})


@dataclass(frozen=True, slots=True)
class TaskChanges:
    """What to do to a case's tasks: close those of these kinds, then open this one."""

    closes: frozenset[TaskKind] = _ABOUT_A_STATE
    opens: NewTask | None = None


def tasks_after(change: Change, now: datetime, follow_up_hours: float) -> TaskChanges:
    """A state that needs a person opens a task, and every state closes those about the last."""
    if change.target is State.SENT:
        return TaskChanges(opens=_follow_up(change, now, follow_up_hours))
    if change.target in _TITLES:
        return TaskChanges(opens=_for_person(change, now))
    # What is claimed comes from `ready`, where no task about a state is open.
    return TaskChanges(closes=frozenset() if change.target in _CLAIMED else _ABOUT_A_STATE)


def _follow_up(change: Change, now: datetime, hours: float) -> NewTask:
    case = case_name(change.standing.case_id)
    return NewTask(
        TaskKind.FOLLOW_UP,
        key=f"{TaskKind.FOLLOW_UP}:{case}",
        title=f"{case} was sent; ask whether it arrived",
        due_at=now + timedelta(hours=hours),
        case_id=change.standing.case_id,
    )


def _for_person(change: Change, now: datetime) -> NewTask:
    kind, title = _TITLES[change.target]
    case = case_name(change.standing.case_id)
    told = title.format(case=case, reason=change.reason, cause=change.cause)
    return NewTask(kind, f"{kind}:{case}", told, now, change.standing.case_id)
