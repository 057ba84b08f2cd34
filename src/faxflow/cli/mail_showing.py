"""What mail show finds out about a mail that a case's history names."""

from faxflow.cli.session import Act, Answer, Session
from faxflow.domain.ids import mail_name, parse_mail
from faxflow.errors import UnknownMail
from faxflow.steps.review_task import review_key
from faxflow.store import mail_queue, mail_statements, tasks
from faxflow.store.connection import Connection
from faxflow.store.mail_statements import Statement
from faxflow.views.mail_text import MailShown, StatementLine, mail_data, mail_text


def show_act(name: str) -> Act:
    """A mail, where it lies and what became of what it says."""

    def act(session: Session) -> Answer:
        with session.work.store.read() as tx:
            shown = _shown(tx, name)
        return Answer(mail_text(shown, session.config.practice.zone), mail_data(shown))

    return act


def _shown(tx: Connection, name: str) -> MailShown:
    mail_id = parse_mail(name)
    mail = None if mail_id is None else mail_queue.get(tx, mail_id)
    if mail is None:
        raise UnknownMail(mail=name)
    return MailShown(
        mail_name(mail.id),
        mail.received_at,
        mail.read_at,
        mail.sender_domain,
        mail.folder,
        mail.refile_to,
        tasks.is_open(tx, review_key(mail.id)),
        [_line(one) for one in mail_statements.of_mail(tx, mail.id)],
    )


def _line(one: Statement) -> StatementLine:
    """The number stands with the fax; a person asks for it where there is none."""
    return StatementLine(
        one.kind,
        one.outcome,
        one.reason,
        one.reference,
        one.job_id,
        one.given_to,
        None if one.given_to else one.number,
    )
