"""What a file is, by its first bytes and never by its extension."""

import re
from enum import StrEnum

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_NO_REPORT = {b"%PDF": "it is a PDF", b"\x1f\x8b": "it is a gzip archive", b"{\\rtf": "it is RTF"}
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*"
    r"<(?:!doctype\s+html|html|head|body|table|form|meta|div|style|script|center|font)\b",
    re.IGNORECASE | re.DOTALL,
)


class FileKind(StrEnum):
    WORKBOOK = "workbook"
    TEXT = "text"


def kind_of(content: bytes) -> FileKind:
    """Workbook (zip or OLE) or text; HTML is told from other text by `looks_like_html`."""
    is_workbook = content.startswith((b"PK\x03\x04", _OLE))
    return FileKind.WORKBOOK if is_workbook else FileKind.TEXT


def why_unreadable(content: bytes) -> str | None:
    """What the file plainly is when it is none that holds a table, else None."""
    if not content.strip(b"\x00 \r\n\t"):
        return "it is empty (0 bytes of content)"
    if content.startswith(_OLE) and _ENCRYPTED in content:
        return "it is protected by a password"
    return next((what for mark, what in _NO_REPORT.items() if content.startswith(mark)), None)


def looks_like_html(text: str) -> bool:
    """Whether the text starts as an HTML page does."""
    return _HTML.match(text[:4096]) is not None
