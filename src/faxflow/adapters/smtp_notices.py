"""Mails notices to staff, one connection each: they are few, and hours apart."""

import contextlib
import smtplib
from collections.abc import Mapping
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import parseaddr

from faxflow.adapters.mail_security import Peer, Secret, TokenSource, reason
from faxflow.adapters.smtp_connection import connect
from faxflow.adapters.smtp_replies import StrictReplies
from faxflow.config.notices import NoticeSettings
from faxflow.domain.notice import NotTaken
from faxflow.domain.run import Clock
from faxflow.errors import AddressesRefused, FaxflowError, NoticeRefused, ServerUnreachable

_FOR_GOOD = 500
"""Replies from here on are final (RFC 5321, 4.2.1)."""


class SmtpNotices:
    """Sends to the addresses that the configuration approves, and to no other."""

    name = "mail"

    def __init__(
        self,
        settings: NoticeSettings,
        secret: Secret,
        clock: Clock,
        *,
        patience_seconds: float = 5.0,
        tokens: TokenSource | None = None,
        addresses: str = "[notices] to",
    ) -> None:
        """`addresses` says where the configuration has `settings.to` from."""
        self.logs_in = settings.user is not None
        self._settings = settings
        self._secret = secret
        self._clock = clock
        self._patience_seconds = patience_seconds
        self._addresses = addresses
        self._peer = Peer(settings, "[notices]", tokens)

    def send(self, message_id: str, subject: str, body: str) -> NotTaken:
        """The places in `to` that were refused while others were not.

        Raises LoginRefused, ServerUnreachable or InsecureServer, AddressesRefused where none of
        them is taken, or NoticeRefused where it is the notice that is refused, for good.
        """
        peer = self._peer
        line = connect(
            peer, self._secret, self._settings.sender, patience_seconds=self._patience_seconds
        )
        try:
            refused = line.send_message(self._mail(message_id, subject, body))
        except smtplib.SMTPDataError as error:
            raise _refused_notice(peer, error) from error
        except smtplib.SMTPRecipientsRefused as error:
            codes = sorted({code for code, _ in error.recipients.values()})
            what = f"it refused every address in {self._addresses} with {codes}"
            raise AddressesRefused(server=peer.name, what=what) from error
        except smtplib.SMTPException as error:
            raise ServerUnreachable(server=peer.name, what=_refusal(error)) from error
        except OSError as error:
            raise ServerUnreachable(server=peer.name, what=reason(error)) from error
        finally:
            _leave(line)
        return self._not_taken({address: reply[0] for address, reply in refused.items()})

    def _not_taken(self, codes: Mapping[str, int]) -> NotTaken:
        """A reply of 450 is what greylisting says at first: later it lets the notice in."""
        bare = [parseaddr(address)[1] for address in self._settings.to]
        places = [(place, codes.get(address)) for place, address in enumerate(bare, start=1)]
        return NotTaken(
            tuple(place for place, code in places if code and code >= _FOR_GOOD),
            tuple(place for place, code in places if code and code < _FOR_GOOD),
        )

    def _mail(self, message_id: str, subject: str, body: str) -> EmailMessage:
        mail = EmailMessage(policy=SMTP)
        mail["From"] = self._settings.sender
        mail["To"] = ", ".join(self._settings.to)
        mail["Subject"] = " ".join(subject.split())
        mail["Date"] = self._clock()
        mail["Message-ID"] = self._qualified(message_id)
        mail["Auto-Submitted"] = "auto-generated"  # RFC 3834: holiday replies stay away
        mail.set_content(body)
        return mail

    def _qualified(self, message_id: str) -> str:
        bare = message_id.strip("<>")
        domain = parseaddr(self._settings.sender)[1].rpartition("@")[2]
        return f"<{bare}>" if "@" in bare else f"<{bare}@{domain}>"


def _leave(line: StrictReplies) -> None:
    with contextlib.suppress(OSError):
        line.quit()
    line.close()


def _refused_notice(peer: Peer, error: smtplib.SMTPDataError) -> FaxflowError:
    if error.smtp_code < _FOR_GOOD:
        return ServerUnreachable(server=peer.name, what=_refusal(error))
    return NoticeRefused(server=peer.name, code=error.smtp_code)


def _refusal(error: smtplib.SMTPException) -> str:
    """What the server held against the notice, by its code alone."""
    if isinstance(error, smtplib.SMTPResponseException):
        return f"it refused the notice with {error.smtp_code}"
    return "the conversation broke off"
