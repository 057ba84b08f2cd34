"""What keeps a fax that would go out again by itself for a person's look first."""

from faxflow.domain.delivery import Cause, Change, Standing, State
from faxflow.domain.ids import CaseId, case_name, incident_name
from faxflow.domain.task import NewTask, TaskKind
from faxflow.steps.guard import hold_if_guarded
from faxflow.steps.work import Work
from faxflow.store import attempts, case_loading, events, incidents, tasks
from faxflow.store.connection import Connection

INCIDENT_RECORDED = "incident recorded"

_WAS_OUT = frozenset({State.SENT, State.IN_DOUBT, State.DELIVERED})
"""States in which a newer row of the report is only remembered."""

_OPEN_AGAIN = frozenset({State.READY, State.WAITING, State.FAILED})
_GOES_AGAIN = frozenset({State.READY, State.WAITING})


def review_change_key(case_id: CaseId) -> str:
    """The key of the task that asks whether a change in the report matters."""
    return f"{TaskKind.REVIEW_CHANGE}:{case_name(case_id)}"


def takes_newer_row(tx: Connection, work: Work, change: Change) -> bool:
    """Whether a fax that did not arrive now says what a report has said since it was sent."""
    case_id = change.standing.case_id
    if change.standing.state not in _WAS_OUT or change.target not in _OPEN_AGAIN:
        return False
    if not case_loading.take_newest_row(tx, work.run, case_id):
        return False
    tasks.close(tx, review_change_key(case_id), work.run.now())
    return True


def tell_if_outdated(tx: Connection, work: Work, change: Change) -> None:
    """A late success is of an earlier letter: a person hears of what changed since."""
    case_id, now = change.standing.case_id, work.run.now()
    if change.cause is not Cause.LATE_SUCCESS or attempts.had_present_letter(tx, case_id):
        return
    name = case_name(case_id)
    title = (
        f"{name} has arrived as it was sent before its row or its letter changed; nothing was sent"
        f" again: `faxflow case show {name}`"
    )
    key = review_change_key(case_id)
    tasks.open_tasks(tx, work.run, [NewTask(TaskKind.REVIEW_CHANGE, key, title, now, case_id)])


def hold_for_look(tx: Connection, change: Change, *, row_changed: bool) -> Change | None:
    """The hold that must follow a change that was just applied, if one must."""
    case_id = change.standing.case_id
    if change.target not in _GOES_AGAIN:
        return None
    standing = Standing(case_id, change.target, change.standing.attempt)
    if change.cause is not Cause.PERSON and _went_astray(tx, case_id):
        return Change(standing, Cause.ASTRAY, State.HELD)
    if row_changed:
        return Change(standing, Cause.ROW_CHANGED, State.HELD)
    return hold_if_guarded(tx, change, _GOES_AGAIN)


def _went_astray(tx: Connection, case_id: CaseId) -> bool:
    """Whether it did so at the number that it has, and no person has let it go there since."""
    found = incidents.at_present_number(tx, case_id)
    if not found:
        return False
    told = tuple(f"{incident_name(one)}:" for one in found)
    # By the order of the history: a clock may have been set back in between.
    for event in reversed(events.history(tx, case_name(case_id))):
        if event["cause"] == Cause.PERSON and event["target"] == State.READY:
            return False
        if event["cause"] == INCIDENT_RECORDED and (event["detail"] or "").startswith(told):
            return True
    return False
