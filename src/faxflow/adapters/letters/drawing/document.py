"""A filled Word document as a PDF."""

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

import docx
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml import etree
from reportlab.platypus import BaseDocTemplate, Flowable, NextPageTemplate, PageBreak
from reportlab.platypus.doctemplate import LayoutError

from faxflow.adapters.letters.drawing.blocks import element_blocks, elements, story_blocks
from faxflow.adapters.letters.drawing.fields import Undrawable
from faxflow.adapters.letters.drawing.lists import BULLET, ListLabels
from faxflow.adapters.letters.drawing.pages import SectionPages
from faxflow.adapters.letters.drawing.style_book import StyleBook
from faxflow.adapters.letters.drawing.text import Pen
from faxflow.adapters.letters.drawing.typefaces import Typefaces, typefaces_for
from faxflow.adapters.letters.filling.word_parts import text_parts

_NOTES: Final = ("w:footnote", "w:endnote")


def draw_document(content: bytes) -> bytes:
    """The PDF of a .docx. Raises Undrawable."""
    document = docx.Document(io.BytesIO(content))
    typefaces = typefaces_for(_all_text(document) + BULLET)
    if typefaces is None:
        raise Undrawable("letters that no typeface here has")
    try:
        pages, pdf = _built(document, typefaces, total=1)
        return pdf if pages == 1 else _built(document, typefaces, total=pages)[1]
    except LayoutError as error:
        raise Undrawable("something taller than a page") from error


def _built(document: Document, typefaces: Typefaces, *, total: int) -> tuple[int, bytes]:
    """How many pages it took, and the PDF in which every page says that there are `total`."""
    book = StyleBook(document)
    pen = Pen(typefaces, {"NUMPAGES": str(total)}, ListLabels(document, book), book)

    def pen_for(page: int) -> Pen:
        return replace(pen, numbers={**pen.numbers, "PAGE": str(page)})

    even_differ = document.settings.odd_and_even_pages_header_footer
    sections = [
        SectionPages(section, f"section-{number}", pen_for, even_differ=even_differ)
        for number, section in enumerate(document.sections)
    ]
    buffer = io.BytesIO()
    builder = BaseDocTemplate(buffer, invariant=1)
    builder.addPageTemplates([section.template() for section in sections])
    builder.build(list(_story(document, sections, pen)))
    return builder.page, buffer.getvalue()


def _story(document: Document, sections: list[SectionPages], pen: Pen) -> Iterator[Flowable]:
    """The body, section by section, and after it the notes."""
    body, at = document._body, 0
    for element in elements(document.element.body):
        yield from element_blocks(element, body, pen, sections[at].width)
        if element.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None:
            at += 1
            yield NextPageTemplate(sections[at].name)
            if document.sections[at].start_type != WD_SECTION.CONTINUOUS:
                yield PageBreak()
    for note in _notes(document):
        yield from story_blocks(note, body, pen, sections[at].width)


def _notes(document: Document) -> Iterator[etree._Element]:
    """Foot- and endnotes; those with a type are lines and spacers, which Word draws itself."""
    for part in text_parts(document):
        for note in parse_xml(part.blob).iterchildren(*map(qn, _NOTES)):
            if note.get(qn("w:type")) is None:
                yield note


def _all_text(document: Document) -> str:
    roots = (parse_xml(part.blob) for part in text_parts(document))
    return "".join(text.text or "" for root in roots for text in root.iter(qn("w:t")))
