"""What retry and escalate do with their session, and what they answer."""

from faxflow.cli.notice_channels import NOTICES, channels, desk_channels
from faxflow.cli.referrals.reminding import overdue_data, planned_texts
from faxflow.cli.session import Act, Answer, Session
from faxflow.domain.counted import are, counted
from faxflow.steps.escalate import Decided, Escalated, escalate, preview, preview_overdue
from faxflow.steps.referrals.alert_desks import Alerted
from faxflow.steps.retry import Retried, retry
from faxflow.steps.retry import preview as preview_retry

_NONE_DUE = "No fax is due for a retry."


def retry_act(*, dry_run: bool) -> Act:
    """Makes due cases ready, or says how many would be."""

    def act(session: Session) -> Answer:
        done = preview_retry(session.work) if dry_run else retry(session.work)
        return _retried(done, "Would be ready" if dry_run else "Ready")

    return act


def _retried(done: Retried, ready: str) -> Answer:
    told = f"{ready} to be tried again: {done.ready}." if done.ready else _NONE_DUE
    if done.left:
        told += f" {done.left} more {are(done.left)} due; so many at once would be a burst,"
        told += " so the next run goes on with them."
    return Answer(told, {"ready_again": done.ready, "left": done.left})


def escalate_act(*, dry_run: bool) -> Act:
    """Tells staff, or says what they would be told."""

    def act(session: Session) -> Answer:
        if dry_run:
            return _planned(preview(session.work), preview_overdue(session.work))
        with session.locks.hold(NOTICES, session.work.run.id):
            return _done(escalate(session.work, channels(session), desk_channels(session)))

    return act


def _planned(decided: Decided, overdue: Alerted) -> Answer:
    notice = decided.notice
    shown = {"subject": notice.subject, "body": notice.body} if notice else None
    data = {**_data(decided), "notice": shown, **overdue_data(overdue)}
    texts = [f"{one.subject}\n\n{one.body}" for one in (notice,) if one]
    texts += planned_texts(overdue)
    texts += _later(decided)
    return Answer("\n\n".join(texts) or "There is nothing to tell.", data)


def _done(done: Escalated) -> Answer:
    tasks, over = len(done.decided.to_tell.tasks), len(done.decided.to_tell.over)
    new, past = counted(tasks, "new task"), f"the end of {counted(over, 'trouble')}"
    told = " and ".join([new] * bool(tasks) + [past] * bool(over)) or "what was waiting"
    texts = [f"{counted(done.notices, 'notice')} sent, telling of {told}."] * bool(done.notices)
    texts += [f"{counted(done.overdue.sent, 'notice')} sent to desks."] * bool(done.overdue.sent)
    overdue = done.overdue.referrals
    if overdue:
        texts.append(f"{counted(overdue, 'referral')} {are(overdue)} newly overdue.")
    texts += _later(done.decided)
    data = {**_data(done.decided), "notices": done.notices, **overdue_data(done.overdue)}
    return Answer(" ".join(texts) or "There is nothing new to tell.", data)


def _later(decided: Decided) -> list[str]:
    waiting = counted(len(decided.to_tell.later), "new task")
    told = "for the next digest: more of a kind that staff were told of"
    return [f"{waiting} still to be told of, {told}."] * bool(decided.to_tell.later)


def _data(decided: Decided) -> dict[str, object]:
    told = decided.to_tell
    return {
        "tasks": len(told.tasks),
        "new": sorted({task.kind for task in told.new}),
        "more": sorted({task.kind for task in told.more}),
        "over": sorted({trouble.kind for trouble in told.over}),
        "later": len(told.later),
    }
