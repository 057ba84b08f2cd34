"""A Word paragraph's runs as reportlab's markup."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final
from xml.sax.saxutils import escape

from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from faxflow.adapters.letters.drawing.fields import FieldReader
from faxflow.adapters.letters.drawing.lists import ListLabels
from faxflow.adapters.letters.drawing.style_book import StyleBook
from faxflow.adapters.letters.drawing.typefaces import Typefaces

_UNSEEN: Final = (qn("w:del"), qn("w:moveFrom"))


@dataclass(frozen=True, slots=True)
class Pen:
    """What drawing needs beside the paragraph: typefaces, and the numbers that fields show."""

    typefaces: Typefaces
    numbers: Mapping[str, str]
    labels: ListLabels
    book: StyleBook


def own(paragraph: Paragraph, *names: str) -> Iterator[Any]:
    """The paragraph's elements called so; those of a text box inside it are not its own."""
    element = paragraph._p
    for found in element.iter(*map(qn, names)):
        holder = next(found.iterancestors(qn("w:p")), None)
        if holder is element and next(found.iterancestors(*_UNSEEN), None) is None:
            yield found


def columns(paragraph: Paragraph, pen: Pen) -> list[str]:
    """The paragraph as markup, parted at its tabs."""
    parted = [""]
    reader = FieldReader(pen.numbers)
    for element in own(paragraph, "w:r"):
        run = Run(element, paragraph)
        if pen.book.font(run, paragraph, "hidden"):
            continue
        first, *others = reader.shown(element).split("\t")
        parted[-1] += _marked(first, run, paragraph, pen)
        parted += [_marked(text, run, paragraph, pen) for text in others]
    return parted


def largest_size(paragraph: Paragraph, book: StyleBook) -> float:
    """The size in points of the largest letters, which sets the distance of the lines."""
    runs = [Run(element, paragraph) for element in own(paragraph, "w:r")]
    return max((book.size(paragraph, run) for run in runs), default=book.size(paragraph))


def _marked(text: str, run: Run, paragraph: Paragraph, pen: Pen) -> str:
    """Black whatever colour the template has: a fax knows no other."""
    if not text:
        return ""
    book = pen.book
    capitals = book.font(run, paragraph, "all_caps")
    marked = escape(text.upper() if capitals else text).replace("\n", "<br/>")
    for tag, name in (("b", "bold"), ("i", "italic"), ("u", "underline")):
        if book.font(run, paragraph, name):
            marked = f"<{tag}>{marked}</{tag}>"
    face = pen.typefaces.like(book.font(run, paragraph, "name") or "")
    return f'<font name="{face}" size="{book.size(paragraph, run)}">{marked}</font>'
