"""A mailbox of its own for each fault, on a real Dovecot: its mails, and what others do to it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from random import Random

from imapclient import IMAPClient
from imapclient.exceptions import IMAPClientError

from faxflow.adapters.imap_mailbox import ImapMailbox
from faxflow.config.server import MailboxSettings, Security
from faxflow.domain.mail import Folder
from faxflow.simulator.gateway.outcomes import Outcome, outcome_of
from faxflow.simulator.gateway.received_fax import ReceivedFax
from faxflow.simulator.gateway.verdict_mail import verdict_mail
from servers.dovecot import PASSWORD

INBOX, SENT = "Faxes", "Sent"
"""Not INBOX itself: that one cannot be deleted and made again."""

SENT_AT = datetime(2025, 3, 3, 11, 0, tzinfo=UTC)
CAME_AT = SENT_AT + timedelta(minutes=10)
"""In the past: Dovecot takes in no mail of tomorrow."""

SECONDS = 2.5
"""How long anyone waits for a server that says nothing."""

_DELIVERED, _NO_ANSWER = outcome_of("+12025550110", 1), outcome_of("+12025550102", 1)
_BARE = outcome_of("+12025550104", 1)
_STRANGE = (
    b"From: fax@fax.example\r\nSubject: fax 77\r\nMessage-ID: <x@y>\r\n\r\nIt went as it went.\r\n"
)
_COPY = (
    b"From: faxes@hilltop.example\r\nSubject: fax\r\nX-Faxflow-Attempt: FX-000006-A1\r\n"
    b"Message-ID: <FX-000006-A1.run@hilltop.example>\r\n\r\n\r\n"
)


def number_of(case: int) -> str:
    return f"+1202555{case:04d}"


@cache
def mails() -> tuple[bytes, ...]:
    """Results for faxes 1 to 5, one of them delivered to us twice, and one riddle."""
    third = _result(3, _DELIVERED)
    nameless = b"\r\n".join(
        line for line in _result(5, _DELIVERED).split(b"\r\n") if b"Message-ID:" not in line
    )
    again = b"Received: by other.example; Mon, 3 Mar 2025 11:12:00 +0000\r\n" + third
    busy, bare = _result(2, _NO_ANSWER), _result(4, _BARE)
    return (_result(1, _DELIVERED), busy, third, again, bare, _STRANGE, nameless)


def _result(case: int, outcome: Outcome | None) -> bytes:
    assert outcome is not None
    reference = f"FX-{case:06d}-A1"
    fax = ReceivedFax(
        reference, number_of(case), SENT_AT, "", reference, "faxes@hilltop.example", 1
    )
    return verdict_mail(fax, outcome, CAME_AT, Random(case))


@dataclass(frozen=True)
class Inbox:
    """One user of the server on `port`."""

    port: int
    user: str

    def fill(self) -> None:
        """As it is before the first pass: the results, and a copy of a fax in doubt."""
        with self.client() as client:
            for folder, content in ((INBOX, mails()), (SENT, (_COPY,))):
                client.create_folder(folder)
                _append(client, folder, content)

    def mailbox(self, port: int) -> ImapMailbox:
        """Our own adapter for it, by way of `port`."""
        settings = MailboxSettings(
            host="127.0.0.1",
            port=port,
            security=Security.NONE,
            user=self.user,
            password="MAILBOX_PASSWORD",
            timeout_seconds=SECONDS,
            folder=INBOX,
        )
        return ImapMailbox(settings, lambda _: PASSWORD, patience_seconds=0)

    def contents(self) -> dict[str, Counter[bytes]]:
        """The mails of each folder."""
        with self.client() as client:
            return {name: _contents(client, name) for name in (INBOX, *Folder)}

    def renumber(self) -> None:
        """Makes the folder anew with the same mails: their UIDs mean nothing any more."""
        with self.client() as client:
            held = _contents(client, INBOX)
            client.unselect_folder()
            client.delete_folder(INBOX)
            client.create_folder(INBOX)
            _append(client, INBOX, [raw for raw in mails() if held[raw]])

    def take_away(self, *places: int) -> None:
        """Another program expunges these mails, counted from 1 as they came."""
        with self.client() as client:
            client.select_folder(INBOX)
            client.delete_messages([uid for uid in client.search() if uid in places])
            client.expunge()

    def file_all_by_hand(self) -> None:
        """A person moves every mail away."""
        with self.client() as client:
            client.create_folder(Folder.REVIEW)
            client.select_folder(INBOX)
            client.move(client.search(), Folder.REVIEW)

    def remove_folders(self) -> None:
        """Somebody tidies up the folders that are still empty."""
        with self.client() as client:
            for folder in Folder:
                with suppress(IMAPClientError):
                    client.delete_folder(folder)

    @contextmanager
    def client(self) -> Iterator[IMAPClient]:
        with IMAPClient("127.0.0.1", self.port, ssl=False) as client:
            client.login(self.user, PASSWORD)
            yield client


def _append(client: IMAPClient, folder: str, content: Sequence[bytes]) -> None:
    if content:
        client.multiappend(folder, [{"msg": raw, "date": CAME_AT} for raw in content])


def _contents(client: IMAPClient, folder: str) -> Counter[bytes]:
    if not client.folder_exists(folder):
        return Counter()
    client.select_folder(folder, readonly=True)
    return Counter(
        parts[b"BODY[]"] for parts in client.fetch(client.search(), ["BODY.PEEK[]"]).values()
    )
