"""A raw mail as the plain text and few headers that its meaning rests on."""

import email
import hashlib
import re
from dataclasses import dataclass
from datetime import datetime
from email.errors import CloseBoundaryNotFoundDefect
from email.message import Message
from email.utils import parseaddr

from faxflow.domain.verdict_reading.header_text import (
    file_name,
    header_text,
    report_type,
    sent_at,
)
from faxflow.domain.verdict_reading.html_lines import html_lines
from faxflow.domain.verdict_reading.marked_text import plain_lines
from faxflow.domain.verdict_reading.sign_off import before_sign_off

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_HYPHENS = re.compile("[\u2010-\u2015\u2212]")
_SPACES = re.compile(r"[^\S\t\n]")
_RETURNED_TYPES = frozenset({"message/rfc822", "text/rfc822-headers", "message/global-headers"})
_RETURNED_HEADERS = ("Subject", "Message-ID", "X-Faxflow-Attempt", "To")
_TELLING_HEADERS = frozenset({"from", "to", "subject", "date", "message-id", "received"})
_MARKED_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_WIDE = str.maketrans("０１２３４５６７８９＋－（）", "0123456789+-()")
_MAX_TEXT = 200_000
_DEEPEST = 20  # parts within parts; nobody means more


@dataclass(frozen=True, slots=True)
class Recipient:
    """One recipient of a delivery status report (RFC 3464, 2.3), names and values lower-case
    but for the diagnostic."""

    address: str
    action: str
    status: str
    diagnostic: str


@dataclass(frozen=True, slots=True)
class MailText:
    """The mail's own words: `lines` from its text parts, `returned` from mail that it carries;
    `told` is what `lines` hold above the signatures.

    `damaged` is true when headers or parts broke off, so that one may stand for another.
    """

    message_id: str
    content_hash: str
    sender: str
    sender_name: str
    subject: str
    lines: tuple[str, ...]
    told: tuple[str, ...]
    attachments: tuple[str, ...]
    returned: str
    recipients: tuple[Recipient, ...]
    content_type: str
    report_type: str
    authentication: str
    auto_submitted: str
    answered: str
    machine_headers: bool
    sent_at: datetime | None
    damaged: bool
    message: Message

    @property
    def domain(self) -> str:
        """The sender's domain, empty when the address has none."""
        return self.sender.rpartition("@")[2] if "@" in self.sender else ""

    def header(self, name: str) -> str:
        """Any header of the mail as text, empty when it is missing."""
        return header_text(self.message, name)


def is_mail(raw: bytes) -> bool:
    """True when the bytes begin with the headers of a mail."""
    message = email.message_from_bytes(raw[:_MAX_TEXT])
    return any(name.lower() in _TELLING_HEADERS for name in message.keys())  # noqa: SIM118 - no mapping


def mail_text(raw: bytes) -> MailText:
    """The mail, decoded as far as it can be; damage is read around, never raised."""
    message = email.message_from_bytes(raw)
    parts = _Parts()
    parts.gather(message, depth=0)
    texts = parts.texts()
    name, address = parseaddr(header_text(message, "From"))
    return MailText(
        message_id=header_text(message, "Message-ID"),
        content_hash=hashlib.sha256(raw).hexdigest(),
        sender=address.lower(),
        sender_name=name,
        subject=_tidy(header_text(message, "Subject")).replace("\t", " ").strip(),
        lines=tuple(line for part in texts for line in part),
        told=tuple(line for part in texts for line in before_sign_off(part)),
        attachments=tuple(parts.attachments),
        returned="\n".join(parts.returned),
        recipients=tuple(parts.recipients),
        content_type=message.get_content_type(),
        report_type=report_type(message),
        authentication=header_text(message, "Authentication-Results").lower(),
        auto_submitted=header_text(message, "Auto-Submitted").lower(),
        answered=header_text(message, "In-Reply-To") + " " + header_text(message, "References"),
        machine_headers=_machine_headers(message),
        sent_at=sent_at(message),
        damaged=_is_damaged(message, address),
        message=message,
    )


class _Parts:
    def __init__(self) -> None:
        self.plain: list[str] = []
        self.html: list[str] = []
        self.attachments: list[str] = []
        self.returned: list[str] = []
        self.recipients: list[Recipient] = []

    def gather(self, part: Message, *, depth: int) -> None:
        kind = part.get_content_type()
        name = file_name(part)
        if name:
            self.attachments.append(name)
        if kind in _RETURNED_TYPES:
            self.returned.append(_returned_headers(part))
        elif kind == "message/delivery-status":
            self.recipients += _recipients(part)
        elif part.is_multipart():
            for child in _children(part) if depth < _DEEPEST else ():
                self.gather(child, depth=depth + 1)
        elif kind.startswith("text/") and not _is_attached(part):
            self._read(part, kind)

    def texts(self) -> list[list[str]]:
        """The lines of each text part, plain ones first."""
        plain = (plain_lines(_tidy(source)) for source in self.plain)
        pages = (_tidy("\n".join(html_lines(source))).split("\n") for source in self.html)
        return [[line.rstrip() for line in lines] for lines in (*plain, *pages)]

    def _read(self, part: Message, kind: str) -> None:
        (self.html if kind == "text/html" else self.plain).append(_decoded(part))


def _children(part: Message) -> list[Message]:
    payload = part.get_payload()
    return [child for child in payload if isinstance(child, Message)]


def _is_attached(part: Message) -> bool:
    return header_text(part, "Content-Disposition").lower().startswith("attachment")


def _decoded(part: Message) -> str:
    """The part's text; an unknown or wrong charset falls back to UTF-8, then to cp1252."""
    payload = part.get_payload(decode=True)
    content = payload[:_MAX_TEXT] if isinstance(payload, bytes) else b""
    if content.startswith(_MARKED_UTF16):
        return content.decode("utf-16", "replace")
    for charset in (part.get_content_charset() or "utf-8", "utf-8"):
        try:
            return content.decode(charset)
        except (LookupError, UnicodeError, ValueError):
            continue
    return content.decode("cp1252", "replace")


def _tidy(text: str) -> str:
    plain = _HYPHENS.sub("-", _INVISIBLE.sub("", text)).replace("\r\n", "\n").replace("\r", "\n")
    return _SPACES.sub(" ", plain).replace("’", "'").translate(_WIDE)


def _machine_headers(message: Message) -> bool:
    return (
        header_text(message, "Auto-Submitted").lower().startswith("auto-generated")
        or header_text(message, "X-Auto-Response-Suppress") != ""
        or header_text(message, "Precedence").lower() in {"bulk", "auto"}
    )


def _is_damaged(message: Message, address: str) -> bool:
    """A missing last boundary is common and loses nothing; a nameless sender is no sender."""
    broken = [one for one in message.defects if not isinstance(one, CloseBoundaryNotFoundDefect)]
    return bool(broken) or not address


def _returned_headers(part: Message) -> str:
    """The headers of a mail that came back, whether as a mail or as bare header text."""
    children = _children(part) if part.is_multipart() else []
    if not children:
        return _decoded(part)
    inner = children[0]
    named = [f"{name}: {header_text(inner, name)}" for name in _RETURNED_HEADERS if inner.get(name)]
    names = [file_name(piece) for piece in inner.walk()]
    return "\n".join([*named, *filter(None, names)])


def _recipients(part: Message) -> list[Recipient]:
    return [_recipient(block) for block in _children(part) if block.get("Action")]


def _recipient(block: Message) -> Recipient:
    address = header_text(block, "Original-Recipient") or header_text(block, "Final-Recipient")
    return Recipient(
        address=address.partition(";")[2].strip() or address,
        action=header_text(block, "Action").lower(),
        status=header_text(block, "Status"),
        diagnostic=header_text(block, "Diagnostic-Code"),
    )
