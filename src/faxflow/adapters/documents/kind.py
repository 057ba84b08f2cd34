"""What a document is, by its first bytes; its name and its sender's word count for nothing."""

import codecs
import io
import re
import zipfile
from typing import Final

from faxflow.domain.referrals.document_text import DocumentKind, Unreadable

_HEAD: Final = 1024
"""A PDF may begin after some other bytes, but not after more than these."""
_HTML: Final = re.compile(
    rb"\s*<(?:!doctype html|html|head|body|table|div|p|meta)\b", re.IGNORECASE
)
_MOST_CONTROLS: Final = 0.01
_TEXT_CONTROLS: Final = b"\t\n\r\f\x1b\x1a"
_SIGNS: Final = (
    (b"II*\0", DocumentKind.TIFF),
    (b"MM\0*", DocumentKind.TIFF),
    (b"\x89PNG\r\n\x1a\n", DocumentKind.PNG),
    (b"\xff\xd8\xff", DocumentKind.JPEG),
)
_KNOWN_BUT_CLOSED: Final = (
    (b"\xd0\xcf\x11\xe0", "it is an old Office document; have it sent as PDF"),
    (b"{\\rtf", "it is a rich-text document; have it sent as PDF"),
    (b"GIF8", "it is a GIF picture; have it sent as PDF"),
)


def kind_of(content: bytes) -> DocumentKind | Unreadable:
    """The document's kind, or why it cannot be read."""
    if not content:
        return Unreadable("it is empty")
    for sign, kind in _SIGNS:
        if content.startswith(sign):
            return kind
    for sign, why in _KNOWN_BUT_CLOSED:
        if content.startswith(sign):
            return Unreadable(why)
    if content.startswith(b"PK\x03\x04"):  # it may hold PDFs as they are
        return _kind_of_archive(content)
    if b"%PDF-" in content[:_HEAD]:
        return DocumentKind.PDF
    return _kind_of_text(content)


def _kind_of_archive(content: bytes) -> DocumentKind | Unreadable:
    """A Word document is a zip archive, but few archives are one."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return Unreadable("it is a damaged archive or Office document")
    if "word/document.xml" in names:
        return DocumentKind.WORD
    return Unreadable("it is an archive, or an Office document other than Word's")


def _kind_of_text(content: bytes) -> DocumentKind | Unreadable:
    head = content[:_HEAD]
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return DocumentKind.TEXT
    controls = sum(byte < ord(" ") and byte not in _TEXT_CONTROLS for byte in head)
    if controls > len(head) * _MOST_CONTROLS:
        return Unreadable("it is of no kind that can be read here")
    bare = head.removeprefix(codecs.BOM_UTF8)
    return DocumentKind.HTML if _HTML.match(bare) else DocumentKind.TEXT
