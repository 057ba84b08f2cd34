"""A filled .docx, opened and made plain."""

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml import etree

from faxflow.adapters.letters.drawing.plain.alternatives import choose_alternatives
from faxflow.adapters.letters.drawing.plain.notes import numbered_notes
from faxflow.adapters.letters.drawing.plain.refused import refuse_undrawable
from faxflow.adapters.letters.drawing.plain.signs import write_signs
from faxflow.adapters.letters.drawing.plain.word_fields import settle_fields
from faxflow.adapters.letters.drawing.plain.wrappers import unwrap
from faxflow.adapters.letters.filling.word_parts import text_parts

_NOTES: Final = {qn("w:footnotes"): "w:footnote", qn("w:endnotes"): "w:endnote"}


@dataclass(frozen=True, slots=True)
class PlainDocument:
    """The document, its notes in the order of their numbers, and all its text."""

    document: Document
    notes: tuple[Any, ...]
    text: str


def open_plain(content: bytes) -> PlainDocument:
    """The document of a .docx. Raises Undrawable."""
    document = docx.Document(io.BytesIO(content))
    roots = list(_roots(document))
    for root in roots:
        _make_plain(root)
    of_notes: Mapping[str, Any] = {
        _NOTES[str(root.tag)]: root for root in roots if root.tag in _NOTES
    }
    notes = tuple(numbered_notes(document.element.body, of_notes))
    return PlainDocument(document, notes, "".join(map(_text, roots)))


def _roots(document: Document) -> Iterator[Any]:
    """The body, headers and footers as python-docx holds them; notes it does not know."""
    for part in text_parts(document):
        yield getattr(part, "element", None) if hasattr(part, "element") else parse_xml(part.blob)


def _make_plain(root: etree._Element) -> None:
    choose_alternatives(root)
    unwrap(root)
    refuse_undrawable(root)
    write_signs(root)
    settle_fields(root)


def _text(root: etree._Element) -> str:
    return "".join(text.text or "" for text in root.iter(qn("w:t")))
