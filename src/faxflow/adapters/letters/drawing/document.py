"""A filled Word document as a PDF."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

from docx.enum.section import WD_SECTION
from docx.exceptions import PythonDocxError
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from lxml import etree
from reportlab.platypus import BaseDocTemplate, Flowable, NextPageTemplate, PageBreak
from reportlab.platypus.doctemplate import LayoutError

from faxflow.adapters.letters.drawing.blocks import element_blocks, elements, story_blocks
from faxflow.adapters.letters.drawing.lists import BULLET, ListLabels
from faxflow.adapters.letters.drawing.pages import SectionPages
from faxflow.adapters.letters.drawing.plain.document import PlainDocument, open_plain
from faxflow.adapters.letters.drawing.proof import prove_complete
from faxflow.adapters.letters.drawing.style_book import StyleBook
from faxflow.adapters.letters.drawing.text import Pen
from faxflow.adapters.letters.drawing.typefaces import Typefaces, typefaces_for
from faxflow.adapters.letters.drawing.undrawable import Undrawable

_TRIES: Final = 4
"""A greater number of pages can make a line longer, and so another page."""
_FOREIGN: Final = (
    *(LookupError, ValueError, ArithmeticError, OSError),
    *(etree.LxmlError, PythonDocxError, OpcError),
)
"""What python-docx and reportlab raise over settings that they did not expect."""


@dataclass(frozen=True, slots=True)
class _Built:
    """The PDF, the pages of each section, and the stories on them, headers once a page."""

    pdf: bytes
    pages: tuple[int, ...]
    stories: list[Any]


def draw_document(content: bytes) -> bytes:
    """The PDF of a .docx, with every word that Word would show. Raises Undrawable."""
    try:
        return _draw(content)
    except Undrawable:
        raise
    except LayoutError as error:
        raise Undrawable("something taller than a page") from error
    except _FOREIGN as error:
        raise Undrawable("a document that is built in this way") from error


def _draw(content: bytes) -> bytes:
    plain = open_plain(content)
    # Styles may show capitals for small letters.
    typefaces = typefaces_for(plain.text + plain.text.upper() + BULLET)
    if typefaces is None:
        what = "right to left, joined, or in no typeface that it has"
        raise Undrawable(f"letters in the template’s own text that are {what}")
    book = StyleBook(plain.document)
    pages = (1,) * len(plain.document.sections)
    for _ in range(_TRIES):
        built = _built(plain, typefaces, book, pages)
        if built.pages == pages:
            prove_complete(built.stories, book, built.pdf)
            return built.pdf
        pages = built.pages
    raise Undrawable("a count of pages that changes with the pages")


def _built(
    plain: PlainDocument, typefaces: Typefaces, book: StyleBook, pages: tuple[int, ...]
) -> _Built:
    """The document, in which every page says that its sections have so many pages."""
    document = plain.document
    pen = Pen(typefaces, {"NUMPAGES": sum(pages)}, ListLabels(document, book), book)
    even_differ = document.settings.odd_and_even_pages_header_footer
    sections: list[SectionPages] = []
    for section, count in zip(document.sections, pages, strict=True):
        own = replace(pen, numbers={**pen.numbers, "SECTIONPAGES": count})
        before = sections[-1] if sections else None
        sections.append(SectionPages(section, before, own, even_differ=even_differ))
    buffer = io.BytesIO()
    builder = BaseDocTemplate(buffer, invariant=1)
    builder.addPageTemplates([section.template() for section in sections])
    builder.build(list(_story(plain, sections, pen)))
    bands = [band for section in sections for band in section.drawn]
    stories = [document.element.body, *plain.notes, *bands]
    return _Built(buffer.getvalue(), tuple(section.pages for section in sections), stories)


def _story(plain: PlainDocument, sections: list[SectionPages], pen: Pen) -> Iterator[Flowable]:
    """The body, section by section, and after it the notes."""
    document = plain.document
    body, at = document._body, 0
    for element in elements(document.element.body):
        yield from element_blocks(element, body, pen, sections[at].width)
        if element.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None:
            at += 1
            yield NextPageTemplate(sections[at].name)
            if document.sections[at].start_type != WD_SECTION.CONTINUOUS:
                yield PageBreak()
    for note in plain.notes:
        yield from story_blocks(note, body, pen, sections[at].width)
