"""Files that hold no report, told by their first bytes or by the streams in them."""

from typing import Final

_BEGIN: Final = {
    b"%PDF": "it is a PDF",
    b"%!PS": "it is a PostScript print file",
    b"\x1bE": "it is a print file for a printer (PCL)",
    b"\x1b%-12345X": "it is a print file for a printer (PJL)",
    b"{\\rtf": "it is RTF",
    b"7z\xbc\xaf": "it is a 7-Zip archive",
    b"Rar!": "it is a RAR archive",
    b"BZh": "it is a bzip2 archive",
    b"\xfd7zXZ": "it is an xz archive",
    b"\x89PNG": "it is a picture",
    b"\xff\xd8\xff": "it is a picture",
    b"II*\x00": "it is a picture",
    b"MM\x00*": "it is a picture",
    b"GIF8": "it is a picture",
    b"SQLite format 3": "it is a database (SQLite)",
    b"PAR1": "it is a Parquet file",
}
_INSIDE: Final = (
    (b"Standard Jet DB", 4, "it is a database (Access)"),
    (b"Standard ACE DB", 4, "it is a database (Access)"),
)
_STREAMS: Final = (
    ("WordDocument", "it is a Word document"),
    ("PowerPoint Document", "it is a presentation"),
    ("__substg1.0_", "it is a mail (Outlook)"),
)
_BINARY: Final = ((b"BM", "it is a picture"), (b"MZ", "it is a program"))
"""Of two letters, with which a text may begin as well."""
_HEAD: Final = 512


def foreign_kind(content: bytes) -> str | None:
    """What the file is by its first bytes, where that is nothing that holds a table."""
    head = content[:_HEAD].lstrip(b"\r\n\t ")
    for mark, what in _BEGIN.items():
        if head.startswith(mark):
            return what
    for mark, place, what in _INSIDE:
        if content.startswith(mark, place):
            return what
    if b"\0" in head:
        return next((what for mark, what in _BINARY if head.startswith(mark)), None)
    return None


def foreign_stream(content: bytes) -> str | None:
    """What an OLE file is by the names of its streams, where it is no workbook."""
    names = ((name.encode("utf-16-le"), what) for name, what in _STREAMS)
    return next((what for name, what in names if name in content), None)


def has_workbook(content: bytes) -> bool:
    """Whether an OLE file has a stream that .xls files keep their sheets in."""
    return any(f"{name}\0".encode("utf-16-le") in content for name in ("Workbook", "Book"))
