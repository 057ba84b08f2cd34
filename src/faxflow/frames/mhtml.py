"""Web archives (MHTML), as Excel, SQL Server Reporting Services and browsers save them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from email.parser import BytesParser

from faxflow.frames.encoding import Decoded, decode

_HEAD = 4096
_BEGINS = re.compile(rb"\s*(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?MIME-Version:", re.IGNORECASE)
_HTML = "text/html"
_SHEET = re.compile(
    r"<x:Name>([^<]*)</x:Name>\s*<x:WorksheetSource\s+HRef=[\"']([^\"']*)", re.IGNORECASE
)
_TABS = "tabstrip"


@dataclass(frozen=True, slots=True)
class WebPage:
    """A page of the archive; `name` is the worksheet's that it shows."""

    text: Decoded
    name: str | None


def looks_like_mhtml(content: bytes) -> bool:
    """Whether the content begins as a mail does, and holds a page."""
    return _BEGINS.match(content[:_HEAD]) is not None and b"text/html" in content.lower()


def web_pages(content: bytes) -> list[WebPage]:
    """The archive's pages in their order, without the one that only lists the others."""
    parts = list(_parts(content))
    names = {_file(place): name for _, text in parts for name, place in _SHEET.findall(text.text)}
    return [
        WebPage(text, names.get(place))
        for place, text in parts
        if _TABS not in place and not _SHEET.search(text.text)
    ]


def _parts(content: bytes) -> Iterator[tuple[str, Decoded]]:
    """Each page with the name of its file."""
    archive = BytesParser().parsebytes(content.lstrip())
    for part in archive.walk():
        if part.get_content_type() == _HTML:
            text = _text(part)
            if text is not None:
                yield _file(str(part.get("Content-Location") or "")), text


def _text(part: Message) -> Decoded | None:
    body = part.get_payload(decode=True)
    if not isinstance(body, bytes):
        return None
    told = decode(body)
    charset = part.get_content_charset()
    if told is None or charset is None or told.encoding != "cp1252":
        return told
    try:
        return Decoded(body.decode(charset), charset)
    except (LookupError, UnicodeDecodeError):
        return told


def _file(place: str) -> str:
    return place.replace("\\", "/").rsplit("/", 1)[-1].lower()
