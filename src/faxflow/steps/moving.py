"""Moves a case; its tasks and its number's history keep step, in the caller's transaction."""

from datetime import datetime

from faxflow.domain.case_task import tasks_after
from faxflow.domain.delivery import Change, State
from faxflow.domain.gateway import LOGIN_REFUSED, halted_in_words
from faxflow.domain.reasons import Reason
from faxflow.domain.retry import POLICY, Remedy
from faxflow.domain.task import NewTask, TaskKind
from faxflow.steps.choose_gateway import take_over
from faxflow.steps.hold_batch import close_if_empty
from faxflow.steps.number_history import note_number
from faxflow.steps.referrals.close_loop import follow_answer
from faxflow.steps.second_look import hold_for_look, takes_newer_row, tell_if_outdated
from faxflow.steps.work import Work
from faxflow.store import case_moves, gateways, tasks
from faxflow.store.connection import Connection


def move(tx: Connection, work: Work, change: Change) -> bool:
    """Applies a change with all that follows it; False where the case has moved on.

    What would go out again by itself and needs a look first is held at once.
    """
    if not case_moves.move(tx, work.run, change):
        return False
    now = work.run.now()
    note_number(tx, change, now)
    follow_answer(tx, work, change)
    row_changed = takes_newer_row(tx, work, change)
    after = tasks_after(change, now, work.config.follow_up.hours, row_changed=row_changed)
    tasks.close_for_case(tx, change.standing.case_id, after.closes, now)
    if after.opens:
        tasks.open_tasks(tx, work.run, [after.opens])
    if change.standing.state is State.HELD:
        close_if_empty(tx, work, change.standing.case_id)
    tell_if_outdated(tx, work, change)
    hold = hold_for_look(tx, change, row_changed=row_changed)
    if hold:
        move(tx, work, hold)
    return True


def halt_if_account(
    tx: Connection,
    work: Work,
    reason: Reason | None,
    gateway: str | None = None,
    *,
    told_at: datetime | None = None,
) -> None:
    """Opens a gateway's breaker where `reason` would fail every other fax alike.

    `gateway` is the name of the one that `reason` speaks of; None: that of this run. What was
    `told_at` a time before it was resumed is mended since.
    """
    if reason is None or POLICY[reason].remedy is not Remedy.HALT:
        return
    name = gateway or work.gateway.name
    resumed_at = gateways.last_resumed(tx, name)
    if told_at is None or resumed_at is None or told_at >= resumed_at:
        _halt(tx, work, name, reason)


def halt_for_login(tx: Connection, work: Work) -> None:
    """Opens the breaker of this run's gateway, which lets us in no more.

    Every quarter of an hour the same wrong password would have the account locked.
    """
    _halt(tx, work, work.gateway.name, LOGIN_REFUSED)


def _halt(tx: Connection, work: Work, name: str, why: str) -> None:
    now = work.run.now()
    if gateways.halt(tx, work.run, name, why):
        successor = take_over(tx, work.run, work.config, name)
        resume = f"`faxflow gateway resume {name}` once it is mended"
        goes_on = f"{successor.name} takes over" if successor else resume
        title = (
            f"{name} refuses our account ({halted_in_words(why)}) and sends nothing more; {goes_on}"
        )
        key = f"{TaskKind.MEND_ACCOUNT}:{name}"
        tasks.open_tasks(tx, work.run, [NewTask(TaskKind.MEND_ACCOUNT, key, title, now)])
