"""After a restore: takes in what the shared mailbox had filed in the lost time."""

from collections.abc import Iterator
from datetime import datetime
from typing import Protocol

from faxflow.domain.mail import Folder, Mail
from faxflow.domain.referrals.intake.became import Became
from faxflow.domain.referrals.intake.from_mail import from_mail
from faxflow.domain.referrals.intake.incoming import Incoming
from faxflow.steps.referrals.intake import IntakeTools, note_put_away, take_in
from faxflow.steps.referrals.intake_mailbox import mail_rules
from faxflow.steps.referrals.known_arrival import find_known
from faxflow.steps.work import Work
from faxflow.store import restores, runs

_INTAKE = "referral intake"


class FiledMails(Protocol):
    """The shared mailbox, with what was read before."""

    def filed_since(self, folder: Folder, since: datetime) -> Iterator[list[Mail]]:
        """The mails that were read and filed in a folder since then, oldest first."""


def take_in_again(work: Work, mailbox: FiledMails, tools: IntakeTools) -> Iterator[Became]:
    """What became of each filed mail of the lost time that the store does not know.

    Nothing where it never was restored. They stay where they lie; the caller holds the lock of
    the intake. Raises as `filed_since` does; what was stored by then stays.
    """
    since = _unread_since(work)
    if since is None:
        return
    for folder in Folder:
        for batch in mailbox.filed_since(folder, since):
            done = list(take_in(work, _unknown(work, batch), tools))
            note_put_away(work, done)
            yield from done


def _unread_since(work: Work) -> datetime | None:
    """What came before was read by the backup's last whole pass at the latest."""
    with work.store.read() as tx:
        restore = restores.last(tx)
        if restore is None:
            return None
        read = runs.last_whole(tx, _INTAKE, before=restore.restored_at)
        return min(restore.unread_from, read or restores.made_at(tx))


def _unknown(work: Work, batch: list[Mail]) -> list[Incoming]:
    rules, now = mail_rules(work), work.run.now()
    told = [from_mail(mail.raw, mail.received_at, rules, now=now) for mail in batch]
    with work.store.read() as tx:
        return [one for one in told if find_known(tx, work, one) is None]
