"""Headers of a mail as legible text, whatever their encoding or damage."""

from collections.abc import Mapping
from datetime import UTC, datetime
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import parsedate_to_datetime

from faxflow.domain.verdict_reading.whole_text import whole_text

Headers = Mapping[str, str]
"""By lower-case name; of several of one name, the topmost."""


def headers_of(part: Message) -> Headers:
    """The part's headers as they were written, all at once: asking one by one is slow."""
    return {name.lower(): value for name, value in reversed(list(part.raw_items()))}


def header_text(headers: Headers, name: str) -> str:
    """The header decoded and unfolded; empty when it is missing or says nothing legible."""
    value = headers.get(name, "")
    if not value.isascii():
        value = value.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    if "=?" in value:
        value = _decoded_words(value)
    return " ".join(value.split())


def _decoded_words(value: str) -> str:
    try:
        pieces = decode_header(value)
    except (HeaderParseError, ValueError):
        return value
    return whole_text("".join(_word(piece, charset) for piece, charset in pieces))


def _word(piece: bytes | str, charset: str | None) -> str:
    if isinstance(piece, str):
        return piece
    try:
        return piece.decode(charset or "ascii", "replace")
    except (LookupError, ValueError):
        return piece.decode("utf-8", "replace")


def file_name(part: Message, headers: Headers) -> str:
    """The name of an attached file, empty when it has none."""
    if "name" not in headers.get("content-disposition", "") + headers.get("content-type", ""):
        return ""
    try:
        return _decoded_words(str(part.get_filename() or ""))
    except (LookupError, ValueError, TypeError):
        return ""


def report_type(message: Message, headers: Headers) -> str:
    """What kind of report a multipart/report is, lower-case; empty for any other mail."""
    if "report" not in headers.get("content-type", "").lower():
        return ""
    try:
        return str(message.get_param("report-type") or "").lower()
    except (LookupError, ValueError, TypeError):
        return ""


def sent_at(headers: Headers) -> datetime | None:
    """When the mail says that it was sent, aware; None without a date that can be read.

    A date in no zone is UTC (RFC 5322 3.3: "-0000").
    """
    try:
        written = parsedate_to_datetime(header_text(headers, "date"))
        return written.astimezone(UTC) if written.tzinfo else written.replace(tzinfo=UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
