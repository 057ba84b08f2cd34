"""A raw mail as the plain text and few headers that its meaning rests on."""

import email
import re
from dataclasses import dataclass
from datetime import datetime
from email.errors import CloseBoundaryNotFoundDefect
from email.message import Message
from email.parser import BytesHeaderParser
from email.utils import parseaddr

from faxflow.domain.verdict_reading.authenticity import is_forged
from faxflow.domain.verdict_reading.header_text import (
    Headers,
    header_text,
    headers_of,
    report_type,
    sent_at,
)
from faxflow.domain.verdict_reading.identity import content_hash
from faxflow.domain.verdict_reading.mail_parts import Parts, Recipient
from faxflow.domain.verdict_reading.own_words import own_words
from faxflow.domain.verdict_reading.tidy import tidy

_TELLING_HEADERS = frozenset({"from", "to", "subject", "date", "message-id", "received"})
_PLAIN_AND_PAGE = 2
_WORD = re.compile(r"\w+")
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class MailText:
    """The mail's own words: `lines` from its text parts, `returned` from mail that it carries;
    `told` is what `lines` hold less quotes and signatures, `attached` the lines of reports that
    came as files.

    `damaged` is true when headers, parts or text broke off, so that one may stand for another;
    `forged` when our own mail server holds the sender for that.
    """

    headers: Headers
    content_hash: str
    sender: str
    sender_name: str
    subject: str
    lines: tuple[str, ...]
    told: tuple[str, ...]
    attachments: tuple[str, ...]
    attached: tuple[str, ...]
    returned: str
    recipients: tuple[Recipient, ...]
    report_type: str
    auto_submitted: str
    sent_at: datetime | None
    forged: bool
    damaged: bool

    @property
    def domain(self) -> str:
        """The sender's domain, empty when the address has none."""
        return self.sender.rpartition("@")[2] if "@" in self.sender else ""

    @property
    def message_id(self) -> str:
        return self.header("message-id")

    @property
    def answered(self) -> str:
        """The Message-IDs that it answers."""
        return self.header("in-reply-to") + " " + self.header("references")

    @property
    def machine_headers(self) -> bool:
        """True when a header says that no person wrote it."""
        return (
            self.auto_submitted.startswith("auto-generated")
            or self.header("x-auto-response-suppress") != ""
            or self.header("precedence").lower() in {"bulk", "auto"}
        )

    def header(self, name: str) -> str:
        """Any header of the mail as text, empty when it is missing."""
        return header_text(self.headers, name.lower())


def is_mail(raw: bytes) -> bool:
    """True when the bytes begin with the headers of a mail."""
    message = BytesHeaderParser().parsebytes(_bare(raw))
    return not _TELLING_HEADERS.isdisjoint(headers_of(message))


def mail_text(raw: bytes) -> MailText:
    """The mail, decoded as far as it can be; damage is read around, never raised."""
    message = email.message_from_bytes(_bare(raw))
    headers = headers_of(message)
    parts = Parts(message)
    texts = parts.texts()
    name, address = parseaddr(header_text(headers, "from"))
    forged = is_forged(header_text(headers, "authentication-results").lower())
    return MailText(
        headers=headers,
        content_hash=content_hash(raw, headers, forged=forged),
        sender=address.lower(),
        sender_name=name,
        subject=tidy(header_text(headers, "subject")).replace("\t", " ").strip(),
        lines=tuple(line for part in texts for line in part),
        told=tuple(line for part in _new(texts) for line in own_words(part)),
        attachments=tuple(parts.attachments),
        attached=tuple(parts.attached),
        returned="\n".join(parts.returned),
        recipients=tuple(parts.recipients),
        report_type=report_type(message, headers),
        auto_submitted=header_text(headers, "auto-submitted").lower(),
        sent_at=sent_at(headers),
        forged=forged,
        damaged=parts.cut_short or _is_damaged(message, address),
    )


def _new(texts: list[list[str]]) -> list[list[str]]:
    """The parts less a page that only repeats the plain part, in no more lines."""
    if len(texts) == _PLAIN_AND_PAGE and _repeats(*texts):
        return texts[:1]
    return texts


def _repeats(plain: list[str], page: list[str]) -> bool:
    if sum(map(bool, page)) > sum(map(bool, plain)):
        return False
    return set(_WORD.findall("\n".join(page))) <= set(_WORD.findall("\n".join(plain)))


def _bare(raw: bytes) -> bytes:
    """The mail without what a text editor put before its first header."""
    return raw.removeprefix(_BYTE_ORDER_MARK).lstrip(b"\r\n")


def _is_damaged(message: Message, address: str) -> bool:
    """A missing last boundary is common and loses nothing; a nameless sender is no sender."""
    broken = [one for one in message.defects if not isinstance(one, CloseBoundaryNotFoundDefect)]
    return bool(broken) or not address
