"""The mail that carries one fax, from a byte template that is prepared once.

Building it with `email.message` would take most of the client's time. Nothing that
varies can break out of its header: numbers are digits, references and run ids are
plain words, and what the configuration gives is checked when the template is made.
"""

import base64
import binascii
import re
from dataclasses import dataclass
from datetime import datetime
from email.header import Header
from email.utils import format_datetime, formataddr, parseaddr

from faxflow.config.gateway import GatewaySettings
from faxflow.domain.handover import OutgoingFax
from faxflow.domain.ids import CaseId, Reference, RunId
from faxflow.errors import ConfigurationProblem

_BOUNDARY = "=_faxflow_part"  # base64 has neither "=_" nor "-", so no part can hold it
_LINE_LENGTH = 76  # RFC 2045 6.8
_E164 = re.compile(r"\+[1-9]\d{5,14}")
_ADDRESS = re.compile(r"[!-;=?-~]+@[A-Za-z0-9.\-\[\]:]+")
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]")

_HEAD = """\
From: {sender}
To: <{recipient}>
Subject: {subject}
Date: {date}
Message-ID: <{reference}.{run}@{domain}>
X-Faxflow-Attempt: {reference}
X-Faxflow-Run: {run}
MIME-Version: 1.0
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
    """A whole message, dot-stuffed and without its final dot, and whom SMTP is told."""

    sender: str
    recipient: str
    data: bytes


class FaxTemplate:
    """Makes the envelope of each fax. Raises ConfigurationProblem when the settings cannot."""

    def __init__(self, settings: GatewaySettings) -> None:
        self._settings = settings
        name, self.sender = parseaddr(settings.sender)
        _require(_ADDRESS.fullmatch(self.sender), "sender", "is no mail address")
        for key in ("sender", "subject"):
            _require(getattr(settings, key).isprintable(), key, "holds a line break")
        self._from = formataddr((name, self.sender))
        self._body = _body_part(settings.body)
        self._try_out()

    def envelope(self, fax: OutgoingFax, now: datetime) -> Envelope | None:
        """The mail for `fax`, or None where its number cannot be written in an address."""
        recipient = self._filled(self._settings.address, fax)
        if not (_E164.fullmatch(fax.number) and _ADDRESS.fullmatch(recipient)):
            return None
        head = _HEAD.format(
            sender=self._from,
            recipient=recipient,
            subject=_header_text(self._filled(self._settings.subject, fax)),
            date=format_datetime(now),
            reference=fax.reference,
            run=_UNSAFE.sub("-", fax.run_id),
            domain=self.sender.rpartition("@")[2],
            boundary=_BOUNDARY,
            body=self._body,
        )
        data = head.replace("\r\n.", "\r\n..").encode("ascii") + _base64_lines(fax.pdf) + _TAIL
        return Envelope(self.sender, recipient, data)

    def _try_out(self) -> None:
        sample = OutgoingFax(Reference(CaseId(1), 1), "+12015550100", b"", RunId("trial"))
        for key in ("address", "subject"):
            try:
                self._filled(getattr(self._settings, key), sample)
            except (LookupError, ValueError, AttributeError) as error:
                raise _problem(key, "has a {field} that is not known") from error
        address = self._filled(self._settings.address, sample)
        _require(_ADDRESS.fullmatch(address), "address", "makes no mail address")

    def _filled(self, pattern: str, fax: OutgoingFax) -> str:
        return pattern.format(
            reference=fax.reference,
            number=fax.number.removeprefix("+"),
            national=_national(fax.number) if "{national}" in pattern else "",
        )


def _national(number: str) -> str:
    """The digits without the country code, or nothing where that cannot be told."""
    import phonenumbers

    try:
        return phonenumbers.national_significant_number(phonenumbers.parse(number))
    except phonenumbers.NumberParseException:
        return ""


def _header_text(text: str) -> str:
    return text if text.isascii() else Header(text, "utf-8").encode(linesep="\r\n")


def _body_part(text: str) -> str:
    if not text:
        return ""
    encoded = base64.encodebytes(text.encode()).decode("ascii").replace("\n", "\r\n")
    return _BODY.format(boundary=_BOUNDARY, text=encoded.rstrip())


def _base64_lines(content: bytes) -> bytes:
    encoded = binascii.b2a_base64(content, newline=False)
    starts = range(0, len(encoded), _LINE_LENGTH)
    return b"\r\n".join([encoded[start : start + _LINE_LENGTH] for start in starts])


def _require(truth: object, key: str, what: str) -> None:
    if not truth:
        raise _problem(key, what)


def _problem(key: str, what: str) -> ConfigurationProblem:
    return ConfigurationProblem(
        where=f"[gateway] {key}", what=what, todo="Mend it in faxflow.toml; nothing was sent."
    )
