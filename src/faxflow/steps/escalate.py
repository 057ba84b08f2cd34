"""escalate: tells staff once what they must mend, and when it is over, and the supervisor of
referrals that are overdue."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from faxflow.domain.notice import Letterhead, NoticeText, compose
from faxflow.domain.referrals.alert import AlertKind
from faxflow.domain.trouble import Known, ToTell, decide
from faxflow.steps.alarms import watch_for_alarms
from faxflow.steps.ports import NoticeChannel
from faxflow.steps.referrals.alert_desks import (
    Alerted,
    ChannelsOf,
    alert_desks,
    preview_alerts,
)
from faxflow.steps.tell import Teller
from faxflow.steps.work import Work
from faxflow.store import notices, tasks, troubles
from faxflow.store.connection import Connection
from faxflow.store.notices import NewNotice


@dataclass(frozen=True, slots=True)
class Decided:
    """What is told now, and in which words; None where there is nothing to tell."""

    to_tell: ToTell
    notice: NoticeText | None


@dataclass(frozen=True, slots=True)
class Escalated:
    """What was decided, and how many notices have now gone out by every channel.

    `notices` are those to the fax desk; `overdue` is what the supervisor of referrals is told.
    """

    decided: Decided
    notices: int
    overdue: Alerted


def escalate(
    work: Work, channels: Sequence[NoticeChannel], channels_of: ChannelsOf | None = None
) -> Escalated:
    """Decides what is to be told, and sends every notice not yet sent, by every channel.

    `channels_of` are those to a desk of referrals; without it, the fax desk's. Raises the first
    failure of a channel; its notices stay in the outbox, and the other channels have theirs.
    """
    teller = Teller(work, channels)
    # What waits goes first: a channel that works again is then no trouble to tell of.
    sent = teller.empty_outbox()
    with work.store.write() as tx:
        decided = _decide(tx, work)
    if decided.notice:
        sent += teller.empty_outbox()
    overdue = alert_desks(work, AlertKind.ESCALATION, channels_of or (lambda _: channels), teller)
    teller.raise_first_problem()
    return Escalated(decided, sent, overdue)


def preview(work: Work) -> Decided:
    """What would be decided now; the store stays as it is."""
    with work.store.trial() as tx:
        return _decide(tx, work)


def preview_overdue(work: Work) -> Alerted:
    """The same of referrals."""
    return preview_alerts(work, AlertKind.ESCALATION)


def _decide(tx: Connection, work: Work) -> Decided:
    watch_for_alarms(tx, work)
    now, settings = work.run.now(), work.config.notices
    digest = timedelta(minutes=settings.digest_minutes)
    to_tell = decide(_known(tx, work), now=now, digest=digest)
    if not to_tell:
        return Decided(to_tell, None)
    text = compose(to_tell, _letterhead(work))
    new = NewNotice(_message_id(work), text.subject, text.body, len(to_tell.tasks))
    notice_id = notices.decide(tx, new, now)
    tasks.mark_told(tx, [task.id for task in to_tell.tasks], notice_id)
    troubles.start(tx, dict.fromkeys(task.kind for task in to_tell.tasks), notice_id, now)
    troubles.clear(tx, to_tell.over, notice_id, now)
    return Decided(to_tell, text)


def _known(tx: Connection, work: Work) -> Known:
    return Known(
        due=tasks.due_and_told(tx, work.run.now()),
        troubles=troubles.going_on(tx),
        cleared_at=troubles.last_cleared(tx),
        told_at=notices.last_told_at(tx),
    )


def _letterhead(work: Work) -> Letterhead:
    practice = work.config.practice
    moment = work.run.now().astimezone(practice.zone)
    return Letterhead(practice.name, f"{moment:%Y-%m-%d %H:%M %Z}")


def _message_id(work: Work) -> str:
    """One a run, and a run decides one notice at most: a repeat is seen as the same."""
    return f"<notice-{work.run.id}@{work.config.notices.domain}>"
