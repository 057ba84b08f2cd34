"""A mail to staff: its headers, and its way to all who are to have it."""

import contextlib
import smtplib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import parseaddr

from faxflow.adapters.mail_security import Peer, Secret, reason
from faxflow.adapters.smtp_connection import connect
from faxflow.adapters.smtp_replies import StrictReplies
from faxflow.domain.notice import NotTaken
from faxflow.domain.run import Clock
from faxflow.errors import AddressesRefused, FaxflowError, NoticeRefused, ServerUnreachable

_FOR_GOOD = 500
"""Replies from here on are final (RFC 5321, 4.2.1)."""


@dataclass(frozen=True, slots=True)
class MailingList:
    """Who sends, and who is to have it. `addresses` says where the configuration has `to` from.

    `noun` is what is sent, and `refused` what is raised where it is that, and nobody's address,
    that the server does not take, ever; it takes the facts `server` and `code`.
    """

    sender: str
    to: Sequence[str]
    addresses: str
    noun: str = "notice"
    refused: type[FaxflowError] = NoticeRefused

    def mail(self, message_id: str, subject: str, clock: Clock) -> EmailMessage:
        """One with its headers, and nothing in it yet."""
        mail = EmailMessage(policy=SMTP)
        mail["From"] = self.sender
        mail["To"] = ", ".join(self.to)
        mail["Subject"] = " ".join(subject.split())
        mail["Date"] = clock()
        mail["Message-ID"] = self._qualified(message_id)
        mail["Auto-Submitted"] = "auto-generated"  # RFC 3834: holiday replies stay away
        return mail

    def hand_over(
        self, mail: EmailMessage, peer: Peer, secret: Secret, *, patience_seconds: float
    ) -> NotTaken:
        """The places in `to` that were refused while others were not.

        Raises LoginRefused, ServerUnreachable or InsecureServer, AddressesRefused where none of
        them is taken, or `refused`.
        """
        line = connect(peer, secret, self.sender, patience_seconds=patience_seconds)
        try:
            refused = line.send_message(mail)
        except smtplib.SMTPDataError as error:
            raise self._not_this(peer, error) from error
        except smtplib.SMTPRecipientsRefused as error:
            codes = sorted({code for code, _ in error.recipients.values()})
            what = f"it refused every address in {self.addresses} with {codes}"
            raise AddressesRefused(server=peer.name, what=what) from error
        except smtplib.SMTPException as error:
            raise ServerUnreachable(server=peer.name, what=self._refusal(error)) from error
        except OSError as error:
            raise ServerUnreachable(server=peer.name, what=reason(error)) from error
        finally:
            _leave(line)
        return self._not_taken({address: reply[0] for address, reply in refused.items()})

    def _not_taken(self, codes: Mapping[str, int]) -> NotTaken:
        """A reply of 450 is what greylisting says at first: later it lets the mail in."""
        bare = [parseaddr(address)[1] for address in self.to]
        places = [(place, codes.get(address)) for place, address in enumerate(bare, start=1)]
        return NotTaken(
            tuple(place for place, code in places if code and code >= _FOR_GOOD),
            tuple(place for place, code in places if code and code < _FOR_GOOD),
        )

    def _qualified(self, message_id: str) -> str:
        bare = message_id.strip("<>")
        domain = parseaddr(self.sender)[1].rpartition("@")[2]
        return f"<{bare}>" if "@" in bare else f"<{bare}@{domain}>"

    def _not_this(self, peer: Peer, error: smtplib.SMTPDataError) -> FaxflowError:
        if error.smtp_code < _FOR_GOOD:
            return ServerUnreachable(server=peer.name, what=self._refusal(error))
        return self.refused(server=peer.name, code=error.smtp_code)

    def _refusal(self, error: smtplib.SMTPException) -> str:
        """What the server held against the mail, by its code alone."""
        if isinstance(error, smtplib.SMTPResponseException):
            return f"it refused the {self.noun} with {error.smtp_code}"
        return "the conversation broke off"


def _leave(line: StrictReplies) -> None:
    with contextlib.suppress(OSError):
        line.quit()
    line.close()
