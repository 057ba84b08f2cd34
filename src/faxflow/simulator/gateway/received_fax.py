"""What the gateway makes of a mail that it took: a number, a subject and a document."""

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import Message

from faxflow.domain.ids import references_in

_PAGE = re.compile(rb"/Type\s*/Page\b")
_NATIONAL_LENGTH = 10


@dataclass(frozen=True, slots=True)
class ReceivedFax:
    """`reference` is ours, in the subject or else in our header, or None; `at` is when it was
    taken."""

    reference: str | None
    number: str
    at: datetime
    sha256: str
    subject: str
    sender: str
    pages: int

    @property
    def case(self) -> str:
        """The same for every attempt at one fax."""
        return (self.reference or self.subject).rpartition("-A")[0]


def number_of(address: str) -> str | None:
    """The E.164 number that an address stands for, or None."""
    digits = re.sub(r"[-+.]", "", address.rpartition("@")[0])
    if not digits.isdecimal():
        return None
    return f"+1{digits}" if len(digits) == _NATIONAL_LENGTH else f"+{digits}"


def received(content: bytes, number: str, sender: str, at: datetime) -> ReceivedFax:
    """The fax for `number` in a whole mail."""
    mail = message_from_bytes(content)
    subject = str(make_header(decode_header(mail["Subject"] or "")))
    pdf = _document(mail)
    # Where the gateway wants something else for a subject, the header still carries it.
    found = references_in(subject) or references_in(mail["X-Faxflow-Attempt"] or "")
    return ReceivedFax(
        reference=str(found[0]) if found else None,
        number=number,
        at=at,
        sha256=hashlib.sha256(pdf).hexdigest(),
        subject=subject,
        sender=sender,
        pages=len(_PAGE.findall(pdf)) or 1,
    )


def _document(mail: Message) -> bytes:
    for part in mail.walk():
        if part.get_content_type() == "application/pdf":
            document = part.get_payload(decode=True)
            return document if isinstance(document, bytes) else b""
    return b""
