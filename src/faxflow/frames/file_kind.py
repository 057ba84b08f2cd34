"""What a file is, by its first bytes and never by its extension."""

import re
import zipfile
from enum import StrEnum
from io import BytesIO

from faxflow.frames.archive import ARCHIVE_FAULTS
from faxflow.frames.foreign_files import foreign_kind, foreign_stream, has_workbook
from faxflow.frames.program_log import is_log

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_GLOBALS = (
    (b"\x09\x08\x10\x00\x00\x06\x05\x00", 20),
    (b"\x09\x08\x08\x00\x00\x05\x05\x00", 12),
)
"""How an .xls begins its workbook: a record BOF (MS-XLS 2.4.21), and how long it is."""
_WRITE_PROTECT, _FILE_PASS = b"\x86\x00\x00\x00", b"\x2f\x00"
_LOCKED = "it is protected by a password"
_PARTS = (("xl/workbook.bin", "xlsb"), ("xl/", "xlsx"), ("content.xml", "ods"))
_OTHER_PARTS = (("word/", "it is a Word document"), ("ppt/", "it is a presentation"))
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*"
    r"<(?:!doctype\s+html|html|head|body|table|form|meta|div|style|script|center|font|span|b|p|h\d"
    r"|tr|td|th|title|link|pre)\b",
    re.IGNORECASE | re.DOTALL,
)
_TABLE = re.compile(
    r"<table\b[^>]*>\s*(?:<(?:thead|tbody|caption|colgroup)\b[^>]*>\s*)*<", re.IGNORECASE
)
_HEAD = 4096
_OTHER_TEXTS = tuple(
    (re.compile(begins, re.IGNORECASE), what)
    for begins, what in (
        (r"<\?xml\b|<[a-z:]+\b[^,|\t]*xmlns", "it is XML"),
        (r"[{\[]\s*(?:[{\"\[]|$)", "it is JSON"),
        (r"MSH\|", "it is an HL7 message"),
        (r"ISA[*|~]", "it is an X12 file"),
        (r"BEGIN:V", "it is a calendar or a contact"),
        (r"(?:[\w-]+: .*\r?\n)*MIME-Version:", "it is a mail or a web archive (MHTML)"),
    )
)


class FileKind(StrEnum):
    WORKBOOK = "workbook"
    TEXT = "text"


def kind_of(content: bytes) -> FileKind:
    """Workbook (zip or OLE) or text; HTML is told from other text by `looks_like_html`."""
    is_workbook = content.startswith((_ZIP, _OLE))
    return FileKind.WORKBOOK if is_workbook else FileKind.TEXT


def why_unreadable(content: bytes) -> str | None:
    """What the file plainly is when it is none that holds a table, else None."""
    if not content.strip(b"\x00 \r\n\t"):
        return "it is empty (0 bytes of content)"
    if content.startswith(_OLE):
        return _why_no_xls(content)
    if content.startswith(_ZIP):
        return _why_no_workbook(content)
    return foreign_kind(content)


def looks_like_html(text: str) -> bool:
    """Whether the text starts as an HTML page does."""
    head = text[:_HEAD]
    return _HTML.match(head) is not None or _TABLE.search(head) is not None


def why_no_table(text: str) -> str | None:
    """What a text plainly is when it is none that holds a table, else None."""
    head = text[:_HEAD].lstrip()
    told = next((what for begins, what in _OTHER_TEXTS if begins.match(head)), None)
    return told or ("it is the log of a program, not a report" if is_log(head) else None)


def workbook_format(content: bytes) -> str:
    """The format of a workbook, as its usual ending: xls, xlsx, xlsb or ods."""
    names = [] if content.startswith(_OLE) else _members(content) or []
    found = (ending for part, ending in _PARTS if any(name.startswith(part) for name in names))
    return next(found, "xls" if content.startswith(_OLE) else "xlsx")


def _why_no_xls(content: bytes) -> str | None:
    """What an OLE file is instead; None for a workbook, and for one that is cut off."""
    if _ENCRYPTED in content or any(_is_locked_behind(content, *begin) for begin in _GLOBALS):
        return _LOCKED
    return None if has_workbook(content) else foreign_stream(content)


def _is_locked_behind(content: bytes, begin: bytes, length: int) -> bool:
    """Whether the workbook that begins so is encrypted: a record FilePass comes next."""
    start = content.find(begin)
    behind = content[start + length :][:16].removeprefix(_WRITE_PROTECT)
    return start >= 0 and behind.startswith(_FILE_PASS)


def _why_no_workbook(content: bytes) -> str | None:
    """What an archive holds instead; None for a workbook, and for one that is cut off."""
    names = _members(content)
    if names is None:
        return None
    for part, what in _OTHER_PARTS:
        if any(name.startswith(part) for name in names):
            return what
    if any(name.startswith(part) for name in names for part, _ in _PARTS):
        return _LOCKED if _is_locked(content) else None
    return "it is a ZIP archive; take the report out of it"


def _members(content: bytes) -> list[str] | None:
    """The names in an archive, or None where its end is lost."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return archive.namelist()
    except ARCHIVE_FAULTS:
        return None


def _is_locked(content: bytes) -> bool:
    """Whether an archive or the manifest of an OpenDocument says that it is encrypted."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        if any(one.flag_bits & 1 for one in archive.infolist()):
            return True
        try:
            manifest = archive.read("META-INF/manifest.xml")
        except (*ARCHIVE_FAULTS, KeyError):
            return False
        return b"encryption-data" in manifest
