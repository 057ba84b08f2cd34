"""The tasks that a change of state opens and closes."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from faxflow.domain.delivery import Cause, Change, State
from faxflow.domain.ids import CaseId, case_name
from faxflow.domain.task import NewTask, TaskKind

_FAILED = (
    "{case} failed ({reason}): check the number with the office, then"
    " `faxflow case correct {case} --number … --because …`"
    " or `faxflow case release {case} --because …`"
)
_DOUBTFUL = (
    "{case} may or may not have gone out; it is not resent by itself: ask the recipient, then"
    " `faxflow case resolve {case} --delivered|--sent|--not-sent`"
)
_HELD = (
    "{case} is held ({cause}): `faxflow case show {case}`, then"
    " `faxflow case release|correct|cancel {case} --because …`"
)
_OLD_LETTER = (
    "{case} is held: its letter is the one given by hand; check that it suits the new number,"
    " then `faxflow case release {case} --because letter-checked`"
)
_CHANGED = (
    "{case} is held: it changed in the report after it was sent; `faxflow case show {case}`, then"
    " `faxflow case release {case} --because …` sends what the newest report says,"
    " or `faxflow case correct|cancel {case} --because …`"
)
_FAILED_AND_CHANGED = (
    "{case} failed, and the report has changed it since: `faxflow case show {case}`, then"
    " `faxflow case release {case} --because …` sends what the newest report says,"
    " or `faxflow case correct|cancel {case} --because …`"
)
_MAY_HAVE_ARRIVED = (
    "{case} is held: {detail} tells of a success and names no fax, and may mean this one; if it"
    " does, `faxflow mail assign {detail} {case} --delivered`, if not,"
    " `faxflow case release {case} --because not-arrived` sends it again,"
    " and `faxflow mail ignore {detail}` closes the mail"
)
_SENT = (
    "{case} was sent; ask whether it arrived, then"
    " `faxflow case resolve {case} --delivered|--not-arrived`"
)

_TITLES = {
    State.FAILED: (TaskKind.MEND_FAX, _FAILED),
    State.IN_DOUBT: (TaskKind.RESOLVE_DOUBT, _DOUBTFUL),
    State.HELD: (TaskKind.RELEASE_HELD, _HELD),
}

_TOLD_OTHERWISE = {
    Cause.GIVEN_LETTER: _OLD_LETTER,
    Cause.ROW_CHANGED: _CHANGED,
    Cause.MAY_HAVE_ARRIVED: _MAY_HAVE_ARRIVED,
}
"""Holds for which a look at the cause alone would not tell what to do."""

_ABOUT_A_STATE = frozenset({TaskKind.FOLLOW_UP, *(kind for kind, _ in _TITLES.values())})
"""Kinds that ask about where a fax stands; a change in the report stays for a person to judge."""

MENDED_AT = {TaskKind.FOLLOW_UP: State.SENT, **{kind: at for at, (kind, _) in _TITLES.items()}}
"""Kinds that stand as long as their fax stands in this state."""

_REMIND_AFTER = timedelta(hours=24)
"""Whoever holds a fax knows of it; the task is for the day on which it was forgotten."""

_CLAIMED = frozenset({State.SENDING, State.SUBMITTING})

CUT_OFF_TIMES = 4
"""Hand-overs of one fax that may end before the server has it until a person is told."""

_PUT_OFF_FOR = timedelta(hours=1)
"""So long a gateway may put off one fax until a person is told."""


@dataclass(frozen=True, slots=True)
class TaskChanges:
    """What to do to a case's tasks: close those of these kinds, then open this one."""

    closes: frozenset[TaskKind] = _ABOUT_A_STATE
    opens: NewTask | None = None


def tasks_after(
    change: Change, now: datetime, follow_up_hours: float, *, row_changed: bool = False
) -> TaskChanges:
    """A state that needs a person opens a task, and every state closes those about the last.

    `row_changed` where the fax now says what a report has said since it was sent.
    """
    if row_changed and change.target is State.FAILED:
        return TaskChanges(opens=failed_and_changed(change.standing.case_id, now))
    if change.target is State.SENT:
        return TaskChanges(opens=_follow_up(change, now, follow_up_hours))
    if change.target in _TITLES:
        return TaskChanges(opens=_for_person(change, now))
    return TaskChanges(closes=frozenset() if _on_its_way(change) else _ABOUT_A_STATE)


def _on_its_way(change: Change) -> bool:
    """Whether the fax is claimed, or ready again since it never reached the server."""
    back = change.standing.state in _CLAIMED and change.target is State.READY
    return back or change.target in _CLAIMED


def failed_and_changed(case_id: CaseId, now: datetime) -> NewTask:
    """Who releases a failed fax must know that it will say something else."""
    kind, case = TaskKind.MEND_FAX, case_name(case_id)
    title = _FAILED_AND_CHANGED.format(case=case)
    return NewTask(kind, f"{kind}:{case}", title, now, case_id)


def cut_off_again(case_id: CaseId, times: int, now: datetime) -> NewTask | None:
    """A person hears of a fax that the line never lets through; it is tried on meanwhile."""
    if times < CUT_OFF_TIMES:
        return None
    return _tried_on(case_id, f"was cut off {times} times before the gateway had it", now)


def put_off_long(case_id: CaseId, since: datetime | None, now: datetime) -> NewTask | None:
    """A person hears of a fax that the gateway still puts off; it is tried on meanwhile.

    By time and not by count: a server that greylists takes a fax at the second or fifth offer.
    """
    if since is None or now - since < _PUT_OFF_FOR:
        return None
    return _tried_on(case_id, "was told to wait each time, for an hour by now", now)


def _tried_on(case_id: CaseId, what: str, now: datetime) -> NewTask:
    kind, case = TaskKind.MEND_FAX, case_name(case_id)
    title = f"{case} {what}; it is tried on: `faxflow case show {case}`"
    return NewTask(kind, f"{kind}:{case}", title, now, case_id)


def _follow_up(change: Change, now: datetime, hours: float) -> NewTask:
    case = case_name(change.standing.case_id)
    return NewTask(
        TaskKind.FOLLOW_UP,
        key=f"{TaskKind.FOLLOW_UP}:{case}",
        title=_SENT.format(case=case),
        due_at=now + timedelta(hours=hours),
        case_id=change.standing.case_id,
    )


def _for_person(change: Change, now: datetime) -> NewTask:
    kind, title = _TITLES[change.target]
    title = _TOLD_OTHERWISE.get(change.cause, title)
    case = case_name(change.standing.case_id)
    why_failed, why_held = _why_failed(change), _why_held(change)
    told = title.format(case=case, reason=why_failed, cause=why_held, detail=change.detail)
    wanted = change.target is State.HELD and change.cause is Cause.PERSON
    due = now + _REMIND_AFTER if wanted else now
    return NewTask(kind, f"{kind}:{case}", told, due, change.standing.case_id)


def _why_failed(change: Change) -> str | None:
    return "its recipient does not have it" if change.cause is Cause.PERSON else change.reason


def _why_held(change: Change) -> str:
    """A number's problem is told by the number's own id; what else is wrong, by its cause."""
    return change.detail if change.cause is Cause.NUMBER_PROBLEM and change.detail else change.cause
