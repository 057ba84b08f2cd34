"""Moves the mails that a person has dealt with to where they belong, as far as they are found."""

from faxflow.domain.mail import Misfiled
from faxflow.steps.ports import Mailbox, ReadMail
from faxflow.steps.work import Work
from faxflow.store import mail_queue, mails
from faxflow.store.mail_queue import QueuedMail


def refile_mails(work: Work, mailbox: Mailbox, read: ReadMail) -> None:
    """Looks for each once: one that a person has moved by hand stays where they put it."""
    with work.store.read() as tx:
        waiting = mail_queue.to_refile(tx)
    for mail in waiting:
        _refile(work, mailbox, read, mail)


def _refile(work: Work, mailbox: Mailbox, read: ReadMail, mail: QueuedMail) -> None:
    if mail.folder is None or mail.refile_to is None:
        return
    if mail.message_id:
        mailbox.refile(
            Misfiled(
                mail.message_id,
                mail.folder,
                mail.refile_to,
                lambda raw: read(raw).content_hash == mail.content_hash,
            )
        )
    with work.store.write() as tx:
        mails.file_in(tx, mail.refile_to, [mail.content_hash])
