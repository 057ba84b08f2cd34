"""Those who watch the inbox in the battery: ours, and one that moves a mail before it commits."""

from faults.imap_battery import reading_of
from faxflow.domain.mail import Folder
from faxflow.steps.find_copies import find_copies
from faxflow.steps.ports import Mailbox
from faxflow.steps.take_mail import take_mail
from faxflow.steps.watch_bounces import watch_once
from faxflow.steps.work import Work


def real_watch(work: Work, mailbox: Mailbox) -> None:
    """One pass as the command makes it, a refused login or not."""
    watch_once(work, mailbox, reading_of, now=True)


def naive_watch(work: Work, mailbox: Mailbox) -> None:
    """The usual way: what is moved counts as read."""
    for batch in mailbox.batches():
        mailbox.file([mail.uid for mail in batch], Folder.HANDLED)
        with work.store.write() as tx:
            for mail in batch:
                take_mail(tx, work, mail, reading_of(mail.raw))
    find_copies(work, mailbox)
