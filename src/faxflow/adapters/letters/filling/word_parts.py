"""The parts of a Word package that hold text which people see."""

from collections.abc import Iterator
from typing import Final

from docx.document import Document
from docx.opc.part import Part
from docx.oxml.ns import qn

_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_KINDS: Final = ("document.main", "header", "footer", "footnotes", "endnotes")
_TYPES: Final = frozenset(f"{_WORD}{kind}+xml" for kind in _KINDS)


def text_parts(document: Document) -> Iterator[Part]:
    """The body, headers, footers and notes."""
    parts = document.part.package.iter_parts()
    return (part for part in parts if part.content_type in _TYPES)


def hidden_parts(document: Document) -> frozenset[str]:
    """Headers and footers for first or even pages, where no section has such pages."""
    unused = set[str]()
    if not any(section.different_first_page_header_footer for section in document.sections):
        unused.add("first")
    if not document.settings.odd_and_even_pages_header_footer:
        unused.add("even")
    found, shown = set[str](), set[str]()
    for reference in document.element.body.iter(qn("w:headerReference"), qn("w:footerReference")):
        name = str(document.part.related_parts[reference.get(qn("r:id"))].partname)
        (found if reference.get(qn("w:type")) in unused else shown).add(name.removeprefix("/"))
    return frozenset(found - shown)
