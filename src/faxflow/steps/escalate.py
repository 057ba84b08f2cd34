"""escalate: tells the administrator, once, what a person must mend."""

from collections.abc import Sequence
from dataclasses import dataclass

from faxflow.domain.notice import NoticeText, compose
from faxflow.steps.ports import NoticeSender
from faxflow.steps.work import Work
from faxflow.store import notices, tasks


@dataclass(frozen=True, slots=True)
class Escalated:
    """How many tasks are told of for the first time, and how many notices went out."""

    tasks: int
    notices: int


def escalate(work: Work, sender: NoticeSender) -> Escalated:
    """Puts what is due and untold into one notice, and sends every notice not yet sent.

    Raises LoginRefused, ServerUnreachable or InsecureServer; the notice stays in the outbox.
    """
    told = _decide(work)
    with work.store.read() as tx:
        waiting = notices.unsent(tx)
    for notice in waiting:
        sender.send(notice.message_id, notice.subject, notice.body)
        with work.store.write() as tx:
            notices.mark_sent(tx, notice.id, work.run.now())
    return Escalated(told, len(waiting))


def preview(work: Work) -> NoticeText | None:
    """The notice that would be decided now, or None where there is nothing to tell."""
    with work.store.read() as tx:
        untold = tasks.due_and_untold(tx, work.run.now())
    return _compose(work, untold) if untold else None


def _decide(work: Work) -> int:
    now = work.run.now()
    with work.store.write() as tx:
        untold = tasks.due_and_untold(tx, now)
        if untold:
            notice = _compose(work, untold)
            notice_id = notices.decide(
                tx,
                message_id=_message_id(work, untold),
                subject=notice.subject,
                body=notice.body,
                now=now,
            )
            tasks.mark_told(tx, [task.id for task in untold], notice_id)
    return len(untold)


def _compose(work: Work, untold: Sequence[tasks.Task]) -> NoticeText:
    told = [(task.kind, task.title) for task in untold]
    return compose(told, practice=work.config.practice.name)


def _message_id(work: Work, untold: Sequence[tasks.Task]) -> str:
    domain = work.config.notices.sender.rpartition("@")[2].strip("> ") or "localhost"
    return f"<notice-{untold[0].id}-{work.run.id}@{domain}>"
