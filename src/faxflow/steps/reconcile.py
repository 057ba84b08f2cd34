"""reconcile: holds a restored store against what the mailbox still has of the lost time.

All of it can be done again: a mail is known by its content, an attempt by its reference.
"""

from collections import Counter, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from faxflow.domain.counted import counted
from faxflow.domain.mail import Folder, Mail
from faxflow.domain.restored import Restore
from faxflow.domain.sent_copy import SentCopy
from faxflow.domain.written_number import number_in
from faxflow.steps.doubted_faxes import tell_of_doubts
from faxflow.steps.lost_time import Met, meet
from faxflow.steps.ports import Mailbox, ReadMail
from faxflow.steps.restore_again import begin_beyond
from faxflow.steps.take_mail import take_mail
from faxflow.steps.watch_bounces import watch_once
from faxflow.steps.work import Work
from faxflow.store import events, mail_queue, mails, restores
from faxflow.store.connection import Connection
from faxflow.store.lost_attempts import Sign

COPY = "a copy in the Sent folder"
_COPIES_AT_ONCE = 100


class PastMailbox(Mailbox, Protocol):
    """The service inbox, and what lies in its account's other folders."""

    def sent_since(self, since: datetime) -> Sequence[SentCopy] | None:
        """The copies of our faxes since then, oldest first; None where there is no Sent folder."""

    def filed_since(self, folder: Folder, since: datetime) -> Iterator[list[Mail]]:
        """The mails that were read and filed in a folder since then, oldest first."""


@dataclass(slots=True)
class Reconciled:
    """What was looked at, and what it came to; `sent_folder` is False where there was none."""

    sent_folder: bool = True
    copies: int = 0
    mails: int = 0
    read_before: int = 0
    inbox: int = 0
    met: Counter[Met] = field(default_factory=Counter)


def reconcile(work: Work, mailbox: PastMailbox, read: ReadMail) -> Reconciled:
    """Looks at the copies and the read mails since the backup, then at the inbox.

    The caller holds the locks `outbound` and `mailbox`. Raises as `watch_once` does; then the
    store counts as not reconciled, and what was found by then is kept.
    """
    with work.store.read() as tx:
        restore = restores.last(tx)
    if restore is None:
        return Reconciled()
    done = Reconciled()
    copies = _copies(mailbox, restore, done)
    for folder in (Folder.HANDLED, Folder.REVIEW):
        for batch in mailbox.filed_since(folder, restore.unread_from):
            _read_again(work, batch, folder, read, copies, done)
    _meet_all(work, copies, None, done)
    done.inbox = watch_once(work, mailbox, read, now=True).mails
    with work.store.write() as tx:
        restores.reconciled(tx, restore.generation, work.run.now())
        begin_beyond(tx, work)
        tell_of_doubts(tx)
        _note(tx, work, done)
    return done


def _copies(mailbox: PastMailbox, restore: Restore, done: Reconciled) -> deque[SentCopy]:
    found = mailbox.sent_since(restore.unread_from)
    done.sent_folder, done.copies = found is not None, len(found or ())
    return deque(found or ())


def _read_again(  # noqa: PLR0917 - mails, where they lie, and what is met on the way
    work: Work,
    batch: Sequence[Mail],
    folder: Folder,
    read: ReadMail,
    copies: deque[SentCopy],
    done: Reconciled,
) -> None:
    """In the order in which things came: a result finds the attempt that it speaks of."""
    for mail in batch:
        reading = read(mail.raw)
        came = min(filter(None, (mail.received_at, reading.sent_at)), default=None)
        _meet_all(work, copies, came, done)
        with work.store.write() as tx:
            taken = take_mail(tx, work, mail, reading)
            if not taken.seen_before:
                mails.file_in(tx, folder, [reading.content_hash])
                _refile(tx, reading.content_hash, taken.folder)
        done.mails += 1
        done.read_before += taken.seen_before


def _refile(tx: Connection, content_hash: str, belongs: Folder) -> None:
    mail_id = mails.id_of(tx, content_hash)
    if mail_id is not None:
        mail_queue.refile(tx, mail_id, belongs)


def _meet_all(
    work: Work, copies: deque[SentCopy], until: datetime | None, done: Reconciled
) -> None:
    """Takes up the copies that were there by then, None: all that are left."""
    while copies and (until is None or copies[0].at <= until):
        with work.store.write() as tx:
            for _ in range(_COPIES_AT_ONCE):
                if not copies or (until is not None and copies[0].at > until):
                    break
                met = meet(tx, work, _sign(work, copies.popleft()))
                if met:
                    done.met[met] += 1


def _sign(work: Work, copy: SentCopy) -> Sign:
    for gateway in work.config.gateways:
        number = number_in(copy.recipient, gateway.address, gateway.country)
        number = number or number_in(copy.subject, gateway.subject, gateway.country)
        if number:
            return Sign(copy.reference, copy.at, COPY, gateway.name, number)
    return Sign(copy.reference, copy.at, COPY, work.gateway.name)


def _note(tx: Connection, work: Work, done: Reconciled) -> None:
    copies, read = counted(done.copies, "copy", "copies"), counted(done.mails, "mail")
    detail = f"{copies} and {read} of the lost time looked at"
    events.record(tx, work.run, [events.Event(events.STORE, "reconciled", detail=detail)])
