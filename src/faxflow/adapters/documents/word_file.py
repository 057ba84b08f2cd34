"""The paragraphs and tables of a Word document, typed as plain text."""

import io
import zipfile
from collections.abc import Iterator
from typing import Final

from docx import Document
from docx.opc.exceptions import OpcError
from docx.table import Table
from lxml import etree

from faxflow.adapters.documents.columns import typed_table
from faxflow.domain.referrals.document_text import Unreadable

_MOST_BYTES: Final = 40_000_000
"""What the parts of an honest referral unpack to at the very most."""
_BROKEN: Final = (
    OpcError,
    zipfile.BadZipFile,
    etree.LxmlError,
    KeyError,
    ValueError,
    AttributeError,
    NotImplementedError,
    OSError,
)
"""What python-docx raises over damaged documents."""


def typed_word(content: bytes) -> str | Unreadable:
    """The document's text, tables in columns, headers first."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(part.file_size for part in archive.infolist()) > _MOST_BYTES:
                return Unreadable("the Word document unpacks to far more than a referral")
        document = Document(io.BytesIO(content))
        return "\n".join(_blocks(document.iter_inner_content()))
    except _BROKEN:
        return Unreadable("the Word document is damaged")


def _blocks(content: Iterator[object]) -> Iterator[str]:
    for block in content:
        if isinstance(block, Table):
            # A cell that spans columns is told once for each of them.
            rows = (list({id(cell._tc): cell for cell in row.cells}.values()) for row in block.rows)
            yield typed_table([[cell.text for cell in row] for row in rows])
        else:
            yield str(getattr(block, "text", ""))
