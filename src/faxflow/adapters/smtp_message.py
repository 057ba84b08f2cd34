"""The mail that carries one fax, from a byte template that is prepared once.

Building it with `email.message` would take most of the client's time. Nothing that
varies can break out of its header: numbers are digits, references and run ids are
plain words, and what the configuration gives is checked when the template is made.
"""

import base64
import binascii
import re
import struct
from dataclasses import dataclass
from datetime import datetime
from email.header import Header
from email.utils import format_datetime, formataddr, parseaddr

from faxflow.adapters.gateway_words import GatewayWords, Words
from faxflow.config.gateway import GatewaySettings
from faxflow.domain.handover import OutgoingFax

_BOUNDARY = "=_faxflow_part"  # base64 has neither "=_" nor "-", so no part can hold it
_LINE_LENGTH = 76  # RFC 2045 6.8
_MAILBOX = re.compile(r"[!-;=?-~]+@[A-Za-z0-9.\-\[\]:]+")
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]")

_HEAD = """\
From: {sender}
To: <{recipient}>
Subject: {subject}
Date: {date}
Message-ID: <{reference}.{run}@{domain}>
X-Faxflow-Attempt: {reference}
X-Faxflow-Run: {run}
{own}MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="{boundary}"

{body}--{boundary}
Content-Type: application/pdf; name="{reference}.pdf"
Content-Transfer-Encoding: base64
Content-Disposition: attachment; filename="{reference}.pdf"

""".replace("\n", "\r\n")
# No Auto-Submitted header: gateways drop automatic mail unread, and this is a person's letter.

_BODY = """\
--{boundary}
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: base64

{text}
""".replace("\n", "\r\n")

_TAIL = f"\r\n--{_BOUNDARY}--\r\n".encode("ascii")


@dataclass(frozen=True, slots=True)
class Envelope:
    """A whole message, dot-stuffed and without its final dot, and whom SMTP is told.

    `number` (E.164) must not be told where the server repeats it.
    """

    sender: str
    recipient: str
    data: bytes
    number: str


class FaxTemplate:
    """Makes the envelope of each fax. Raises ConfigurationProblem when the settings cannot."""

    def __init__(self, settings: GatewaySettings) -> None:
        self._words = GatewayWords(settings)
        name, self.sender = parseaddr(settings.sender)
        self._words.require(_MAILBOX.fullmatch(self.sender), "sender", "is no mail address")
        self._words.require(settings.sender.isprintable(), "sender", "holds a line break")
        self._from = formataddr((name, self.sender))
        self._body = _body_part(settings.body)

    def envelope(self, fax: OutgoingFax, now: datetime) -> Envelope | None:
        """The mail for `fax`, or None where its number cannot be written as this gateway wants."""
        words = self._words.about(fax)
        if words is None:
            return None
        head = self._head(fax, words, now)
        data = head.replace("\r\n.", "\r\n..").encode("ascii") + _base64_lines(fax.pdf) + _TAIL
        return Envelope(self.sender, words.recipient, data, fax.number)

    def _head(self, fax: OutgoingFax, words: Words, now: datetime) -> str:
        return _HEAD.format(
            sender=self._from,
            recipient=words.recipient,
            subject=_header_text(words.subject),
            date=format_datetime(now),
            reference=fax.reference,
            run=_UNSAFE.sub("-", fax.run_id),
            domain=self.sender.rpartition("@")[2],
            own="".join(f"{name}: {text}\r\n" for name, text in words.headers),
            boundary=_BOUNDARY,
            body=self._body,
        )


def _header_text(text: str) -> str:
    return text if text.isascii() else Header(text, "utf-8").encode(linesep="\r\n")


def _body_part(text: str) -> str:
    if not text:
        return ""
    encoded = base64.encodebytes(text.encode()).decode("ascii").replace("\n", "\r\n")
    return _BODY.format(boundary=_BOUNDARY, text=encoded.rstrip())


def _base64_lines(content: bytes) -> bytes:
    encoded = binascii.b2a_base64(content, newline=False)
    whole, rest = divmod(len(encoded), _LINE_LENGTH)
    # One call cuts all lines; slicing them out one by one took twice as long.
    lines = struct.unpack(f"{_LINE_LENGTH}s" * whole + f"{rest}s", encoded)
    return b"\r\n".join(lines if rest else lines[:-1])
