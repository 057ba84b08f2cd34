"""Any document that arrived: its pages of words, or why it could not be read."""

import codecs
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from faxflow.adapters.documents import pdf, pictures
from faxflow.adapters.documents.html_page import typed_html
from faxflow.adapters.documents.kind import kind_of
from faxflow.adapters.documents.raster import Raster
from faxflow.adapters.documents.scan import ScannedPage, Scanner
from faxflow.adapters.documents.word_file import typed_word
from faxflow.domain.referrals.document_text import DocumentKind, DocumentText, Page, Unreadable
from faxflow.domain.referrals.plain_text import plain_document

MOST_PAGES: Final = 8
"""A form is among the first pages; the hundreds that may follow are records."""
_MOST_BYTES: Final = 200_000_000

Seen = Raster | Page | str
"""A page to be recognised, one whose text is known, or why it is neither."""


def read_document(
    content: bytes, *, scratch: Path | None = None, most_pages: int = MOST_PAGES
) -> DocumentText | Unreadable:
    """What the document says, whatever its name; pictures lie below `scratch` while they are read.

    `scratch` must be there already; None is the system's own folder for such files.
    """
    if len(content) > _MOST_BYTES:
        return Unreadable("it is larger than any referral")
    kind = kind_of(content)
    if isinstance(kind, Unreadable):
        return kind
    try:
        if kind in {DocumentKind.TEXT, DocumentKind.HTML, DocumentKind.WORD}:
            return _typed(content, kind)
        with TemporaryDirectory(dir=scratch, prefix="scan-") as folder:
            return _paged(content, kind, Scanner(Path(folder)), most_pages)
    except MemoryError:
        return Unreadable("it is too large for this machine")
    except OSError:
        return Unreadable("there is no room to read it in")


def _typed(content: bytes, kind: DocumentKind) -> DocumentText | Unreadable:
    typed: str | Unreadable
    if kind is DocumentKind.WORD:
        typed = typed_word(content)
    else:
        text = _decoded(content)
        typed = typed_html(text) if kind is DocumentKind.HTML else text
    return typed if isinstance(typed, Unreadable) else plain_document(typed, kind)


def _decoded(content: bytes) -> str:
    """The text by its byte order mark, else as UTF-8, else as Windows writes it."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _paged(
    content: bytes, kind: DocumentKind, scanner: Scanner, most: int
) -> DocumentText | Unreadable:
    if kind is not DocumentKind.PDF:
        total = pictures.count_pages(content)
        if isinstance(total, Unreadable):
            return total
        return _gathered(scanner.read(_numbered(pictures.pages_of(content, most))), kind, total)
    document = pdf.open_pdf(content)
    if isinstance(document, Unreadable):
        return document
    with closing(document):
        seen = _numbered(pdf.pages_of(document, most))
        return _gathered(scanner.read(seen), kind, len(document))


def _numbered(pages: Iterable[pdf.PdfPage]) -> Iterator[tuple[int, Seen]]:
    for number, page in enumerate(pages, start=1):
        yield number, Page(number, page) if isinstance(page, tuple) else page


def _gathered(
    pages: Iterable[ScannedPage], kind: DocumentKind, total: int
) -> DocumentText | Unreadable:
    read = list(pages)
    troubles = [(one.page.number, one.why) for one in read if one.why is not None]
    if len(troubles) == len(read):
        return Unreadable(troubles[0][1] if troubles else "it has no pages")
    left_out = [f"page {number}: {why}" for number, why in troubles]
    if total > len(read):
        left_out.append(f"only the first {len(read)} of {total} pages were read")
    was_scanned = any(one.was_scanned for one in read)
    return DocumentText(tuple(one.page for one in read), kind, was_scanned, tuple(left_out))
