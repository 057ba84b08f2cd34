"""The parts of a Word package that hold text which people see."""

from collections.abc import Iterator
from typing import Final

from docx.document import Document
from docx.opc.part import Part

_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_KINDS: Final = ("document.main", "header", "footer", "footnotes", "endnotes")
_TYPES: Final = frozenset(f"{_WORD}{kind}+xml" for kind in _KINDS)


def text_parts(document: Document) -> Iterator[Part]:
    """The body, headers, footers and notes."""
    parts = document.part.package.iter_parts()
    return (part for part in parts if part.content_type in _TYPES)
