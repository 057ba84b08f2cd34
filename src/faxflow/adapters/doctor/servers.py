"""Looks at mail servers as a run would meet them, and leaves before anything is handed over."""

import re
import smtplib
import socket
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, TypeVar

from faxflow.adapters import imap_connection, smtp_connection
from faxflow.adapters.doctor.inbox import expiry, looked_into
from faxflow.adapters.doctor.name_servers import MX, TXT, NameServers, texts_of
from faxflow.adapters.gateway_words import GatewayWords
from faxflow.adapters.mail_security import Peer, Secret, TokenSource
from faxflow.adapters.smtp_connection import accept_any
from faxflow.adapters.smtp_gateway import refuse_wrong_world
from faxflow.adapters.smtp_replies import StrictReplies
from faxflow.config.gateway import GatewaySettings
from faxflow.config.server import InboxSettings, Server
from faxflow.domain.handover import OutgoingFax
from faxflow.domain.ids import CaseId, Reference, RunId
from faxflow.domain.loopback import is_loopback
from faxflow.domain.number_forms import sample_number
from faxflow.domain.server_facts import InboxFacts, Reply, SubmissionFacts
from faxflow.errors import ConfigurationProblem

if TYPE_CHECKING:
    pass

_SECONDS: Final = 15.0
"""For each answer, at the most: nobody waits for doctor as long as a run waits."""
_NO_ADDRESS: Final = 553
_LINE_LOST: Final = 421
_MAILBOX: Final = re.compile(r"[!-;=?-~]+@[A-Za-z0-9.\-\[\]:]+")
_SPF: Final = "v=spf1"

S = TypeVar("S", bound=Server)

Tokens = Callable[[Server, str], TokenSource | None]
"""What signs in to a server, None where a password does; by its section's name."""


@dataclass(frozen=True, slots=True)
class MailServers:
    """`rehearsal` is whether the simulator is the gateway that is wanted."""

    secret: Secret
    tokens: Tokens
    rehearsal: bool
    names: NameServers = field(default_factory=NameServers)

    def inbox(self, settings: InboxSettings, part: str) -> InboxFacts:
        """Signs in once, looks, and leaves."""
        from imapclient.exceptions import IMAPClientError

        peer = self._peer(settings, part)
        client = imap_connection.connect(peer, self.secret, patience_seconds=0)
        try:
            with imap_connection.ours(peer):
                return looked_into(client, settings, IMAPClientError)
        finally:
            imap_connection.hang_up(client)

    def submission(
        self, settings: Server, part: str, sender: str, recipients: Sequence[str]
    ) -> SubmissionFacts:
        """Signs in once, says who would write to whom, takes it back and leaves: never DATA."""
        peer = self._peer(settings, part)

        def is_the_right_one(line: StrictReplies) -> None:
            # Before going live, doctor asks the real one whether it would take faxes; it gets none.
            at_home = is_loopback(settings.host)
            refuse_wrong_world(line, peer, rehearsal=self.rehearsal and at_home)

        greeted = is_the_right_one if isinstance(settings, GatewaySettings) else accept_any
        line = smtp_connection.connect(
            peer, self.secret, sender, patience_seconds=0, greeted=greeted
        )
        try:
            return _would_send(line, sender, recipients)
        finally:
            with suppress(OSError):
                line.docmd("RSET")
                line.quit()
            line.close()

    def renew_token(self, settings: Server, part: str) -> None:
        """Has a new token made."""
        source = self.tokens(settings, part)
        if source is not None:
            source.token(anew=True)

    def resolves(self, host: str) -> bool:
        """Whether the name leads to an address."""
        try:
            return bool(socket.getaddrinfo(host, None, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError):
            return False

    def mail_exchangers(self, domain: str) -> tuple[str, ...] | None:
        """Who takes the domain's mail; None where nobody could be asked."""
        found = self.names.answers(domain, MX)
        return None if found is None else tuple(one.hex() for one in found)

    def sender_policy(self, domain: str) -> str | None:
        """The domain's SPF line, empty where it has none; None where nobody could be asked."""
        found = self.names.answers(domain, TXT)
        if found is None:
            return None
        lines = (texts_of(one) for one in found)
        return next((one for one in lines if one.casefold().startswith(_SPF)), "")

    def leads_to(self, name: str, hosts: Sequence[str], *, key: str, section: str) -> str:
        """The host that a secret address leads to. Raises SecretMissing or ConfigurationProblem."""
        from faxflow.adapters.secret_address import Approval, secret_address

        return secret_address(self.secret(name), name, Approval(hosts, key, section)).host

    def fax_address(self, settings: GatewaySettings) -> str:
        """The mail address of a sample number. Raises ConfigurationProblem."""
        number = settings.caller_id or sample_number(settings.country)
        sample = OutgoingFax(Reference(CaseId(1), 1), number, b"", RunId("doctor"))
        words = GatewayWords(settings).about(sample)
        if words is None:
            raise ConfigurationProblem(
                where=f"{settings.section} address",
                what="it makes no mail address of a sample number",
                todo="Mend it: docs/gateways.md.",
            )
        return words.recipient

    def _peer(self, settings: Server, part: str) -> Peer:
        hurried = _hurried(settings)
        return Peer(hurried, f"[{part}]", self.tokens(hurried, part))


def _hurried(settings: S) -> S:
    seconds = min(settings.timeout_seconds, _SECONDS)
    return settings.model_copy(update={"timeout_seconds": seconds})


def _would_send(line: StrictReplies, sender: str, recipients: Sequence[str]) -> SubmissionFacts:
    limit = line.esmtp_features.get("size", "")
    first = _said(line, "MAIL FROM", sender)
    replies = tuple(_said(line, "RCPT TO", one) for one in recipients) if first.taken else ()
    most = int(limit) if limit.isdecimal() and int(limit) > 0 else None
    return SubmissionFacts(expiry(line.sock), most, first, replies)


def _said(line: StrictReplies, command: str, address: str) -> Reply:
    if not _MAILBOX.fullmatch(address):
        return Reply(address, _NO_ADDRESS)
    try:
        return Reply(address, line.docmd(f"{command}:<{address}>")[0])
    except (OSError, smtplib.SMTPException):
        return Reply(address, _LINE_LOST)
