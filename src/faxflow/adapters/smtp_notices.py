"""Mails notices to staff, one connection each: they are few, and hours apart."""

import contextlib
import smtplib
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import parseaddr

from faxflow.adapters.mail_security import Peer, Secret, TokenSource, reason
from faxflow.adapters.smtp_connection import connect
from faxflow.adapters.smtp_replies import StrictReplies
from faxflow.config.notices import NoticeSettings
from faxflow.domain.run import Clock
from faxflow.errors import ServerUnreachable


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
    ) -> None:
        self.logs_in = settings.user is not None
        self._settings = settings
        self._secret = secret
        self._clock = clock
        self._patience_seconds = patience_seconds
        self._peer = Peer(settings, "[notices]", tokens)

    def send(self, message_id: str, subject: str, body: str) -> list[int]:
        """The places in `to`, from 1, that were refused while others were not.

        Raises LoginRefused, ServerUnreachable or InsecureServer.
        """
        peer = self._peer
        line = connect(
            peer, self._secret, self._settings.sender, patience_seconds=self._patience_seconds
        )
        try:
            refused = line.send_message(self._mail(message_id, subject, body))
        except smtplib.SMTPException as error:
            raise ServerUnreachable(server=peer.name, what=_refusal(error)) from error
        except OSError as error:
            raise ServerUnreachable(server=peer.name, what=reason(error)) from error
        finally:
            _leave(line)
        bare = [parseaddr(address)[1] for address in self._settings.to]
        return [place for place, address in enumerate(bare, start=1) if address in refused]

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


def _refusal(error: smtplib.SMTPException) -> str:
    """What the server held against the notice, by its code alone."""
    if isinstance(error, smtplib.SMTPResponseException):
        return f"it refused the notice with {error.smtp_code}"
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        codes = sorted({code for code, _ in error.recipients.values()})
        return f"it refused every address in [notices] to with {codes}"
    return "the conversation broke off"
