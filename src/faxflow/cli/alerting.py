"""What retry and escalate do with their session, and what they answer."""

from faxflow.cli.session import Act, Answer, Session
from faxflow.cli.tokens import tokens_for
from faxflow.domain.counted import are, counted
from faxflow.steps.escalate import Decided, Escalated, escalate, preview
from faxflow.steps.ports import NoticeChannel
from faxflow.steps.retry import Retried, retry
from faxflow.steps.retry import preview as preview_retry

NOTICES = "notices"
"""The lock of the outbox of notices."""

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
            return _planned(preview(session.work))
        with session.locks.hold(NOTICES, session.work.run.id):
            return _done(escalate(session.work, channels(session)))

    return act


def channels(session: Session) -> list[NoticeChannel]:
    """The ways to staff that the configuration approves."""
    from faxflow.adapters.command_notices import CommandNotices
    from faxflow.adapters.smtp_notices import SmtpNotices
    from faxflow.adapters.webhook_notices import WebhookNotices

    settings, secrets = session.config.notices, session.secrets
    tokens = tokens_for(session.config, secrets, settings, "notices")
    mail = SmtpNotices(settings, secrets.get, session.work.run.clock, tokens=tokens)
    found: list[NoticeChannel] = [mail]
    if settings.webhook:
        found.append(WebhookNotices(settings, secrets.get))
    if settings.command:
        found.append(CommandNotices(settings))
    return found


def _planned(decided: Decided) -> Answer:
    notice = decided.notice
    if notice is None:
        return Answer("There is nothing to tell.", {**_data(decided), "notice": None})
    shown = {"subject": notice.subject, "body": notice.body}
    return Answer(f"{notice.subject}\n\n{notice.body}", {**_data(decided), "notice": shown})


def _done(done: Escalated) -> Answer:
    tasks, over = len(done.decided.to_tell.tasks), len(done.decided.to_tell.over)
    new, past = counted(tasks, "new task"), f"the end of {counted(over, 'trouble')}"
    told = " and ".join([new] * bool(tasks) + [past] * bool(over)) or "what was waiting"
    text = f"{counted(done.notices, 'notice')} sent, telling of {told}."
    nothing = "There is nothing new to tell."
    return Answer(
        text if done.notices else nothing, {**_data(done.decided), "notices": done.notices}
    )


def _data(decided: Decided) -> dict[str, object]:
    told = decided.to_tell
    return {
        "tasks": len(told.tasks),
        "new": sorted({task.kind for task in told.new}),
        "more": sorted({task.kind for task in told.more}),
        "over": sorted({trouble.kind for trouble in told.over}),
    }
