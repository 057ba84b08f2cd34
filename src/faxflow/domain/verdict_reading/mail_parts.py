"""The parts of a mail by what they are: text, attachments, mail that came back, reports."""

import csv
from dataclasses import dataclass
from email.message import Message

from faxflow.domain.verdict_reading.header_text import (
    Headers,
    file_name,
    header_text,
    headers_of,
)
from faxflow.domain.verdict_reading.html_lines import html_lines
from faxflow.domain.verdict_reading.marked_text import plain_lines
from faxflow.domain.verdict_reading.tidy import tidy
from faxflow.domain.verdict_reading.whole_text import whole_text

_MARKED_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_RETURNED_TYPES = frozenset({"message/rfc822", "text/rfc822-headers", "message/global-headers"})
_REPORT_TYPES = frozenset({"text/plain", "text/csv", "text/html", "text/comma-separated-values"})
_RETURNED_HEADERS = ("Subject", "Message-ID", "X-Faxflow-Attempt", "To")
_MAX_TEXT = 100_000  # characters; what is longer no gateway wrote, and reading it takes seconds
_MAX_LINE = 5_000  # characters
_DEEPEST = 20  # parts within parts; nobody means more


@dataclass(frozen=True, slots=True)
class Recipient:
    """One recipient of a delivery status report (RFC 3464, 2.3), names and values lower-case
    but for the diagnostic."""

    address: str
    action: str
    status: str
    diagnostic: str


class Parts:
    """Gathers a mail's parts; damage is read around. `cut_short` when a text was too long."""

    def __init__(self, message: Message) -> None:
        self.plain: list[str] = []
        self.html: list[str] = []
        self.attachments: list[str] = []
        self.attached: list[str] = []
        self.returned: list[str] = []
        self.recipients: list[Recipient] = []
        self.cut_short = False
        self._gather(message, depth=0)

    def texts(self) -> list[list[str]]:
        """The lines of each text part, plain ones first."""
        plain = (plain_lines(tidy(source)) for source in self.plain)
        pages = (tidy("\n".join(html_lines(source))).split("\n") for source in self.html)
        texts = [[line.rstrip() for line in lines] for lines in (*plain, *pages)]
        self.cut_short |= any(len(line) > _MAX_LINE for lines in texts for line in lines)
        return [[line[:_MAX_LINE] for line in lines] for lines in texts]

    def _gather(self, part: Message, *, depth: int) -> None:
        headers = headers_of(part)
        kind = part.get_content_type()
        name = file_name(part, headers)
        if name:
            self.attachments.append(name)
        if kind in _RETURNED_TYPES:
            self.returned.append(_returned_headers(part))
        elif kind == "message/delivery-status":
            self.recipients += _recipients(part)
        elif part.is_multipart():
            for child in _children(part) if depth < _DEEPEST else ():
                self._gather(child, depth=depth + 1)
        elif kind.startswith("text/") and not _is_attached(headers):
            self._read(part, page=kind == "text/html")
        elif kind in _REPORT_TYPES:
            self._keep(part, kind)

    def _keep(self, part: Message, kind: str) -> None:
        """The lines of an attached report; the cells of a CSV are parted by tabs, as a page's."""
        text = _decoded(part)[:_MAX_TEXT]
        if kind == "text/html":
            lines = html_lines(text)
        else:
            lines = plain_lines(text) if kind == "text/plain" else _csv_lines(text)
        self.attached += [line[:_MAX_LINE].rstrip() for line in tidy("\n".join(lines)).split("\n")]

    def _read(self, part: Message, *, page: bool) -> None:
        text = _decoded(part)
        self.cut_short |= len(text) > _MAX_TEXT
        (self.html if page else self.plain).append(text[:_MAX_TEXT])


def _csv_lines(text: str) -> list[str]:
    """The rows of a CSV by whichever of the usual marks parts its first row most often."""
    mark = max(",;\t|", key=text.partition("\n")[0].count)
    return ["\t".join(["", *row]) for row in csv.reader(text.splitlines(), delimiter=mark)]


def _children(part: Message) -> list[Message]:
    payload = part.get_payload()
    return [child for child in payload if isinstance(child, Message)]


def _is_attached(headers: Headers) -> bool:
    return header_text(headers, "content-disposition").lower().startswith("attachment")


def _decoded(part: Message) -> str:
    """The part's text; an unknown or wrong charset falls back to UTF-8, then to cp1252."""
    payload = part.get_payload(decode=True)
    content = payload[: 4 * _MAX_TEXT] if isinstance(payload, bytes) else b""
    if content.startswith(_MARKED_UTF16):
        return content.decode("utf-16", "replace")
    for charset in (_charset(part), "utf-8"):
        try:
            return whole_text(content.decode(charset))
        except (LookupError, UnicodeError, ValueError):
            continue
    return content.decode("cp1252", "replace")


def _charset(part: Message) -> str:
    try:
        return part.get_content_charset() or "utf-8"
    except (LookupError, ValueError, TypeError):
        return "utf-8"


def _returned_headers(part: Message) -> str:
    """The headers of a mail that came back, whether as a mail or as bare header text."""
    children = _children(part) if part.is_multipart() else []
    if not children:
        return _decoded(part)
    headers = headers_of(children[0])
    named = [
        f"{name}: {header_text(headers, name.lower())}"
        for name in _RETURNED_HEADERS
        if name.lower() in headers
    ]
    names = [file_name(piece, headers_of(piece)) for piece in children[0].walk()]
    return "\n".join([*named, *filter(None, names)])


def _recipients(part: Message) -> list[Recipient]:
    blocks = (headers_of(block) for block in _children(part))
    return [_recipient(block) for block in blocks if block.get("action")]


def _recipient(block: Headers) -> Recipient:
    address = header_text(block, "original-recipient") or header_text(block, "final-recipient")
    return Recipient(
        address=address.partition(";")[2].strip() or address,
        action=header_text(block, "action").lower(),
        status=header_text(block, "status"),
        diagnostic=header_text(block, "diagnostic-code"),
    )
