"""A Word paragraph's runs as reportlab's markup."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final
from xml.sax.saxutils import escape

from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from lxml import etree

from faxflow.adapters.letters.drawing.lists import ListLabels
from faxflow.adapters.letters.drawing.numerals import numeral
from faxflow.adapters.letters.drawing.plain.signs import holds_signs
from faxflow.adapters.letters.drawing.plain.word_fields import NUMBER
from faxflow.adapters.letters.drawing.style_book import StyleBook
from faxflow.adapters.letters.drawing.typefaces import Typefaces
from faxflow.adapters.letters.drawing.undrawable import Undrawable

_BREAKS: Final = {
    qn("w:tab"): "\t",
    qn("w:ptab"): "\t",
    qn("w:cr"): "\n",
    qn("w:br"): "\n",
    qn("w:noBreakHyphen"): "-",
}
_TAGS: Final = (
    *(("b", "bold"), ("i", "italic"), ("u", "underline"), ("strike", "strike")),
    *(("strike", "double_strike"), ("super", "superscript"), ("sub", "subscript")),
)


@dataclass(frozen=True, slots=True)
class Pen:
    """What drawing needs beside the paragraph: typefaces, and the numbers that fields show.

    `page_form` is how the section writes its page numbers, as `numeral` knows it.
    """

    typefaces: Typefaces
    numbers: Mapping[str, int]
    labels: ListLabels
    book: StyleBook
    page_form: str = "decimal"


def own(paragraph: Paragraph, *names: str) -> Iterator[Any]:
    """The paragraph's elements called so; those of a text box inside it are not its own."""
    element = paragraph._p
    for found in element.iter(*map(qn, names)):
        holder = next(found.iterancestors(qn("w:p")), None)
        if holder is element:
            yield found


def columns(paragraph: Paragraph, pen: Pen) -> list[str]:
    """The paragraph as markup, parted at its tabs."""
    parted = [""]
    for element in own(paragraph, "w:r"):
        run = Run(element, paragraph)
        if pen.book.font(run, paragraph, "hidden"):
            continue
        first, *others = _shown(element, pen).split("\t")
        parted[-1] += _marked(first, run, paragraph, pen)
        parted += [_marked(text, run, paragraph, pen) for text in others]
    return parted


def largest_size(paragraph: Paragraph, book: StyleBook) -> float:
    """The size in points of the largest letters, which sets the distance of the lines."""
    runs = [Run(element, paragraph) for element in own(paragraph, "w:r")]
    return max((book.size(paragraph, run) for run in runs), default=book.size(paragraph))


def _shown(run: etree._Element, pen: Pen) -> str:
    """The run's text; tabs and newlines as such. Raises Undrawable."""
    return "".join(_piece(element, pen) for element in run)


def _piece(element: etree._Element, pen: Pen) -> str:
    if element.tag == qn("w:t"):
        return element.text or ""
    if element.tag == NUMBER:
        return _number(element, pen)
    is_page_break = element.get(qn("w:type")) == "page"
    return "" if is_page_break else _BREAKS.get(str(element.tag), "")


def _number(element: etree._Element, pen: Pen) -> str:
    kind = element.get("kind", "")
    if kind not in pen.numbers:
        raise Undrawable(f"Word’s field {kind} in this place")
    form = element.get("form") or (pen.page_form if kind == "PAGE" else "decimal")
    return numeral(pen.numbers[kind], form)


def _marked(text: str, run: Run, paragraph: Paragraph, pen: Pen) -> str:
    """Black whatever colour the template has: a fax knows no other."""
    if not text:
        return ""
    book = pen.book
    font = book.font(run, paragraph, "name") or ""
    if holds_signs(font) and not _names_font(run) and text.strip():
        raise Undrawable(f"text in the font {font} by a style")
    capitals = book.font(run, paragraph, "all_caps")
    marked = escape(text.upper() if capitals else text).replace("\n", "<br/>")
    for tag, name in _TAGS:
        if book.font(run, paragraph, name):
            marked = f"<{tag}>{marked}</{tag}>"
    face = pen.typefaces.like(font)
    return f'<font name="{face}" size="{book.size(paragraph, run)}">{marked}</font>'


def _names_font(run: Run) -> bool:
    """Whether the run names its font itself: then signs in it are plain characters by now."""
    return run.font.name is not None
