"""What the commands about mails that wait for a person find out and do."""

from collections.abc import Sequence

from faxflow.cli.each import each
from faxflow.cli.session import Act, Answer, Session
from faxflow.domain.counted import counted
from faxflow.domain.ids import mail_name
from faxflow.errors import BadUsage
from faxflow.steps.judge_mail import Assigned, Finding, Ignored, assign_mail, ignore_mail
from faxflow.store import mail_queue
from faxflow.store.mail_queue import QueuedMail
from faxflow.views.mail_queue_text import MailLine, mail_queue_data, mail_queue_text


def list_act(session: Session) -> Answer:
    """The mails whose review is an open task."""
    with session.work.store.read() as tx:
        lines = [_line(mail) for mail in mail_queue.waiting(tx)]
    text = mail_queue_text(lines, session.config.practice.zone)
    return Answer(text, mail_queue_data(lines), lists_tasks=True)


def assign_act(mail: str, fax: str, finding: Finding, *, delivered: bool) -> Act:
    """Gives a person's verdict to a fax. Raises BadUsage where none or two are given."""

    def act(session: Session) -> Answer:
        if delivered == (finding.reason is not None):
            raise BadUsage(
                what="It is not said what the mail means.",
                todo="Give either --delivered or --failed REASON.",
            )
        done = assign_mail(session.work, mail, fax, finding)
        return Answer(_told(done), _data(done))

    return act


def ignore_act(names: Sequence[str]) -> Act:
    """Closes the questions about mails."""

    def act(session: Session) -> Answer:
        return each(names, lambda name: ignore_mail(session.work, name), _ignored)

    return act


def _ignored(one: Ignored) -> dict[str, object]:
    return {"mail": one.mail, "done": one.done, "told": one.told}


def _told(done: Assigned) -> str:
    left = f" It says {counted(done.left, 'thing')} about other faxes still." if done.left else ""
    if done.outcome == "applied":
        return f"{done.mail} settles {done.reference}, which is {done.state} now.{left}"
    if done.outcome == "pending":
        return f"{done.mail} will settle {done.reference} once its hand-over is over.{left}"
    return f"{done.mail} changes nothing: the fax of {done.reference} stays {done.state}.{left}"


def _data(done: Assigned) -> dict[str, object]:
    return {
        "mail": done.mail,
        "reference": done.reference,
        "outcome": done.outcome,
        "state": done.state,
        "left": done.left,
    }


def _line(mail: QueuedMail) -> MailLine:
    return MailLine(
        mail_name(mail.id),
        mail.received_at,
        mail.read_at,
        mail.sender_domain,
        mail.said,
        mail.folder,
    )
